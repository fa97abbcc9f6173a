// When two rules of which nobody knows all they match are sure to match the same. Only then may packets that are in doubt
// on both sides of a comparison count as unchanged.
import { type RuleOrigin, writtenMeaning } from "../../readers";

/** What the meaning of a document's rules may rest on besides the rules themselves. */
export interface DoubtContext {
  readonly root: unknown;
  readonly facts: unknown;
}

/** A text for a rule in doubt: equal texts of both sides are rules that match the same packets, whatever these are. */
export interface DoubtKeys {
  readonly base: (rule: RuleOrigin) => string;
  readonly head: (rule: RuleOrigin) => string;
}

export function doubtKeys(
  base: DoubtContext | undefined,
  head: DoubtContext | undefined,
): DoubtKeys {
  return { base: keysOf(base), head: keysOf(head) };
}

function keysOf(context: DoubtContext | undefined): (rule: RuleOrigin) => string {
  const facts = `${textOf(context?.facts)}\n${textOf(surroundings(context?.root))}`;
  let root: string | undefined;
  const known = new Map<RuleOrigin, string>();
  return (rule) => {
    const found = known.get(rule);
    if (found !== undefined) return found;
    const definition = writtenMeaning(rule);
    // A reference means what the rest of the document makes of it.
    const rest = /[$%]\{/.test(definition) ? (root ??= textOf(context?.root)) : "";
    const key = [definition, rule.reason ?? "", facts, rest].join("\n");
    known.set(rule, key);
    return key;
  };
}

/** Machines and networks, which decide what tags and groups hold; not the firewalls, which are compared themselves. */
const PLACES = /network|subnet|route|gateway|endpoint|instance|security_group_association$/;
const FIREWALLS =
  /^(azurerm_network_security_(group|rule)|azurerm_(subnet_network|network_interface)_security_group_association|google_compute_firewall)$/;

/** Of a document's resources, those that the contents of a tag or of a group may rest on. */
function surroundings(root: unknown): unknown {
  const resource = (root as { readonly resource?: unknown } | undefined)?.resource;
  if (typeof resource !== "object" || resource === null || Array.isArray(resource)) return resource;
  return Object.entries(resource).filter(([type]) => PLACES.test(type) && !FIREWALLS.test(type));
}

/** Addresses are big numbers, which JSON has none of. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));
}
