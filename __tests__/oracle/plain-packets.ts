// The second road, first part: packets, rules and first match as a reader of the clouds' manuals would write them on a
// blackboard. Nothing here imports the project's own code, so that one mistake cannot hide itself in both.

export type PlainDirection = "inbound" | "outbound";

/** One packet that opens a connection. `near` is the guarded machine's private address, `far` the other end's. */
export interface PlainPacket {
  readonly direction: PlainDirection;
  readonly family: 4 | 6;
  readonly near: bigint;
  readonly far: bigint;
  readonly protocol: number;
  readonly sourcePort: number;
  readonly destinationPort: number;
}

/** Addresses `first`..`last`. `sure` is false where the cloud's manuals leave open whether they are meant. */
export interface Span {
  readonly family: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly sure: boolean;
}

export type Ports = readonly (readonly [first: number, last: number])[];

export const EVERY_PORT: Ports = [[0, 65535]];

/** Protocols `first`..`last` of one family with these ports. Ports mean nothing to a protocol without ports. */
export interface Traffic {
  readonly family: 4 | 6;
  readonly first: number;
  readonly last: number;
  readonly sourcePorts: Ports;
  readonly ports: Ports;
  readonly sure: boolean;
}

/** One rule at one machine. `sure` is false where the machine may or may not be among the rule's targets. */
export interface PlainRule {
  readonly address: string;
  readonly writtenBy: "document" | "cloud";
  readonly action: "allow" | "deny";
  readonly near: readonly Span[];
  readonly far: readonly Span[];
  readonly traffic: readonly Traffic[];
  readonly sure: boolean;
}

/** The rules that act on one machine in one direction, in the order in which they are asked. */
export interface PlainGate {
  readonly machine: string;
  readonly direction: PlainDirection;
  /** At an Edge machine every open packet counts; elsewhere only what a rule of the document opens. */
  readonly edge: boolean;
  /** Near roles of the site that are behind this gate; all when absent. */
  readonly guards?: readonly string[];
  /** Near addresses that this gate is about; all when absent. */
  readonly only?: (near: bigint, family: 4 | 6) => boolean;
  readonly rules: readonly PlainRule[];
}

export type Answer = "open" | "closed" | "unknown";

export interface Decision {
  readonly answer: Answer;
  /** The last rule that was asked. */
  readonly rule: PlainRule | undefined;
}

const PROTOCOLS_WITH_PORTS: ReadonlySet<number> = new Set([6, 17, 33, 132, 136]);

export function hasPorts(protocol: number): boolean {
  return PROTOCOLS_WITH_PORTS.has(protocol);
}

/** 2 = the rule matches, 1 = it may match, 0 = it does not. */
export type Match = 0 | 1 | 2;

/** `anyway`: open, at a machine that is not the Edge's and by the platform's own doing, so nobody's business here. */
type Ending = Answer | "anyway";

/** First match, carried on past rules that only may match: the answer is known when all endings agree. */
export function decide(gate: PlainGate, packet: PlainPacket): Decision {
  if (gate.only !== undefined && !gate.only(packet.near, packet.family)) {
    return { answer: "closed", rule: undefined };
  }
  const endings = new Set<Ending>();
  for (const rule of gate.rules) {
    const match = matchRule(rule, packet);
    if (match === 0) continue;
    endings.add(endingOf(rule, gate));
    if (match === 2) return { answer: agreed(endings), rule };
  }
  // Past the last rule nothing is written down.
  return { answer: agreed(endings.add(gate.edge ? "unknown" : "anyway")), rule: undefined };
}

function endingOf(rule: PlainRule, gate: PlainGate): Ending {
  if (rule.action === "deny") return "closed";
  return gate.edge || rule.writtenBy === "document" ? "open" : "anyway";
}

/** Where the platform opens what the document only may open, the document changes nothing. */
function agreed(endings: ReadonlySet<Ending>): Answer {
  if (endings.has("anyway")) {
    return endings.has("open") && endings.has("closed") ? "unknown" : "closed";
  }
  const [only, ...others] = endings;
  return only === undefined || only === "anyway" || others.length > 0 ? "unknown" : only;
}

export function matchRule(rule: PlainRule, packet: PlainPacket): Match {
  const traffic = matchTraffic(rule.traffic, packet);
  if (traffic === 0) return 0;
  const near = matchSpans(rule.near, packet.family, packet.near);
  if (near === 0) return 0;
  const far = matchSpans(rule.far, packet.family, packet.far);
  if (far === 0) return 0;
  return rule.sure && traffic === 2 && near === 2 && far === 2 ? 2 : 1;
}

function matchSpans(spans: readonly Span[], family: 4 | 6, address: bigint): Match {
  let best: Match = 0;
  for (const span of spans) {
    if (span.family !== family || address < span.first || address > span.last) continue;
    if (span.sure) return 2;
    best = 1;
  }
  return best;
}

function matchTraffic(traffic: readonly Traffic[], packet: PlainPacket): Match {
  let best: Match = 0;
  for (const clause of traffic) {
    if (clause.family !== packet.family) continue;
    if (packet.protocol < clause.first || packet.protocol > clause.last) continue;
    if (!portsMatch(clause.sourcePorts, packet.protocol, packet.sourcePort)) continue;
    if (!portsMatch(clause.ports, packet.protocol, packet.destinationPort)) continue;
    if (clause.sure) return 2;
    best = 1;
  }
  return best;
}

/** A packet without ports passes a port test only where no port is asked for. */
function portsMatch(ports: Ports, protocol: number, port: number): boolean {
  if (hasPorts(protocol)) return ports.some(([first, last]) => first <= port && port <= last);
  return ports.some(([first, last]) => first === 0 && last === 65535);
}
