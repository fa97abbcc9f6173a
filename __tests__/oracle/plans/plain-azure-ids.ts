// The second road, plans of Azure: whether an object is the one of an id. An object still to be made has no id yet; its
// subscription, its group and its names say which id it will have.
import {
  expressionOf,
  isProviderAlone,
  isProviderTold,
  namedBy,
  providerText,
} from "./plain-references";
import { hasUnknown, markOf, type PlainPlan, type Thing } from "./plain-standing";

export type Could = "yes" | "perhaps" | "no";

/** Parts of an id, in lower case; undefined where nobody knows. */
type Parts = readonly (string | undefined)[];

const KINDS: Readonly<Record<string, readonly string[]>> = {
  azurerm_subnet: ["resource_group_name", "virtual_network_name", "name"],
  azurerm_network_interface: ["resource_group_name", "name"],
  azurerm_network_security_group: ["resource_group_name", "name"],
};
const PATHS: Readonly<Record<string, RegExp>> = {
  azurerm_subnet:
    /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/microsoft\.network\/virtualnetworks\/([^/]+)\/subnets\/([^/]+)$/,
  azurerm_network_interface:
    /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/microsoft\.network\/networkinterfaces\/([^/]+)$/,
  azurerm_network_security_group:
    /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/microsoft\.network\/networksecuritygroups\/([^/]+)$/,
};

export function couldHaveId(plan: PlainPlan, thing: Thing, id: string): Could {
  const wanted = PATHS[thing.type]?.exec(id.toLowerCase());
  if (wanted === undefined || wanted === null) return "no";
  return compare(partsOf(plan, thing), wanted.slice(1));
}

/** Subscription, resource group and names. */
export function partsOf(plan: PlainPlan, thing: Thing): Parts {
  const id = knownText(thing, "id");
  const known = id === undefined ? null : PATHS[thing.type]!.exec(id.toLowerCase());
  if (known !== null) return known.slice(1);
  const subscription = subscriptionOf(plan, thing);
  const names = KINDS[thing.type]!.map((key) => knownText(thing, key));
  return [subscription, ...names].map((text) => text?.toLowerCase());
}

/** One that a provider is not told is the environment's, which is taken for the site's; so is what the only one is told. */
export const SITES = "the site's";

export function subscriptionOf(plan: PlainPlan, thing: Thing): string | undefined {
  if (!isProviderTold(plan, thing, "subscription_id")) return SITES;
  const told = providerText(plan, thing, "subscription_id");
  return told ?? (isProviderAlone(plan, thing) ? SITES : undefined);
}

export function compare(parts: Parts, wanted: Parts): Could {
  const each = parts.map((part, at) => {
    const other = wanted[at];
    if (part === SITES || other === SITES) return "yes";
    if (part === undefined || other === undefined) return "perhaps";
    return part === other ? "yes" : "no";
  });
  if (each.includes("no")) return "no";
  return each.includes("perhaps") ? "perhaps" : "yes";
}

export function knownText(thing: Thing, key: string): string | undefined {
  const value = thing.values[key];
  return typeof value === "string" && value !== "" && !hasUnknown(markOf(thing, key))
    ? value
    : undefined;
}

/** Which of the objects a link of another one leads to, and how surely. */
export function linked(
  plan: PlainPlan,
  from: Thing,
  key: string,
  to: readonly Thing[],
): ReadonlyMap<Thing, Could> {
  const id = knownText(from, key);
  if (id !== undefined)
    return new Map(to.map((thing) => [thing, couldHaveId(plan, thing, id)] as const));
  const { things, elsewhere } = namedBy(plan, from, key);
  const isSure = things.size === 1 && !elsewhere && expressionOf(plan, from, key) !== undefined;
  return new Map(
    to.map((thing) => {
      if (things.has(thing)) return [thing, isSure ? "yes" : "perhaps"] as const;
      return [thing, elsewhere ? "perhaps" : "no"] as const;
    }),
  );
}
