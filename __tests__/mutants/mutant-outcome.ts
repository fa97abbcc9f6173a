// What a mutant does to the traffic, in the eyes of the plain evaluator: the admitted set stays the same, something opens,
// something closes, or nobody can tell.
import { readPlainly } from "../oracle/plain-evaluator";
import type { PlainFacts, PlainReading } from "../oracle/plain-evaluator";
import { decide } from "../oracle/plain-packets";
import type { Answer, PlainGate, PlainPacket } from "../oracle/plain-packets";
import { eachTellingPacket } from "../oracle/representatives";

export type Outcome = "same" | "opened" | "closed" | "unknown";

/** One packet that is decided otherwise, and what decides it now. */
export interface Change {
  readonly outcome: Exclude<Outcome, "same">;
  readonly gate: PlainGate;
  readonly packet: PlainPacket;
  /** Address of the deciding rule; absent where no single rule decides. */
  readonly culprit?: string;
  readonly writtenBy?: "document" | "cloud";
}

export interface MutantOutcome {
  readonly outcome: Outcome;
  /** One packet for each outcome at each gate and each rule that decides. */
  readonly changes: readonly Change[];
  readonly reading: PlainReading;
}

/**
 * Compares a document with the original, gate by gate. Certain changes count before doubts.
 * @param isOptional packets that may be open and need not be: what becomes of them is no change. @default none
 */
export function outcomeOf(
  original: PlainReading,
  document: unknown,
  facts: PlainFacts,
  isOptional: (packet: PlainPacket) => boolean = () => false,
): MutantOutcome {
  return outcomeBetween(original, readPlainly(document, facts), isOptional);
}

/** The same for what was read already. */
export function outcomeBetween(
  original: PlainReading,
  reading: PlainReading,
  isOptional: (packet: PlainPacket) => boolean = () => false,
): MutantOutcome {
  if (reading.unsupported !== undefined) return { outcome: "unknown", changes: [], reading };
  const changes = new Map<string, Change>();
  for (const gate of reading.gates) {
    const before = gateLike(original, gate);
    eachTellingPacket(before, gate, (packet) => {
      const change = changeOf(before, gate, packet);
      if (change === undefined || (gate.edge && isOptional(packet))) return;
      const key = [change.outcome, gate.machine, gate.direction, change.culprit].join(" ");
      if (!changes.has(key)) changes.set(key, change);
    });
  }
  const all = [...changes.values()];
  const outcome = (["closed", "opened", "unknown"] as const).find((each) =>
    all.some((change) => change.outcome === each),
  );
  return { outcome: outcome ?? "same", changes: all, reading };
}

/** The same gate in the original; a machine that the original does not tell apart was closed to its rules. */
function gateLike({ gates }: PlainReading, gate: PlainGate): PlainGate {
  const same = gates.find(
    ({ machine, direction }) => machine === gate.machine && direction === gate.direction,
  );
  return same ?? { ...gate, rules: gate.rules.filter(({ writtenBy }) => writtenBy === "cloud") };
}

function changeOf(before: PlainGate, after: PlainGate, packet: PlainPacket): Change | undefined {
  const { answer, rule } = decide(after, packet);
  if (answer !== "unknown" && decide(before, packet).answer === answer) return undefined;
  const blame = rule === undefined ? {} : { culprit: rule.address, writtenBy: rule.writtenBy };
  return { outcome: OUTCOMES[answer], gate: after, packet, ...blame };
}

const OUTCOMES: Readonly<Record<Answer, Change["outcome"]>> = {
  open: "opened",
  closed: "closed",
  unknown: "unknown",
};
