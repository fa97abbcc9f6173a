// Flows as a site has them, and a rule list of twice the length that implements them exactly: allows in two halves,
// denies carved out above an allow, and denies that have nothing to do with any flow.
import {
  type Chain,
  type Family,
  makeBoxes,
  type Prefix,
  PROTOCOL,
  subtractAddresses,
  unionAddresses,
} from "../modules/packets";
import { type BoundFlow, protocolRange } from "../modules/sites";
import { childOf, type GeneratedRule, nestedPrefixes, prefixAt } from "./rule-generators";
import type { SeededRandom } from "./seeded-random";

/** Flows that come in to `near` addresses, and the rules for them. */
export interface FlowWorkload {
  readonly flows: readonly BoundFlow[];
  readonly rules: readonly GeneratedRule[];
}

/** Remote prefixes in each rule. */
const FAR_PREFIXES = 3;

const NEAR_BASE: Readonly<Record<Family, bigint>> = { 4: 10n << 24n, 6: 0xfd00n << 112n };

/** This many inbound flows, one in four over IPv6, and two rules for each. */
export function generateFlows(random: SeededRandom, count: number): FlowWorkload {
  const size = Math.max(64, count);
  const pools = { 4: nestedPrefixes(random, 4, size), 6: nestedPrefixes(random, 6, size) };
  const made = Array.from({ length: count }, (_, i) => {
    const family: Family = i % 4 === 3 ? 6 : 4;
    return flowWithRules(random, i, pools[family], family);
  });
  // An unrelated deny may stand anywhere; here it keeps its place beside the rules of one flow.
  return { flows: made.map(({ flow }) => flow), rules: made.flatMap(({ rules }) => rules) };
}

function flowWithRules(
  random: SeededRandom,
  index: number,
  pool: readonly Prefix[],
  family: Family,
): { readonly flow: BoundFlow; readonly rules: readonly GeneratedRule[] } {
  const near = prefixAt(
    family,
    NEAR_BASE[family] + BigInt(1 + Math.floor(index / 40)),
    family === 4 ? 32 : 128,
  );
  const transport = index % 3 === 0 ? "udp" : "tcp";
  // Unlike for any other flow of the same address.
  const port = 1024 + (index % 40) * 100;
  const ports = { first: port, last: port + (random.chance(0.2) ? 99 : 0) };
  const common = { family, protocol: PROTOCOL[transport], destination: [near] };
  const allow = (source: readonly Prefix[]): GeneratedRule => {
    return { ...common, action: "allow", source, destinationPort: ports };
  };
  const far = apart(random, pool, 2 * FAR_PREFIXES);
  const [half, rest] = [far.slice(0, FAR_PREFIXES), far.slice(FAR_PREFIXES)];
  const flowFrom = (ranges: BoundFlow["far"]["addresses"][number]["ranges"]): BoundFlow => ({
    id: `in-access-${index}`,
    direction: "inbound",
    transport,
    ports,
    near: { role: `access-${near.text}`, addresses: [{ family, ranges: [near] }] },
    far: { role: `peer-${index}`, addresses: [{ family, ranges }] },
    citations: [],
  });
  const kind = index % 3;
  if (kind === 0) {
    return { flow: flowFrom(unionAddresses(far)), rules: [allow(half), allow(rest)] };
  }
  if (kind === 1) {
    const carved = half.map((prefix) => childOf(random, prefix, 2));
    const deny: GeneratedRule = { ...allow(carved), action: "deny" };
    return { flow: flowFrom(subtractAddresses(half, carved)), rules: [deny, allow(half)] };
  }
  const unrelated: GeneratedRule = {
    ...allow(rest),
    action: "deny",
    destinationPort: { first: 0, last: 1023 },
  };
  return { flow: flowFrom(unionAddresses(half)), rules: [unrelated, allow(half)] };
}

/** Prefixes of the pool, sorted, of which none overlaps another: clouds refuse those in one rule. */
function apart(random: SeededRandom, pool: readonly Prefix[], count: number): readonly Prefix[] {
  const chosen: Prefix[] = [];
  for (let tries = 0; chosen.length < count; tries += 1) {
    const candidate = random.pick(pool);
    const free = chosen.every((one) => one.last < candidate.first || candidate.last < one.first);
    if (free) chosen.push(candidate);
    if (tries > 10_000) throw new Error("the pool holds too few prefixes that do not overlap");
  }
  return chosen.sort((a, b) => Number(a.first > b.first) - Number(a.first < b.first));
}

/** The flows as the chain that a gate is held against. */
export function requiredOf(flows: readonly BoundFlow[]): Chain<number> {
  const rules = flows.map(({ near, far, transport, ports }, origin) => {
    const boxes = far.addresses.flatMap(({ family, ranges }) =>
      makeBoxes({
        family,
        source: ranges,
        destination: near.addresses.flatMap((own) => (own.family === family ? own.ranges : [])),
        protocol: protocolRange(transport),
        ...(ports !== undefined && { destinationPort: [ports] }),
      }),
    );
    return { action: "allow", certain: boxes, possible: boxes, origin } as const;
  });
  return [{ rules, implied: { action: "deny", origin: -1 } }];
}
