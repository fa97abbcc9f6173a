// The second road, plans of Azure: the rules of the groups that are attached to the Edge's subnets and interfaces. A rule of
// which something is known after apply only may or may not be there, for everything that this may turn out to be.
import { everyAddress, Unsupported } from "../plain-addresses";
import { addressesBehind, type AzureFacts, type AzurePoint, gatesOfPoint } from "../plain-azure";
import { AZURE_RULE_KEYS, clause, type PrioritisedRule, readAzureRule } from "../plain-azure-rule";
import { type Body, isBody } from "../plain-document";
import type { PlainGate, PlainRule } from "../plain-packets";
import {
  compare,
  type Could,
  couldHaveId,
  knownText,
  linked,
  partsOf,
  subscriptionOf,
} from "./plain-azure-ids";
import { expressionOf } from "./plain-references";
import { bodies, hasUnknown, markOf, type PlainPlan, type Thing } from "./plain-standing";

const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const SUBNET = "azurerm_subnet";
const NIC = "azurerm_network_interface";
const ON: Readonly<Record<string, readonly [key: string, type: string]>> = {
  azurerm_subnet_network_security_group_association: ["subnet_id", SUBNET],
  azurerm_network_interface_security_group_association: ["network_interface_id", NIC],
};
const HARMLESS = new Set([
  SUBNET,
  NIC,
  "azurerm_resource_group",
  "azurerm_virtual_network",
  "azurerm_public_ip",
  "terraform_data",
]);
const FAMILIES = [4, 6] as const;
const ANYWHERE = FAMILIES.map((family) => everyAddress(family));
const ANYTHING = FAMILIES.map((family) => clause(family, 0, 255));

export function azurePlanGates(plan: PlainPlan, facts: AzureFacts): readonly PlainGate[] {
  for (const { mode, type } of plan.things) {
    if (mode === "data" || HARMLESS.has(type) || type in ON || type === GROUP || type === RULE)
      continue;
    throw new Unsupported(`resource type ${type}`);
  }
  return facts.points.flatMap((point) => gatesAt(plan, point, facts));
}

function gatesAt(plan: PlainPlan, point: AzurePoint, facts: AzureFacts): readonly PlainGate[] {
  const groups = plan.things.filter(({ type }) => type === GROUP);
  const attaching = plan.things.flatMap((thing) => {
    const could = thing.type in ON ? isAt(plan, thing, point.id) : "no";
    return could === "no" ? [] : [{ thing, could }];
  });
  const [only] = attaching;
  if (attaching.length !== 1 || only!.could !== "yes") return untold(point, facts);
  const found = [...linked(plan, only!.thing, "network_security_group_id", groups)].filter(
    ([, could]) => could !== "no",
  );
  if (found.length !== 1 || found[0]![1] !== "yes") return untold(point, facts);
  const group = found[0]![0];
  const rules = rulesOf(plan, group, facts);
  if (rules === undefined) return untold(point, facts);
  return (["inbound", "outbound"] as const).flatMap((direction) =>
    gatesOfPoint(point, direction, { name: group.address, rules }, facts),
  );
}

function isAt(plan: PlainPlan, association: Thing, id: string): Could {
  const [key, type] = ON[association.type]!;
  const text = knownText(association, key);
  if (text !== undefined) return text.toLowerCase() === id.toLowerCase() ? "yes" : "no";
  const all = plan.things.filter((thing) => thing.type === type);
  const named = linked(plan, association, key, all);
  const found = [...named].filter(([, could]) => could !== "no");
  if (found.length === 0) return "perhaps";
  const each = found.map(([thing, could]) => {
    const is = couldHaveId(plan, thing, id);
    return could === "yes" || is === "no" ? is : "perhaps";
  });
  const isOpen = found.some(([, could]) => could === "perhaps");
  if (each.every((one) => one === "no") && !isOpen) return "no";
  return each.length === 1 && !isOpen ? each[0]! : "perhaps";
}

/** Whatever may be attached here. */
function untold(point: AzurePoint, facts: AzureFacts): readonly PlainGate[] {
  const rule: PlainRule = {
    address: "unknown",
    writtenBy: "document",
    action: "allow",
    near: ANYWHERE,
    far: ANYWHERE,
    traffic: ANYTHING,
    sure: false,
  };
  return (["inbound", "outbound"] as const).flatMap((direction) =>
    gatesOfPoint(point, direction, undefined, facts).map((gate) => ({ ...gate, rules: [rule] })),
  );
}

