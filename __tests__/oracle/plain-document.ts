// The second road, documents: small strict readers over parsed Terraform JSON. What is not modelled is unsupported.
import { Unsupported } from "./plain-addresses";

export type Body = Readonly<Record<string, unknown>>;

export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly body: Body;
}

/** Resource types that can be in a stack without touching any firewall. */
const HARMLESS = new Set([
  "azurerm_resource_group",
  "azurerm_application_security_group",
  "azurerm_network_interface",
  "azurerm_network_interface_application_security_group_association",
  "azurerm_public_ip",
  "google_compute_address",
  "google_compute_instance",
  "google_service_account",
  "null_resource",
]);
const HARMLESS_BLOCKS = [
  "//",
  "terraform",
  "provider",
  "variable",
  "output",
  "locals",
  "data",
  "moved",
];
const META = ["//", "provider", "depends_on", "lifecycle", "timeouts"];

export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function asBody(value: unknown, what: string): Body {
  if (!isBody(value)) throw new Unsupported(`${what} is not an object`);
  return value;
}

/** Absent and null are the same in Terraform JSON. */
export function isUnset(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** A text that is empty counts as unset in both providers. */
export function isUnsetText(value: unknown): value is null | undefined | "" {
  return isUnset(value) || value === "";
}

export function isToken(text: string): boolean {
  return text.includes("${") || text.includes("%{");
}

/** Terraform makes texts of numbers and flags, and numbers of texts, where an argument wants them. */
export function asText(value: unknown, what: string): string {
  if (typeof value === "boolean" || Number.isInteger(value)) return String(value);
  if (typeof value !== "string" || isToken(value))
    throw new Unsupported(`${what} is not a literal text`);
  return value;
}

/** A text that must be there, as it is written: a template is as good as a literal. */
export function asRequired(value: unknown, what: string): void {
  if (typeof value === "string" ? value === "" : !["number", "boolean"].includes(typeof value))
    throw new Unsupported(`${what} is not a text`);
}

/** A text that says nothing about rules, or nothing. */
export function asRemark(value: unknown, what: string): void {
  if (!isUnsetText(value)) asRequired(value, what);
}

export function asTexts(value: unknown, what: string): readonly string[] {
  if (isUnset(value)) return [];
  if (!Array.isArray(value)) throw new Unsupported(`${what} is not a list`);
  return value.map((item) => asText(item, what));
}

export function asWhole(written: unknown, least: number, most: number, what: string): number {
  const value =
    typeof written === "string" && /^\d{1,6}$/.test(written) ? Number(written) : written;
  if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most) {
    throw new Unsupported(`${what} is not a whole number ${least}..${most}`);
  }
  return value;
}

/** A block that may stand once as an object or several times as a list. */
export function asBlocks(value: unknown, what: string): readonly Body[] {
  if (isUnset(value)) return [];
  return (Array.isArray(value) ? value : [value]).map((item) => asBody(item, what));
}

export function allowOnly(body: Body, keys: readonly string[], what: string): void {
  for (const key of Object.keys(body)) {
    if (!keys.includes(key)) throw new Unsupported(`${what} has the key ${key}`);
  }
}

/** Keys of a resource: its own, and the harmless ones that every resource may have. */
export function allowResourceKeys({ body, address }: Resource, keys: readonly string[]): void {
  allowOnly(body, [...META, ...keys], address);
  if (isUnset(body["lifecycle"])) return;
  for (const lifecycle of asBlocks(body["lifecycle"], address)) {
    allowOnly(lifecycle, ["create_before_destroy", "prevent_destroy"], `${address} lifecycle`);
  }
}

/** All resources; types other than the `understood` ones must be known to be harmless. */
export function readResources(root: unknown, understood: readonly string[]): readonly Resource[] {
  const document = asBody(root, "the document");
  allowOnly(document, [...HARMLESS_BLOCKS, "resource"], "the document");
  const found: Resource[] = [];
  for (const [type, named] of Object.entries(asBody(document["resource"], "resource"))) {
    if (type === "//" || HARMLESS.has(type)) continue;
    if (!understood.includes(type)) throw new Unsupported(`resource type ${type}`);
    for (const [name, value] of Object.entries(asBody(named, type))) {
      if (name === "//") continue;
      const address = `${type}.${name}`;
      const [body, ...others] = asBlocks(value, address);
      if (body === undefined || others.length > 0)
        throw new Unsupported(`${address} is not one block`);
      found.push({ type, name, address, body });
    }
  }
  return found;
}
