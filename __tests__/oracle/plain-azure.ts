// The second road, Azure: what network security groups do with a packet, from the manual: lowest priority first, first
// match decides, then the default rules 65000-65500. Refused by the API is unsupported: such a rule never exists.
import { everyAddress, Unsupported, readPrefix } from "./plain-addresses";
import {
  AZURE_RULE_KEYS,
  clause,
  PROBERS,
  readAzureRule,
  virtualNetwork,
} from "./plain-azure-rule";
import type { PrioritisedRule } from "./plain-azure-rule";
import {
  allowOnly,
  allowResourceKeys,
  asBody,
  asRequired,
  asText,
  isToken,
  isUnset,
  readResources,
} from "./plain-document";
import type { Resource } from "./plain-document";
import type { PlainDirection, PlainGate, PlainRule, Span } from "./plain-packets";

export interface AzureFacts {
  readonly cloud: "azure";
  /** The subnets and network interfaces that must be guarded. */
  readonly points: readonly AzurePoint[];
  /** Addresses of each near role. */
  readonly addresses: Readonly<Record<string, readonly string[]>>;
  /** Other machines live in the subnets; they are judged apart. */
  readonly shared: boolean;
}

export interface AzurePoint {
  /** Id, or reference. */
  readonly id: string;
  /** Near roles behind the point; all when absent. */
  readonly guards?: readonly string[];
}

/** Addresses of the Edge that are behind all of these points. */
export function addressesBehind(points: readonly AzurePoint[], facts: AzureFacts): readonly string[] {
  return Object.entries(facts.addresses)
    .filter(([role]) => points.every(({ guards }) => guards?.includes(role) ?? true))
    .flatMap(([, texts]) => texts);
}

interface Group {
  readonly name: string;
  readonly rules: readonly PrioritisedRule[];
}

const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const ON_SUBNET = "azurerm_subnet_network_security_group_association";
const ON_NIC = "azurerm_network_interface_security_group_association";
const FAMILIES = [4, 6] as const;
const DIRECTIONS = ["inbound", "outbound"] as const;
const EVERYWHERE: readonly Span[] = [everyAddress(4), everyAddress(6)];
const ANYWHERE_PERHAPS: readonly Span[] = [everyAddress(4, false), everyAddress(6, false)];

/** The gates of a document: one for each guarded point and direction, and one for each other place its groups reach. */
export function readAzureGates(root: unknown, facts: AzureFacts): readonly PlainGate[] {
  const resources = readResources(root, [GROUP, RULE, ON_SUBNET, ON_NIC]);
  const groups = readGroups(resources, facts);
  if (groups.length === 0) throw new Unsupported("no firewall in this document");
  const guarded = readAssociations(resources, facts);
  for (const group of guarded.values()) {
    if (!groups.some(({ name }) => name === group)) throw new Unsupported(`no group ${group}`);
  }
  const gates = facts.points.flatMap((point) => {
    const group = groups.find(({ name }) => name === guarded.get(point.id));
    return DIRECTIONS.flatMap((direction) => gatesOfPoint(point, direction, group, facts));
  });
  return [...gates, ...gatesElsewhere(groups, guarded, facts)];
}

export function gatesOfPoint(
  point: AzurePoint,
  direction: PlainDirection,
  group: Group | undefined,
  facts: AzureFacts,
): PlainGate[] {
  const { id: machine, guards } = point;
  const rules = group === undefined ? unguarded(direction) : chainOf(group, direction, facts);
  const edge = {
    machine,
    direction,
    edge: true,
    rules,
    ...(guards === undefined ? {} : { guards }),
  };
  if (!facts.shared) return [edge];
  const own = addressesBehind([point], facts).map((text) => readPrefix(text));
  const isOwn = (near: bigint, family: 4 | 6): boolean =>
    own.some((span) => span.family === family && span.first <= near && near <= span.last);
  return [
    { ...edge, only: isOwn },
    {
      machine: `${machine} (others)`,
      direction,
      edge: false,
      only: (near, family) => !isOwn(near, family),
      rules,
    },
  ];
}

