// How a state writes resources: every value as the cloud has it, with the attributes that the cloud filled in, and without
// templates: a text that looks like one is the text itself.
import type { Dialect, Hidden, ResourceBlock } from "../resource-block";
import { escapeTemplate } from "../template-text";
import { isObject, isUnset } from "../values";

/** Attributes of many types that the provider fills in and that say nothing about rules. */
const FILLED_IN: ReadonlySet<string> = new Set([
  "id",
  "self_link",
  "creation_timestamp",
  "effective_labels",
  "terraform_labels",
  "timeouts",
]);

const SENSITIVE: Hidden = {
  words: "is marked as sensitive, and reports would show it",
  remedy: "take the mark from it: rules of a firewall are no secrets",
};

/** Why a resource is not what its values say; a message and a remedy. */
type Fault = readonly [message: string, remedy: string];

export class StateDialect implements Dialect {
  readonly shows = "cloud";
  readonly literal = (text: string): string => text;
  readonly template = escapeTemplate;
  /** The marks of sensitive values, in the form of the values; `true` marks all that is below. */
  readonly #sensitive: unknown;
  readonly #faults: readonly Fault[];
  /** The provider as the state names it. */
  readonly #provider: unknown;

  constructor(sensitive: unknown, faults: readonly Fault[], provider: unknown) {
    this.#sensitive = sensitive;
    this.#faults = faults;
    this.#provider = provider;
  }

  hidden(): Hidden | undefined {
    return this.#sensitive === true ? SENSITIVE : undefined;
  }

  below(key: string | number): Dialect {
    const marks = this.#sensitive;
    if (marks === true) return this;
    const mark = Array.isArray(marks)
      ? (marks as readonly unknown[])[Number(key)]
      : isObject(marks)
        ? marks[key]
        : undefined;
    return new StateDialect(mark, this.#faults, this.#provider);
  }

  /** A state shows every attribute of a type, also those that nobody has set. */
  isOwnKey(key: string, value: unknown): boolean {
    return FILLED_IN.has(key) || isUnset(value);
  }

  isDeployedAsWritten(block: ResourceBlock): boolean {
    for (const [message, remedy] of this.#faults) block.report(message, remedy);
    return this.#faults.length === 0;
  }

  showsWhatIsDeployed(): boolean {
    return this.#faults.length === 0;
  }

  /** Provisioners and actions are not in a state; what they did is not known to it. */
  reportCommands(): void {
    return undefined;
  }

  reportForeignProvider(block: ResourceBlock, providers: readonly string[]): void {
    const source = typeof this.#provider === "string" ? PROVIDER.exec(this.#provider)?.at(-1) : "";
    if (source !== undefined && providers.includes(source)) return;
    block.report(
      "the provider is not the one that the type is known from, so that nothing is known of what it does",
      `use ${providers.join(" or ")}`,
    );
  }

  hidesBlocks(): boolean {
    return false;
  }
}

/** The registries of Terraform and OpenTofu, or a bare name as before Terraform 0.13. */
const PROVIDER =
  /^(?:(?:(?:registry\.(?:terraform\.io|opentofu\.org)\/)?hashicorp\/)?|terraform\.io\/builtin\/)([\w-]+)$/;
const CLOUD_PROVIDER =
  /^((registry\.(terraform\.io|opentofu\.org)\/)?hashicorp\/)?(azurerm|google|google-beta)$/;

/** What speaks against taking a resource of the state by its values. */
export function faultsOf(entry: Readonly<Record<string, unknown>>): readonly Fault[] {
  const faults: Fault[] = [];
  if (entry["deposed_key"] !== undefined) {
    faults.push([
      "an object that was replaced is still there (`deposed_key`)",
      "apply the configuration until nothing is left to be deleted",
    ]);
  }
  if (entry["tainted"] === true) {
    faults.push([
      "the resource is tainted: it may be made in part only",
      "apply the configuration",
    ]);
  }
  const provider = entry["provider_name"];
  if (typeof provider !== "string" || !CLOUD_PROVIDER.test(provider)) {
    faults.push([
      "the provider is not one of the cloud's own",
      "use azurerm, google or google-beta",
    ]);
  }
  return faults;
}
