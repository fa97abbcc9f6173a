// The app that `cdktf synth` runs: reads the site file, makes one stack of each deployment, lets every stack prove itself,
// and says in a few lines what came out. It only composes; what a rule is and what a proof is live in their rooms.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { App, TerraformBackend, type TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";

import type * as Azure from "./modules/azure";
import type * as Google from "./modules/google";
import { InputError, formatProblem } from "./modules/input";
import type { Ruleset } from "./modules/rulesets";
import { type Backend, type Deployment, loadSite } from "./modules/sites";
import type * as Proof from "./policies/proof";
import type { DeploymentVerdict, WrittenStack } from "./policies/proof";
import type * as Reports from "./policies/report";

/** What the stacks of both clouds have in common. */
interface EdgeStack extends Construct {
  readonly firewall: {
    readonly ruleset: Ruleset;
    readonly proof: { verdict: DeploymentVerdict; milliseconds: number } | undefined;
    prove(): DeploymentVerdict;
  };
}

/** Any backend of Terraform's, with its arguments as the site gives them; `cloud` is one by another name. */
class SiteBackend extends TerraformBackend {
  private readonly backend: Backend;

  constructor(stack: Construct, backend: Backend) {
    super(stack, "backend", backend.type);
    this.backend = backend;
  }

  override toTerraform(): object {
    const { type, config } = this.backend;
    return { terraform: type === "cloud" ? { cloud: config } : { backend: { [type]: config } } };
  }

  override getRemoteStateDataSource(): TerraformRemoteState {
    throw new Error("the stacks of a site do not refer to each other");
  }
}

/** State beside the site, found from the stack's folder: two checkouts of one site synthesize the same bytes. */
function backendOf({ name, backend }: Deployment): Backend {
  const local = { path: `../../../terraform.${name}.tfstate` };
  if (backend === undefined) return { type: "local", config: local };
  return backend.type === "local"
    ? { type: "local", config: { ...local, ...backend.config } }
    : backend;
}

/* eslint-disable @typescript-eslint/no-require-imports --
   A cloud's library is loaded when a deployment needs it, and reports when there is something to report. */

function addStack(app: App, deployment: Deployment): EdgeStack {
  switch (deployment.cloud) {
    case "azure": {
      const { AzureEdgeStack } = require("./modules/azure") as typeof Azure;
      return new AzureEdgeStack(app, deployment);
    }
    case "google": {
      const { GoogleEdgeStack } = require("./modules/google") as typeof Google;
      return new GoogleEdgeStack(app, deployment);
    }
  }
}

function report(verdicts: readonly DeploymentVerdict[]): string {
  const { renderDeployment } = require("./policies/report") as typeof Reports;
  return verdicts.map((verdict) => renderDeployment(verdict)).join("\n");
}

/** The stacks as the synthesis wrote them, whatever has changed them after they checked themselves. */
function written(app: App): readonly WrittenStack[] {
  return Object.values(app.manifest.stacks).map(({ name, synthesizedStackPath }) => {
    const file = join(app.outdir, synthesizedStackPath);
    return { name, file, text: readFileSync(file, "utf8") };
  });
}

/** What speaks against what was written; empty when every deployment is proven. */
function objectionsToFiles(
  app: App,
  deployments: readonly Deployment[],
): readonly DeploymentVerdict[] {
  const { ProofRun } = require("./policies/proof") as typeof Proof;
  const run = new ProofRun(written(app));
  return deployments
    .map((deployment) => run.prove(deployment.name, deployment))
    .filter(({ verdict }) => verdict !== "proven");
}

function fail(against: readonly DeploymentVerdict[]): void {
  process.stderr.write(report(against));
  process.exitCode = against.some(({ verdict }) => verdict === "refuted") ? 1 : 2;
}

/* eslint-enable @typescript-eslint/no-require-imports */

function siteFile(app: App): string {
  const fromContext: unknown = app.node.tryGetContext("site");
  const fromEnvironment = process.env["EDGE_FIREWALL_SITE"] ?? "";
  if (fromEnvironment !== "") return fromEnvironment;
  return typeof fromContext === "string" ? fromContext : "edge.yaml";
}

/** One line for each deployment under a line of headings, in columns; numbers to the right. */
function summary(deployments: readonly Deployment[], stacks: readonly EdgeStack[]): string {
  const rows = deployments.map(({ name, flows }, index) => {
    const firewall = stacks[index]?.firewall;
    const extra = flows.filter((flow) => flow.extra !== undefined).length;
    return [
      name,
      `${flows.length - extra} documented${extra > 0 ? ` + ${extra} extra` : ""}`,
      `${firewall?.ruleset.rules.length ?? 0}`,
      firewall?.proof?.verdict.verdict ?? "not proved",
      `${firewall?.proof?.milliseconds.toFixed(0) ?? "-"} ms`,
    ];
  });
  const lines = [["deployment", "flows", "rules", "verdict", "time"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const cell = (text: string, column: number): string =>
    column === 2 || column === 4
      ? text.padStart(widths[column] ?? 0)
      : text.padEnd(widths[column] ?? 0);
  return lines.map((line) => line.map(cell).join("  ").trimEnd()).join("\n");
}

/** What a deployment that is not proven has against it; empty when every one is proven. */
function objections(stacks: readonly EdgeStack[]): readonly DeploymentVerdict[] {
  return stacks
    .map(({ firewall }) => firewall.proof?.verdict ?? firewall.prove())
    .filter(({ verdict }) => verdict !== "proven");
}

function main(): void {
  // The toolkit takes a stack trace for every token, which nobody reads; mapping those to our sources would take longer
  // than the proof.
  process.setSourceMapsEnabled(false);
  const app = new App();
  const { deployments } = loadSite(siteFile(app));
  const stacks = deployments.map((deployment) => {
    const stack = addStack(app, deployment);
    new SiteBackend(stack, backendOf(deployment));
    return stack;
  });
  try {
    app.synth();
  } catch (error) {
    // The toolkit stops at the first stack that fails and wraps its report into advice to skip the proof.
    const against = objections(stacks);
    if (against.length === 0) throw error;
    fail(against);
    return;
  }
  const against = objectionsToFiles(app, deployments);
  if (against.length > 0) {
    fail(against);
    return;
  }
  // The command redraws its spinner up to the start of the line that we begin on: leave it that line.
  process.stdout.write(`\n${summary(deployments, stacks)}\n`);
}

try {
  main();
} catch (error) {
  // Anything else is not the user's doing: let it show where it happened.
  process.setSourceMapsEnabled(true);
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(error.problems.map((it) => `error: ${formatProblem(it)}\n`).join(""));
  process.exitCode = 2;
}
