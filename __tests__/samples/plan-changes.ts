// Comparisons without a site, made by hand: one of each cloud, with everything that a report may have to say.
import type { ChangedGate, ChangedRule, PlanComparison, PlanEntry } from "../../policies/proof";
import { makePlanChanges, type PlanChanges } from "../../policies/report";
import { boxes, origin } from "./hand-made";

type BoxWords = Parameters<typeof boxes>[0];

/** An entry whose packets are these and whose witness is one of them. */
export function entry(
  id: string,
  kind: PlanEntry["kind"],
  words: BoxWords,
  over: Partial<PlanEntry> = {},
): PlanEntry {
  const packets = boxes(words);
  const [first] = packets;
  if (first === undefined) throw new Error("no packets");
  const { family, protocol, source, destination, sourcePort, destinationPort } = first;
  const denied = { verdict: "deny", decidedBy: origin("deny-all", { priority: 4096 }) } as const;
  const allowed = { verdict: "allow", decidedBy: origin("rdp", { priority: 120 }) } as const;
  const opens = kind.endsWith("opens") || kind.endsWith("open");
  return {
    id,
    kind,
    packets,
    truncated: false,
    witness: {
      family,
      protocol: protocol[0]?.first ?? 0,
      source: source[0]?.first ?? 0n,
      destination: destination[0]?.first ?? 0n,
      sourcePort: sourcePort[0]?.first ?? 0,
      destinationPort: destinationPort[0]?.first ?? 0,
    },
    before: opens ? denied : allowed,
    after: opens ? allowed : denied,
    ...over,
  };
}

const CLOUD_DENY = {
  verdict: "deny",
  decidedBy: origin("DenyAllInBound", { priority: 65500, by: "cloud" }),
} as const;

export const RDP = { protocol: "tcp", from: "203.0.113.0/24", ports: 3389 } as const;

export const OPENED_SUBNET: ChangedGate = {
  cloud: "azure",
  name: "subnet snet-x",
  guards:
    "/subscriptions/0/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/snet-x",
  groups: ["nsg-x"],
  direction: "inbound",
  step: "changed",
  entries: [
    entry("e1", "opens", RDP, { before: CLOUD_DENY }),
    entry("e2", "closes", { protocol: "udp", from: "198.51.100.7", ports: 53 }),
  ],
};

export const CLOSED_MACHINES: ChangedGate = {
  cloud: "google",
  name: "machines tagged web of network edge",
  groups: ["edge"],
  direction: "outbound",
  step: "changed",
  entries: [
    entry(
      "e3",
      "may-close",
      { protocol: "tcp", to: "192.0.2.0/24", ports: 443 },
      { because: "`destination_ranges` is known after apply only" },
    ),
  ],
};

export const WIDENED: ChangedRule = {
  cloud: "azure",
  group: "nsg-x",
  step: "changed",
  before: { name: "rdp", address: "nsg.x/rdp", priority: 120, paths: ["a"] },
  after: { name: "rdp", address: "nsg.x/rdp", priority: 120, paths: ["b"] },
  fields: [
    {
      key: "source_address_prefixes",
      before: { is: "list", items: ["10.0.0.0/8"] },
      after: { is: "list", items: ["10.0.0.0/8", "203.0.113.0/24"] },
      gained: ["203.0.113.0/24"],
      lost: [],
    },
    { key: "description", before: { is: "unset" }, after: { is: "sensitive" } },
  ],
  effects: ["e1"],
};

export const ADDED: ChangedRule = {
  cloud: "google",
  group: "edge",
  step: "added",
  after: { name: "spare", address: "google_compute_firewall.spare", priority: 900, paths: ["c"] },
  fields: [],
  rule: { allow: { is: "list", items: ["tcp 443"], more: "known after apply" } },
  effects: [],
};

export const COMPARISON: PlanComparison = {
  verdict: "different",
  gates: [OPENED_SUBNET, CLOSED_MACHINES],
  gateCount: 6,
  changedRules: [WIDENED, ADDED],
  idleLines: 40,
  undecided: [{ side: "head", message: "a group is not read", remedy: "look at it" }],
  unmodelled: [
    {
      address: "azurerm_firewall.hub",
      type: "azurerm_firewall",
      action: "update",
      message: "`azurerm_firewall` is not read",
      remedy: "compare it by hand",
    },
  ],
  remarks: [
    { kind: "target", message: "the plan is not complete", addresses: ["azurerm_subnet.other"] },
  ],
  replaceWindows: [
    { address: "azurerm_network_security_group.x", order: "delete-first", gates: [OPENED_SUBNET] },
    { address: "azurerm_subnet.y", order: "create-first", gates: [] },
  ],
  assumptions: ["the plan is applied as it stands"],
  ruleCount: { base: 12, head: 13 },
};

const SIDE = { file: "plan.json", sha256: "ab".repeat(32), tool: "Terraform 1.11.4" };

/** The report of a plan. */
export function planReport(over: Partial<PlanComparison> = {}): PlanChanges {
  return makePlanChanges({
    base: { ...SIDE, side: "prior state" },
    head: { ...SIDE, side: "planned" },
    version: "1.2.3",
    comparison: { ...COMPARISON, ...over },
    problems: [],
  });
}
