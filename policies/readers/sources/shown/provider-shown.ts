// What is alike wherever Terraform shows what a provider answered, in states and in plans: attributes that the provider fills
// in, names of providers, and what speaks against taking an object by its values.
import type { ResourceBlock } from "../../resources/resource-block";
import { isUnset } from "../../resources/values";

/** Attributes of many types that the provider fills in and that say nothing about rules. */
const FILLED_IN: ReadonlySet<string> = new Set([
  "id",
  "self_link",
  "creation_timestamp",
  "effective_labels",
  "terraform_labels",
  "timeouts",
]);

/** Every attribute of a type is shown, also those that nobody has set. */
export function isFilledIn(key: string, value: unknown): boolean {
  return FILLED_IN.has(key) || isUnset(value);
}

/** Why a resource is not what its values say; a message and a remedy. */
export type Fault = readonly [message: string, remedy: string];

/** The registries of Terraform and OpenTofu, or a bare name as before Terraform 0.13. */
const PROVIDER =
  /^(?:(?:(?:registry\.(?:terraform\.io|opentofu\.org)\/)?hashicorp\/)?|terraform\.io\/builtin\/)([\w-]+)$/;
const CLOUD_PROVIDER =
  /^((registry\.(terraform\.io|opentofu\.org)\/)?hashicorp\/)?(azurerm|google|google-beta)$/;

export function reportForeignProvider(
  block: ResourceBlock,
  provider: unknown,
  providers: readonly string[],
): void {
  const source = typeof provider === "string" ? PROVIDER.exec(provider)?.at(-1) : "";
  if (source !== undefined && providers.includes(source)) return;
  block.report(
    "the provider is not the one that the type is known from, so that nothing is known of what it does",
    `use ${providers.join(" or ")}`,
  );
}

/** What speaks against taking an object by its values. */
export function faultsOf(object: {
  readonly provider: unknown;
  readonly isDeposed: boolean;
  readonly isTainted: boolean;
}): readonly Fault[] {
  const faults: Fault[] = [];
  if (object.isDeposed) {
    faults.push([
      "an object that was replaced is still there (`deposed_key`)",
      "apply the configuration until nothing is left to be deleted",
    ]);
  }
  if (object.isTainted) {
    faults.push([
      "the resource is tainted: it may be made in part only",
      "apply the configuration",
    ]);
  }
  if (typeof object.provider !== "string" || !CLOUD_PROVIDER.test(object.provider)) {
    faults.push([
      "the provider is not one of the cloud's own",
      "use azurerm, google or google-beta",
    ]);
  }
  return faults;
}
