// The second road, Google Cloud: what VPC firewall rules do with a packet, from the manual: smallest priority first, at
// equal priority deny before allow, then the implied rules (nothing in, everything out).
import { everyAddress, Unsupported } from "./plain-addresses";
import { clause } from "./plain-azure-rule";
import { isToken, readResources } from "./plain-document";
import { homeName, lastPart, readGoogleRule } from "./plain-google-rule";
import type { GoogleFacts, GoogleRule, GoogleTargets } from "./plain-google-rule";
import type { PlainDirection, PlainGate, PlainRule } from "./plain-packets";

/** Priority of the rules that Google puts into the default network. */
const PREPOPULATED = 65534;

interface Machine {
  readonly name: string;
  readonly edge: boolean;
  readonly network: string;
  readonly guards?: readonly string[];
  readonly tag?: string;
  readonly account?: string;
}

const DIRECTIONS = ["inbound", "outbound"] as const;
const FAMILIES = [4, 6] as const;

/** The gates of a document: one for each kind of machine that its rules tell apart, in each direction. */
export function readGoogleGates(root: unknown, facts: GoogleFacts): readonly PlainGate[] {
  const resources = readResources(root, ["google_compute_firewall"]);
  if (resources.length === 0) throw new Unsupported("no firewall in this document");
  const rules = resources.flatMap((resource) => readGoogleRule(resource, root, facts));
  return gatesOfRules(rules, facts);
}

/** The gates of rules in any order. */
export function gatesOfRules(all: readonly GoogleRule[], facts: GoogleFacts): readonly PlainGate[] {
  const rules = [...all].sort((a, b) => 2 * (a.priority - b.priority) + rank(a) - rank(b));
  return machinesOf(rules, facts).flatMap((machine) =>
    DIRECTIONS.map((direction) => gateOf(machine, direction, rules, facts)),
  );
}

function rank(rule: PlainRule): number {
  return rule.action === "deny" ? 0 : 1;
}

function machinesOf(rules: readonly GoogleRule[], facts: GoogleFacts): readonly Machine[] {
  const edge = facts.networks.flatMap(({ tags, accounts, guards }, index) => {
    const network = homeName(index);
    const common = { edge: true, network, ...(guards === undefined ? {} : { guards }) };
    return [
      ...tags.map((tag) => ({ name: `edge tag ${tag} in ${network}`, tag, ...common })),
      ...accounts.map((account) => ({ name: `edge ${account} in ${network}`, account, ...common })),
    ];
  });
  const homes = new Map(facts.networks.map((home, index) => [homeName(index), home]));
  const networks = [...new Set([...homes.keys(), ...rules.map(({ network }) => network)])];
  const known = new Set(rules.flatMap(({ targets }) => targets.tags));
  const users = new Set(rules.flatMap(({ targets }) => targets.accounts));
  const others = networks.flatMap((network) => [
    { name: `plain machine in ${network}`, edge: false, network },
    ...[...known]
      .filter((tag) => homes.get(network)?.tags.includes(tag) !== true)
      .map((tag) => ({ name: `tag ${tag} in ${network}`, edge: false, network, tag })),
    ...[...users]
      .filter((account) => homes.get(network)?.accounts.includes(account) !== true)
      .map((account) => ({ name: `${account} in ${network}`, edge: false, network, account })),
  ]);
  return [...edge, ...others];
}

function gateOf(
  machine: Machine,
  direction: PlainDirection,
  rules: readonly GoogleRule[],
  facts: GoogleFacts,
): PlainGate {
  const acting = rules.flatMap((rule) => {
    if (rule.direction !== direction || rule.network !== machine.network) return [];
    // The implied deny has this number too, and goes first.
    if (direction === "inbound" && rule.action === "allow" && rule.priority === 65535) return [];
    const reach = reaches(rule.targets, machine);
    return reach === "no" ? [] : [reach === "perhaps" ? { ...rule, sure: false } : rule];
  });
  const prepared = prepopulated(direction, machine, facts);
  const later = acting.findIndex(({ priority }) => priority > PREPOPULATED);
  const at = later < 0 ? acting.length : later;
  const order = [...acting.slice(0, at), ...prepared, ...acting.slice(at), implied(direction)];
  const { name, edge, guards } = machine;
  return {
    machine: name,
    direction,
    edge,
    rules: order,
    ...(guards === undefined ? {} : { guards }),
  };
}

/** A machine may carry tags beside the one that we know it by; it runs as exactly one service account. */
function reaches(targets: GoogleTargets, machine: Machine): "yes" | "perhaps" | "no" {
  if (targets.tags.length + targets.accounts.length === 0) return "yes";
  if (machine.tag !== undefined && targets.tags.includes(machine.tag)) return "yes";
  if (machine.account !== undefined && targets.accounts.includes(machine.account)) return "yes";
  if (!machine.edge) return "no";
  if (machine.account !== undefined && targets.tags.length === 0) {
    // Nobody says whether accounts are compared with regard to letter case.
    const known = machine.account.toLowerCase();
    return targets.accounts.some((each) => each.toLowerCase() === known) ? "perhaps" : "no";
  }
  return "perhaps";
}

function implied(direction: PlainDirection): PlainRule {
  const action = direction === "inbound" ? "deny" : "allow";
  return cloudRule(`implied ${direction} ${action}`, action, true);
}

/** Google filled the network named default, for IPv4; somebody may have emptied it since. */
function prepopulated(
  direction: PlainDirection,
  machine: Machine,
  facts: GoogleFacts,
): readonly PlainRule[] {
  const home = facts.networks.find((_, index) => homeName(index) === machine.network);
  const name = lastPart(home?.network ?? machine.network);
  if (direction === "outbound" || (name !== "default" && !isToken(name))) return [];
  const rule = cloudRule("default-allow-…", "allow", false);
  return [{ ...rule, near: [everyAddress(4)], far: [everyAddress(4)] }];
}

function cloudRule(address: string, action: PlainRule["action"], sure: boolean): PlainRule {
  const every = FAMILIES.map((family) => everyAddress(family));
  const traffic = FAMILIES.map((family) => clause(family, 0, 255));
  return { address, writtenBy: "cloud", action, near: every, far: every, traffic, sure };
}