/** Groups on points that the site does not list, and groups on nothing, which somebody may attach later. */
function gatesElsewhere(
  groups: readonly Group[],
  guarded: ReadonlyMap<string, string>,
  facts: AzureFacts,
): PlainGate[] {
  const elsewhere = [...guarded].filter(([point]) => !facts.points.some(({ id }) => id === point));
  const used = new Set(guarded.values());
  const loose = groups.filter(({ name }) => !used.has(name)).map(({ name }) => name);
  const places = [
    ...elsewhere.map(([machine, name]) => ({ machine, name, sure: true })),
    ...loose.map((name) => ({ machine: `nowhere: ${name}`, name, sure: false })),
  ];
  return places.flatMap(({ machine, name, sure }) =>
    DIRECTIONS.map((direction) => {
      const group = groups.find((each) => each.name === name)!;
      const rules = chainOf(group, direction, facts).map((rule) =>
        sure || rule.writtenBy === "cloud" ? rule : { ...rule, sure: false },
      );
      return { machine, direction, edge: false, rules };
    }),
  );
}

// Without any group Azure lets everything out; the manual's pages disagree about inbound.
function unguarded(direction: PlainDirection): readonly PlainRule[] {
  return [
    cloudRule(
      "no security group",
      "allow",
      direction === "outbound" ? EVERYWHERE : ANYWHERE_PERHAPS,
      EVERYWHERE,
    ),
  ];
}

function chainOf(group: Group, direction: PlainDirection, facts: AzureFacts): readonly PlainRule[] {
  const written = group.rules
    .filter((rule) => rule.direction === direction)
    .sort((a, b) => a.priority - b.priority);
  written.forEach((rule, index) => {
    if (index > 0 && written[index - 1]!.priority === rule.priority) {
      throw new Unsupported(`two rules of priority ${rule.priority}`);
    }
  });
  return [...written, ...(direction === "inbound" ? defaultsIn(facts) : defaultsOut(facts))];
}

function defaultsIn(facts: AzureFacts): readonly PlainRule[] {
  const inside = homeNetwork(facts);
  return [
    cloudRule("AllowVnetInBound", "allow", machinesOf(facts), inside),
    cloudRule("AllowAzureLoadBalancerInBound", "allow", EVERYWHERE, PROBERS),
    cloudRule("DenyAllInBound", "deny", [everyAddress(4), everyAddress(6, false)], EVERYWHERE),
  ];
}

function defaultsOut(facts: AzureFacts): readonly PlainRule[] {
  const inside = homeNetwork(facts);
  return [
    cloudRule("AllowVnetOutBound", "allow", machinesOf(facts), inside),
    // A public address is either outside the network, or inside and allowed by the rule before: from inside, that is.
    cloudRule("AllowInternetOutBound", "allow", machinesOf(facts), [
      ...PUBLIC,
      ...ANYWHERE_PERHAPS,
    ]),
    cloudRule("DenyAllOutBound", "deny", [everyAddress(4), everyAddress(6, false)], EVERYWHERE),
  ];
}

/** Where a group filters for a machine, the machine is in the network that the group's rules see. */
function machinesOf(facts: AzureFacts): readonly Span[] {
  return virtualNetwork(Object.values(facts.addresses).flat());
}

/** External and internal interfaces may be in networks of their own: in every one is only who is behind every point. */
function homeNetwork(facts: AzureFacts): readonly Span[] {
  return virtualNetwork(addressesBehind(facts.points, facts));
}

function cloudRule(
  address: string,
  action: PlainRule["action"],
  near: readonly Span[],
  far: readonly Span[],
): PlainRule {
  const traffic = FAMILIES.map((family) => clause(family, 0, 255));
  return { address, writtenBy: "cloud", action, near, far, traffic, sure: true };
}

// IPv4 that the internet routes, without the blocks that have any special purpose near them. What else is public is
// "perhaps", and so is all of IPv6.
const PUBLIC: readonly Span[] = [
  ["1.0.0.0", "9.255.255.255"],
  ["11.0.0.0", "99.255.255.255"],
  ["101.0.0.0", "126.255.255.255"],
  ["128.0.0.0", "168.255.255.255"],
  ["173.0.0.0", "191.255.255.255"],
  ["203.0.0.0", "203.0.112.255"],
  ["203.0.114.0", "223.255.255.255"],
].map(([first = "", last = ""]) => ({ ...readPrefix(first), last: readPrefix(last).last }));

