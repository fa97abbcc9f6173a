// Which packets have to be asked to tell two gates apart. Every range that occurs in either gate cuts its field into
// pieces within which no rule can see a difference, so one packet per piece decides for all of them; and only packets
// that meet a rule which is not in both gates can be decided differently.
import { everyAddress } from "./plain-addresses";
import { hasPorts } from "./plain-packets";
import type {
  PlainDirection,
  PlainGate,
  PlainPacket,
  PlainRule,
  Ports,
  Span,
  Traffic,
} from "./plain-packets";

/** Protocols that are always asked, beside the ends of every protocol range. */
const PROTOCOLS = [0, 1, 6, 17, 33, 47, 50, 51, 58, 132, 255];
const FAMILIES = [4, 6] as const;

interface Cuts {
  readonly near: Readonly<Record<4 | 6, readonly bigint[]>>;
  readonly far: Readonly<Record<4 | 6, readonly bigint[]>>;
  readonly protocols: readonly number[];
  /** Source and destination ports that matter to each protocol. */
  readonly ports: ReadonlyMap<number, PortCuts>;
}

interface PortCuts {
  readonly source: readonly number[];
  readonly destination: readonly number[];
}

/** Shows `visit` the packets at which two versions of one gate could differ. */
export function eachTellingPacket(
  before: PlainGate,
  after: PlainGate,
  visit: (packet: PlainPacket) => void,
): void {
  const changed = changedRules(before, after);
  if (changed.length === 0) return;
  const cuts = cutsOf([...before.rules, ...after.rules]);
  for (const rule of changed) eachPacketIn(rule, cuts, after.direction, visit);
}

/** Rules of one gate that the other has not, word for word. */
function changedRules(before: PlainGate, after: PlainGate): readonly PlainRule[] {
  const [old, young] = [keyed(before.rules), keyed(after.rules)];
  return [
    ...[...old].filter(([key]) => !young.has(key)),
    ...[...young].filter(([key]) => !old.has(key)),
  ].map(([, rule]) => rule);
}

const keys = new WeakMap<readonly PlainRule[], ReadonlyMap<string, PlainRule>>();

function keyed(rules: readonly PlainRule[]): ReadonlyMap<string, PlainRule> {
  const known = keys.get(rules);
  if (known !== undefined) return known;
  const write = (_: string, value: unknown): unknown =>
    typeof value === "bigint" ? value.toString() : value;
  const made = new Map(rules.map((rule) => [JSON.stringify(rule, write), rule]));
  keys.set(rules, made);
  return made;
}

/**
 * The thorough sample, for tests of whole gates: the ends of every range with the values beside them, for every packet
 * field, both families.
 */
export function eachEdgePacket(gate: PlainGate, visit: (packet: PlainPacket) => void): void {
  const all = FAMILIES.map((family) => everyAddress(family));
  const ports = [[0, 65535]] as const;
  const traffic = FAMILIES.map((family) => {
    return { family, first: 0, last: 255, sourcePorts: ports, ports, sure: true };
  });
  eachPacketIn({ near: all, far: all, traffic }, cutsOf(gate.rules, true), gate.direction, visit);
}

function eachPacketIn(
  { near, far, traffic }: Pick<PlainRule, "near" | "far" | "traffic">,
  cuts: Cuts,
  direction: PlainDirection,
  visit: (packet: PlainPacket) => void,
): void {
  for (const clause of traffic) {
    const { family } = clause;
    const nears = cuts.near[family].filter((address) => within(near, family, address));
    const fars = cuts.far[family].filter((address) => within(far, family, address));
    if (nears.length === 0 || fars.length === 0) continue;
    for (const protocol of cuts.protocols) {
      if (protocol < clause.first || protocol > clause.last) continue;
      const known = cuts.ports.get(protocol)!;
      const inside = (cut: readonly number[], ports: Ports): readonly number[] =>
        hasPorts(protocol) ? cut.filter((port) => holds(ports, port)) : cut;
      const sourcePorts = inside(known.source, clause.sourcePorts);
      for (const destinationPort of inside(known.destination, clause.ports)) {
        for (const sourcePort of sourcePorts) {
          for (const one of nears) {
            for (const other of fars) {
              const ports = { protocol, sourcePort, destinationPort };
              visit({ direction, family, near: one, far: other, ...ports });
            }
          }
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
  const ends = clauses.flatMap(({ first, last }) => [first, last + 1]);
  const protocols = [...new Set([...PROTOCOLS, ...ends])].filter((each) => each <= 255);
  const addresses = (side: "near" | "far"): Cuts["near"] => ({
    4: addressCuts(4, rules, side, thorough),
    6: addressCuts(6, rules, side, thorough),
  });
  return {
    near: addresses("near"),
    far: addresses("far"),
    protocols,
    ports: new Map(protocols.map((protocol) => [protocol, portCuts(protocol, clauses, thorough)])),
  };
}

function addressCuts(
  family: 4 | 6,
  rules: readonly PlainRule[],
  side: "near" | "far",
  thorough: boolean,
): readonly bigint[] {
  const { last: top } = everyAddress(family);
  const cuts = new Set([0n, top]);
  for (const { first, last } of rules.flatMap((rule) => joined(rule[side], family))) {
    cuts.add(first).add(last + 1n);
    if (thorough) cuts.add(first - 1n).add(last);
  }
  return [...cuts].filter((each) => each >= 0n && each <= top);
}

/** Neighbouring spans of one rule as one: no rule sees the border between them. */
function joined(spans: readonly Span[], family: 4 | 6): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const previous = result.at(-1);
    if (span.family !== family) continue;
    if (previous?.sure === span.sure && previous.last + 1n === span.first) {
      result[result.length - 1] = { ...span, first: previous.first };
    } else {
      result.push(span);
    }
  }
  return result;
}

function portCuts(protocol: number, clauses: readonly Traffic[], thorough: boolean): PortCuts {
  if (!hasPorts(protocol)) return { source: [0], destination: [0] };
  const heard = clauses.filter(({ first, last }) => first <= protocol && protocol <= last);
  const cut = (ranges: Ports): readonly number[] => {
    const cuts = new Set([0, 65535]);
    for (const [first, last] of ranges) {
      cuts.add(first).add(last + 1);
      if (thorough) cuts.add(first - 1).add(last);
    }
    return [...cuts].filter((each) => each >= 0 && each <= 65535);
  };
  return {
    source: cut(heard.flatMap((each) => each.sourcePorts)),
    destination: cut(heard.flatMap((each) => each.ports)),
  };
}
