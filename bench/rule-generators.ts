// Rule lists of the two shapes that firewalls have: ACL-like (most rules name their addresses) and firewall-like (many
// wildcards, so far more rules overlap). Prefixes nest; ports are exact, open or arbitrary; the same seed gives the same
// list.
import {
  type Chain,
  type Family,
  formatAddress,
  makeBoxes,
  parsePrefix,
  type Prefix,
  PROTOCOL,
  type Range,
  type Rule,
} from "../modules/packets";
import type { SeededRandom } from "./seeded-random";

/** A rule with a single value or wildcard (nothing) in each field. */
export interface GeneratedRule {
  readonly action: "allow" | "deny";
  readonly family: Family;
  readonly protocol?: number;
  readonly source: readonly Prefix[];
  readonly destination: readonly Prefix[];
  readonly sourcePort?: Range;
  readonly destinationPort?: Range;
}

/** How often an end of a rule is any address. */
interface Shape {
  readonly anySource: number;
  readonly anyDestination: number;
}

export const SHAPES: Readonly<Record<"acl" | "firewall", Shape>> = {
  acl: { anySource: 0.15, anyDestination: 0.06 },
  firewall: { anySource: 0.35, anyDestination: 0.3 },
};

const WHOLE: Readonly<Record<Family, Prefix>> = {
  4: parsePrefix("0.0.0.0/0"),
  6: parsePrefix("::/0"),
};
const LENGTHS = {
  4: { bits: 32, shortest: 8, longest: 28 },
  6: { bits: 128, shortest: 24, longest: 64 },
} as const;

/** A prefix of this length that holds the address. */
export function prefixAt(family: Family, address: bigint, length: number): Prefix {
  const rest = BigInt(LENGTHS[family].bits - length);
  return parsePrefix(`${formatAddress(family, (address >> rest) << rest)}/${length}`);
}

/** A prefix inside another, `more` bits longer. */
export function childOf(random: SeededRandom, parent: Prefix, more: number): Prefix {
  const { bits } = LENGTHS[parent.family];
  const address = parent.first | random.bits(bits - parent.length);
  return prefixAt(parent.family, address, Math.min(bits, parent.length + more));
}

/** Prefixes of which about half lie inside others. */
export function nestedPrefixes(
  random: SeededRandom,
  family: Family,
  count: number,
): readonly Prefix[] {
  const { bits, shortest, longest } = LENGTHS[family];
  const pool: Prefix[] = [];
  while (pool.length < count) {
    const parent = pool.length > 0 && random.chance(0.5) ? random.pick(pool) : undefined;
    pool.push(
      parent === undefined || parent.length >= longest
        ? prefixAt(family, random.bits(bits), random.between(shortest, longest))
        : childOf(random, parent, random.between(1, longest - parent.length)),
    );
  }
  return pool;
}

/** A list of rules, one in four for IPv6 unless a family is asked for; everything else is denied by the chain. */
export function generateRules(
  random: SeededRandom,
  count: number,
  shape: Shape,
  families: readonly Family[] = [4, 4, 4, 6],
): readonly GeneratedRule[] {
  const size = Math.max(8, Math.floor(count / 3));
  const pools = { 4: nestedPrefixes(random, 4, size), 6: nestedPrefixes(random, 6, size) };
  const end = (family: Family, any: number): readonly Prefix[] => [
    random.chance(any) ? WHOLE[family] : random.pick(pools[family]),
  ];
  return Array.from({ length: count }, (): GeneratedRule => {
    const family = random.pick(families);
    const source = end(family, shape.anySource);
    const destination = end(family, shape.anyDestination);
    const action = random.chance(0.7) ? "allow" : "deny";
    // From anywhere to anywhere on every port would leave nothing for the rules below it to decide.
    const open = [...source, ...destination].every(({ length }) => length === 0);
    const service = open ? EXACT : generateService(random, family);
    return { action, family, source, destination, ...service };
  });
}

type Service = Pick<GeneratedRule, "protocol" | "sourcePort" | "destinationPort">;

const EXACT: Service = { protocol: PROTOCOL.tcp, destinationPort: { first: 443, last: 443 } };

function generateService(random: SeededRandom, family: Family): Service {
  const { tcp, udp, icmp, icmpv6 } = PROTOCOL;
  if (random.chance(0.2)) return {};
  const protocol = random.pick([tcp, tcp, tcp, tcp, udp, udp, udp, icmp]);
  if (protocol === icmp) return { protocol: family === 4 ? icmp : icmpv6 };
  const sourcePort = random.chance(0.1) ? generatePorts(random) : undefined;
  const destinationPort = generatePorts(random);
  return {
    protocol,
    ...(sourcePort !== undefined && { sourcePort }),
    ...(destinationPort !== undefined && { destinationPort }),
  };
}

/** Exact, open (every port, or every high port), or arbitrary. */
function generatePorts(random: SeededRandom): Range | undefined {
  const kind = random.fraction();
  if (kind < 0.6) {
    const first = random.pick([22, 53, 80, 443, 3478, 5061, 8080, random.below(65536)]);
    return { first, last: first };
  }
  if (kind < 0.7) return { first: 1024, last: 65535 };
  if (kind < 0.85) return undefined;
  const ends = [random.below(65536), random.below(65536)] as const;
  return { first: Math.min(...ends), last: Math.max(...ends) };
}

/** The next version of a list: one rule dropped, one turned round, one opened to every port. */
export function editRules(
  random: SeededRandom,
  rules: readonly GeneratedRule[],
): readonly GeneratedRule[] {
  const [dropped, turned, widened] = [0, 1, 2].map(() => random.below(rules.length));
  return rules.flatMap((rule, i): readonly GeneratedRule[] => {
    if (i === dropped) return [];
    if (i === turned) return [{ ...rule, action: rule.action === "allow" ? "deny" : "allow" }];
    if (i !== widened) return [rule];
    return [{ ...rule, destinationPort: { first: 0, last: 65535 } }];
  });
}

/** The rules as one layer with an implied deny; the origin of a rule is its place in the list, -1 what is implied. */
export function chainOf(rules: readonly GeneratedRule[]): Chain<number> {
  const made = rules.map((rule, origin): Rule<number> => {
    const { action, family, protocol, sourcePort, destinationPort } = rule;
    const boxes = makeBoxes({
      family,
      source: rule.source,
      destination: rule.destination,
      ...(protocol !== undefined && { protocol: [{ first: protocol, last: protocol }] }),
      ...(sourcePort !== undefined && { sourcePort: [sourcePort] }),
      ...(destinationPort !== undefined && { destinationPort: [destinationPort] }),
    });
    return { action: action, certain: boxes, possible: boxes, origin };
  });
  return [{ rules: made, implied: { action: "deny", origin: -1 } }];
}
