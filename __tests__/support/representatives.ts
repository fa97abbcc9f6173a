// Which packets have to be asked to tell two gates apart. Every range that occurs in either gate cuts its field into
// pieces within which no rule can see a difference, so one packet per piece decides for all of them; and only packets
// that meet a rule which is not in both gates can fare differently.
import { everyAddress } from "./plain-addresses";
import { hasPorts } from "./plain-packets";
import type { PlainDirection, PlainGate, PlainPacket, PlainRule, Span } from "./plain-packets";

/** Protocols that are always asked, beside the ends of every protocol range. */
const PROTOCOLS = [0, 1, 4, 6, 17, 33, 47, 50, 51, 58, 94, 132, 136, 255];
const FAMILIES = [4, 6] as const;

interface Cuts {
  readonly near: Readonly<Record<4 | 6, readonly bigint[]>>;
  readonly far: Readonly<Record<4 | 6, readonly bigint[]>>;
  readonly protocols: readonly number[];
  readonly sourcePorts: readonly number[];
  readonly ports: readonly number[];
}

/** The packets at which two versions of one gate could differ. */
export function* tellingPackets(before: PlainGate, after: PlainGate): Generator<PlainPacket> {
  const cuts = cutsOf([...before.rules, ...after.rules]);
  for (const rule of changedRules(before, after)) {
    yield* packetsIn(rule, cuts, after.direction);
  }
}

/** Rules of one gate that the other has not, word for word. */
function changedRules(before: PlainGate, after: PlainGate): readonly PlainRule[] {
  const [old, young] = [keyed(before.rules), keyed(after.rules)];
  return [
    ...[...old].filter(([key]) => !young.has(key)),
    ...[...young].filter(([key]) => !old.has(key)),
  ].map(([, rule]) => rule);
}

function keyed(rules: readonly PlainRule[]): ReadonlyMap<string, PlainRule> {
  const write = (_: string, value: unknown): unknown =>
    typeof value === "bigint" ? value.toString() : value;
  return new Map(rules.map((rule) => [JSON.stringify(rule, write), rule]));
}

/**
 * The thorough sample, for tests of whole gates: the ends of every range with the values beside them, for every packet
 * field, both families.
 */
export function* everyEdge(gate: PlainGate): Generator<PlainPacket> {
  const cuts = cutsOf(gate.rules, true);
  const all = FAMILIES.map((family) => everyAddress(family));
  const traffic = FAMILIES.map((family) => {
    const ports = [[0, 65535]] as const;
    return { family, first: 0, last: 255, sourcePorts: ports, ports, sure: true };
  });
  const anything = { near: all, far: all, traffic };
  yield* packetsIn(anything, cuts, gate.direction);
}

function* packetsIn(
  { near, far, traffic }: Pick<PlainRule, "near" | "far" | "traffic">,
  cuts: Cuts,
  direction: PlainDirection,
): Generator<PlainPacket> {
  for (const clause of traffic) {
    const { family } = clause;
    const nears = cuts.near[family].filter((address) => within(near, family, address));
    const fars = cuts.far[family].filter((address) => within(far, family, address));
    if (nears.length === 0 || fars.length === 0) continue;
    for (const protocol of cuts.protocols) {
      if (protocol < clause.first || protocol > clause.last) continue;
      const [sourcePorts, ports] = hasPorts(protocol) ? [cuts.sourcePorts, cuts.ports] : [[0], [0]];
      for (const destinationPort of ports) {
        if (hasPorts(protocol) && !holds(clause.ports, destinationPort)) continue;
        for (const sourcePort of sourcePorts) {
          if (hasPorts(protocol) && !holds(clause.sourcePorts, sourcePort)) continue;
          const rest = { direction, family, protocol, sourcePort, destinationPort };
          for (const one of nears)
            for (const other of fars) yield { ...rest, near: one, far: other };
        }
      }
    }
  }
}

function within(spans: readonly Span[], family: 4 | 6, address: bigint): boolean {
  return spans.some((s) => s.family === family && s.first <= address && address <= s.last);
}

function holds(ports: readonly (readonly [number, number])[], port: number): boolean {
  return ports.some(([first, last]) => first <= port && port <= last);
}

function cutsOf(rules: readonly PlainRule[], thorough = false): Cuts {
  const clauses = rules.flatMap(({ traffic }) => traffic);
  const protocols = clauses.flatMap(({ first, last }) => [first, last + 1]);
  const addresses = (side: "near" | "far"): Cuts["near"] => ({
    4: addressCuts(
      4,
      rules.flatMap((rule) => rule[side]),
      thorough,
    ),
    6: addressCuts(
      6,
      rules.flatMap((rule) => rule[side]),
      thorough,
    ),
  });
  return {
    near: addresses("near"),
    far: addresses("far"),
    protocols: [...new Set([...PROTOCOLS, ...protocols])].filter((each) => each <= 255),
    sourcePorts: portCuts(
      clauses.flatMap((each) => each.sourcePorts),
      thorough,
    ),
    ports: portCuts(
      clauses.flatMap((each) => each.ports),
      thorough,
    ),
  };
}

function addressCuts(family: 4 | 6, spans: readonly Span[], thorough: boolean): readonly bigint[] {
  const { last: top } = everyAddress(family);
  const cuts = new Set([0n, top]);
  for (const span of spans) {
    if (span.family !== family) continue;
    cuts.add(span.first).add(span.last + 1n);
    if (thorough) cuts.add(span.first - 1n).add(span.last);
  }
  return [...cuts].filter((each) => each >= 0n && each <= top);
}

function portCuts(
  ranges: readonly (readonly [number, number])[],
  thorough: boolean,
): readonly number[] {
  const cuts = new Set([0, 65535]);
  for (const [first, last] of ranges) {
    cuts.add(first).add(last + 1);
    if (thorough) cuts.add(first - 1).add(last);
  }
  return [...cuts].filter((each) => each >= 0 && each <= 65535);
}