function rulesOf(
  plan: PlainPlan,
  group: Thing,
  facts: AzureFacts,
): readonly PrioritisedRule[] | undefined {
  const home = addressesBehind(facts.points, facts);
  const list = group.values["security_rule"];
  const marks = markOf(group, "security_rule");
  const standalone = plan.things.flatMap((thing) => {
    const could = thing.type === RULE ? belongs(plan, thing, group) : "no";
    return could === "no" ? [] : [{ thing, could }];
  });
  if (marks === true) return undefined;
  const isTold =
    expressionOf(plan, group, "security_rule") !== undefined || group.actions !== "create";
  const inline = bodies(list ?? []);
  if (inline.length === 0 && standalone.length === 0 && !isTold) return undefined;
  const copies = copiesIn(plan, group);
  const own = inline.flatMap((body, at) => {
    if (copies.has(String(body["name"]).toLowerCase()) && group.actions !== "update") return [];
    const mark: unknown = Array.isArray(marks) ? marks[at] : undefined;
    return read(body, mark, `${group.address}.security_rule`, home, true);
  });
  const others = standalone.flatMap(({ thing, could }) =>
    read(thing.values, thing.unknown, thing.address, home, could === "yes"),
  );
  const all = [...own, ...others];
  const names = new Set(all.filter(({ sure }) => sure).map(({ name }) => name));
  if (names.size < all.filter(({ sure }) => sure).length)
    throw new Unsupported("two rules of one name");
  return all;
}

function belongs(plan: PlainPlan, rule: Thing, group: Thing): Could {
  const mine = [
    subscriptionOfRule(plan, rule),
    knownText(rule, "resource_group_name")?.toLowerCase(),
    knownText(rule, "network_security_group_name")?.toLowerCase(),
  ];
  const theirs = partsOf(plan, group);
  const could = compare(mine, theirs);
  // Two of one provider are in one subscription, whichever that is.
  const isOne = compare(mine.slice(1), theirs.slice(1)) === "yes" && mine[0] === theirs[0];
  return isOne ? "yes" : could;
}

function subscriptionOfRule(plan: PlainPlan, rule: Thing): string | undefined {
  const id = knownText(rule, "id");
  const found = id === undefined ? undefined : /^\/subscriptions\/([^/]+)\//.exec(id)?.[1];
  return (found ?? subscriptionOf(plan, rule))?.toLowerCase();
}

/** Names of the group's rules that were objects of their own before. */
function copiesIn(plan: PlainPlan, group: Thing): ReadonlySet<string> {
  const id = knownText(group, "id")?.toLowerCase();
  if (id === undefined) return new Set();
  const names = plan.earlier.flatMap(({ type, values }) => {
    const own = values["id"];
    if (type !== RULE || typeof own !== "string") return [];
    const text = own.toLowerCase();
    return text.startsWith(`${id}/securityrules/`)
      ? [text.slice(`${id}/securityrules/`.length)]
      : [];
  });
  return new Set(names);
}

const UNFELT = new Set(["name", "description", "id"]);
const SIDES = ["source", "destination"] as const;

function read(
  values: Body,
  marks: unknown,
  address: string,
  home: readonly string[],
  sure: boolean,
): readonly PrioritisedRule[] {
  const isOpen = (key: string): boolean => isBody(marks) && hasUnknown(marks[key]);
  const unknown = new Set(AZURE_RULE_KEYS.filter((key) => !UNFELT.has(key) && isOpen(key)));
  const body: Record<string, unknown> = {};
  for (const key of AZURE_RULE_KEYS) if (!unknown.has(key)) body[key] = values[key];
  for (const side of SIDES) body[`${side}_application_security_group_ids`] ||= null;
  if (isOpen("name")) body["name"] = "unknown";
  if (isOpen("description")) body["description"] = null;
  const wide = new Set<string>();
  for (const side of SIDES) {
    for (const [what, instead] of [
      ["address", "*"],
      ["port", "*"],
    ] as const) {
      const keys = AZURE_RULE_KEYS.filter(
        (key) =>
          key.startsWith(`${side}_${what}`) ||
          (what === "address" && key.startsWith(`${side}_app`)),
      );
      if (!keys.some((key) => unknown.has(key))) continue;
      wide.add(`${side} ${what}`);
      for (const key of keys) Reflect.deleteProperty(body, key);
      body[`${side}_${what}_${what === "address" ? "prefix" : "range"}`] = instead;
    }
  }
  if (unknown.has("priority")) body["priority"] = 100;
  if (unknown.has("protocol")) body["protocol"] = "*";
  const directions = unknown.has("direction") ? ["Inbound", "Outbound"] : [body["direction"]];
  const accesses = unknown.has("access") ? ["Allow", "Deny"] : [body["access"]];
  const isSure = sure && unknown.size === 0;
  return directions.flatMap((direction) =>
    accesses.map((access) => {
      const rule = readAzureRule({ ...body, direction, access }, address, home);
      if (isSure) return rule;
      const isIn = rule.direction === "inbound";
      const far = wide.has(isIn ? "source address" : "destination address");
      const near = wide.has(isIn ? "destination address" : "source address");
      return {
        ...rule,
        sure: false,
        name: `${rule.name} ${(count += 1)}`,
        // Of an unknown number, one that only may match is asked first: so it may be asked anywhere.
        priority: (unknown.has("priority") ? 0 : rule.priority) + count / 1e9,
        far: far ? ANYWHERE : rule.far,
        near: near ? ANYWHERE : rule.near,
        traffic: unknown.has("protocol") ? ANYTHING : rule.traffic,
      };
    }),
  );
}

let count = 0;
