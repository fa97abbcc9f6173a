// The only way from a construct to the proof: what its app becomes in Terraform, read back and proved by the checking half,
// which knows nothing of constructs.
import { App, DefaultTokenResolver, StringConcat, TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

import {
  type DeploymentVerdict,
  ProofRun,
  renderStack,
  type WrittenStack,
} from "../../policies/proof";
import type * as Reports from "../../policies/report";
import type { Deployment } from "../sites";
import { writtenOtherwise } from "./written-stacks";

/** The value as it will stand in Terraform: `${azurerm_subnet.edge.id}` instead of the token that a program holds. */
export function resolveTokens<T>(scope: IConstruct, value: T): T {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver }) as T;
}

/** A verdict, and how long it took. */
export interface TimedVerdict {
  readonly verdict: DeploymentVerdict;
  readonly milliseconds: number;
}

/**
 * The self-check of one firewall. Fails the synthesis when its stack is not exact, and once more when all stacks of the app are
 * written: what another stack adds to the Edge, and what aspects and validations change later, is judged then.
 */
export class SynthCheck<D extends Deployment = Deployment> {
  readonly #scope: IConstruct;
  readonly #deployment: D;
  #last: (TimedVerdict & { readonly judged: readonly WrittenStack[] }) | undefined;

  constructor(scope: IConstruct, deployment: D) {
    this.#scope = scope;
    this.#deployment = deployment;
    const stack = TerraformStack.of(scope);
    stack.node.addValidation({ validate: () => explain(this.#proveIn([rendered(stack)])) });
    addToApp(scope.node.root, this);
  }

  /** The last verdict of a synthesis or a call; `undefined` before that. */
  get last(): TimedVerdict | undefined {
    return this.#last;
  }

  /** Judges the stack as it is now, with every other stack of its app beside it. */
  prove(): DeploymentVerdict {
    return this.#proveIn(stacksIn(this.#scope.node.root).map(rendered));
  }

  /**
   * The same at the end of a synthesis, where all stacks are rendered already.
   * @param written the same stacks as their files have them, where that is something else
   */
  atEnd(stacks: readonly WrittenStack[], written?: readonly WrittenStack[]): string[] {
    const judged = this.#last?.judged ?? [];
    const isKnown =
      stacks.length === judged.length && stacks.every(({ text }, at) => text === judged[at]?.text);
    const problems = isKnown ? [] : explain(this.#proveIn(stacks));
    return problems.length > 0 || written === undefined
      ? problems
      : explain(this.#proveIn(written));
  }

  /** The deployment as it will stand in Terraform. */
  get deployment(): D {
    const settings = resolveTokens(this.#scope, this.#deployment.settings);
    return { ...this.#deployment, settings };
  }

  #proveIn(stacks: readonly WrittenStack[]): DeploymentVerdict {
    const started = performance.now();
    const { deployment } = this;
    const { path } = TerraformStack.of(this.#scope).node;
    const verdict = new ProofRun(stacks).prove(path, deployment);
    this.#last = { verdict, milliseconds: performance.now() - started, judged: stacks };
    return verdict;
  }
}

/** The checks of each app: its stacks are rendered once for all of them. */
const CHECKS = new WeakMap<IConstruct, SynthCheck[]>();

/** A stack that no app holds has no end of a synthesis of its own. */
function addToApp(root: IConstruct, check: SynthCheck): void {
  if (!App.isApp(root)) return;
  const known = CHECKS.get(root);
  if (known !== undefined) {
    known.push(check);
    return;
  }
  const checks = [check];
  CHECKS.set(root, checks);
  root.node.addValidation({
    validate: () => {
      const stacks = stacksIn(root).map(rendered);
      const written = writtenOtherwise(root, stacks);
      return checks.flatMap((one) => one.atEnd(stacks, written));
    },
  });
}

function stacksIn(root: IConstruct): readonly TerraformStack[] {
  return root.node.findAll().filter((one) => TerraformStack.isStack(one));
}

function rendered(stack: TerraformStack): WrittenStack {
  return renderStack(stack, stack.node.path);
}

/** For the toolkit's list of failed validations: the whole report, or nothing when the deployment is proven. */
function explain(verdict: DeploymentVerdict): string[] {
  if (verdict.verdict === "proven") return [];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs have nothing to report
  const { renderDeployment } = require("../../policies/report") as typeof Reports;
  return [renderDeployment(verdict)];
}