function readGroups(resources: readonly Resource[], facts: AzureFacts): readonly Group[] {
  const standalone = resources.filter(({ type }) => type === RULE);
  const groups = resources.filter(({ type }) => type === GROUP);
  const placed = new Set<Resource>();
  const read = groups.map((group) => {
    allowResourceKeys(group, ["name", "resource_group_name", "location", "tags", "security_rule"]);
    for (const key of ["name", "resource_group_name", "location"]) {
      asRequired(group.body[key], `${group.address} ${key}`);
      // The provider takes every space out of a location.
      if (key !== "location" && /^\s|\s$/.test(String(group.body[key])))
        throw new Unsupported(`${group.address} ${key}`);
    }
    const own = standalone.filter((rule) => belongsTo(rule, group));
    own.forEach((rule) => placed.add(rule));
    const rules = readRules(group, own, facts);
    const names = new Set(rules.map(({ name: each }) => each));
    if (names.size < rules.length)
      throw new Unsupported(`${group.address} has two rules of one name`);
    return { name: group.name, rules };
  });
  if (standalone.some((rule) => !placed.has(rule)))
    throw new Unsupported("a rule of an unknown group");
  return read;
}

function belongsTo({ address, body }: Resource, group: Resource): boolean {
  const name = body["network_security_group_name"];
  if (name !== `\${${group.address}.name}` && name !== group.body["name"]) return false;
  // Azure's names know no letter case.
  const [mine, theirs] = [body, group.body].map((each) =>
    asText(each["resource_group_name"], address).toLowerCase(),
  );
  if (mine === "" || mine !== theirs) throw new Unsupported(`where is ${address}?`);
  return true;
}

function readRules(
  group: Resource,
  standalone: readonly Resource[],
  facts: AzureFacts,
): readonly PrioritisedRule[] {
  const inline = group.body["security_rule"];
  const home = addressesBehind(facts.points, facts);
  if (isUnset(inline)) {
    if (standalone.length === 0)
      throw new Unsupported(`${group.address} keeps whatever rules it has`);
    return standalone.map((rule) => {
      const keys = [...AZURE_RULE_KEYS, "network_security_group_name", "resource_group_name"];
      allowResourceKeys(rule, keys);
      return readAzureRule(rule.body, rule.address, home);
    });
  }
  if (standalone.length > 0)
    throw new Unsupported(`${group.address} has inline and standalone rules`);
  if (!Array.isArray(inline)) throw new Unsupported(`${group.address} security_rule is not a list`);
  return inline.map((item) => {
    const body = asBody(item, group.address);
    allowOnly(body, AZURE_RULE_KEYS, group.address);
    // To Terraform's JSON an inline rule is an attribute: an object that lacks a key is refused.
    for (const key of AZURE_RULE_KEYS) {
      if (!Object.hasOwn(body, key)) throw new Unsupported(`${group.address} leaves out ${key}`);
    }
    const name = JSON.stringify(body["name"]);
    return readAzureRule(body, `${group.address}.security_rule[${name}]`, home);
  });
}

function readAssociations(
  resources: readonly Resource[],
  facts: AzureFacts,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const resource of resources) {
    if (resource.type !== ON_SUBNET && resource.type !== ON_NIC) continue;
    const key = resource.type === ON_SUBNET ? "subnet_id" : "network_interface_id";
    allowResourceKeys(resource, [key, "network_security_group_id"]);
    const point = readPoint(resource.body[key], facts);
    const id = /^\$\{azurerm_network_security_group\.([\w-]+)\.id\}$/;
    const group = id.exec(asIdText(resource.body["network_security_group_id"]))?.[1];
    if (group === undefined) throw new Unsupported(`${resource.address}: which group?`);
    if (found.has(point)) throw new Unsupported(`${point} has two groups`);
    found.set(point, group);
  }
  return found;
}

// Two ids written as text can be compared; a reference can only be equal to the same reference.
function readPoint(value: unknown, facts: AzureFacts): string {
  const text = asIdText(value).trim();
  if (text === "") throw new Unsupported("an association without a point");
  const attach = facts.points.map(({ id }) => id);
  if (isToken(text)) {
    if (!attach.includes(text)) throw new Unsupported(`which point is ${text}?`);
    return text;
  }
  const same = attach.find((point) => point.toLowerCase() === text.toLowerCase());
  if (same === undefined && attach.some(isToken)) throw new Unsupported(`is ${text} guarded?`);
  return same ?? text.toLowerCase();
}

/** An id, which may be a reference. */
function asIdText(value: unknown): string {
  if (typeof value !== "string") throw new Unsupported("an association without an id");
  return value;
}
