// A whole comparison in one line: what it opens first, then what it closes, what is not decided, and how much changes nothing.
import type { ChangedGate, PlanComparison, PlanEntry } from "../../proof";
import type { PlanChanges } from "../model/plan-changes";
import { plural } from "../text/words";
import { entrySentence, verbOf } from "./entry-sentence";

/** An entry and the gate at which it stands. */
export interface GateEntry {
  readonly gate: ChangedGate;
  readonly entry: PlanEntry;
}

const KINDS: readonly PlanEntry["kind"][] = ["opens", "closes", "may-open", "may-close"];

/** All entries, those that open first; within a kind by gate. */
export function entriesOf({ gates }: PlanComparison): readonly GateEntry[] {
  const all = gates.flatMap((gate) => gate.entries.map((entry) => ({ gate, entry })));
  return KINDS.flatMap((kind) => all.filter(({ entry }) => entry.kind === kind));
}

export function summaryOf({ comparison, problems }: PlanChanges): string {
  if (comparison === undefined)
    return `nothing was compared: ${problems[0]?.message ?? "there is nothing to compare"}`;
  const parts = [
    ...KINDS.flatMap((kind) => kindWords(kind, comparison)),
    ...doubtWords(comparison),
  ];
  return [
    ...(parts.length === 0 ? [nothingWords(comparison)] : parts),
    ...idleWords(comparison, parts),
  ].join("; ");
}

function kindWords(kind: PlanEntry["kind"], comparison: PlanComparison): readonly string[] {
  const entries = entriesOf(comparison).filter(({ entry }) => entry.kind === kind);
  const [first] = entries;
  if (first === undefined) return [];
  const more = entries.length > 1 ? `, and ${entries.length - 1} more` : "";
  return [`${verbOf(first.entry)} ${entrySentence(first.gate, first.entry)}${more}`];
}

function doubtWords({ undecided, unmodelled }: PlanComparison): readonly string[] {
  const count = undecided.length + unmodelled.length;
  const [first] = [...undecided, ...unmodelled];
  if (first === undefined) return [];
  return count === 1
    ? [`not decided: ${first.message}`]
    : [`${count} things are not decided, such as: ${first.message}`];
}

function nothingWords({ gateCount, ruleCount }: PlanComparison): string {
  if (gateCount > 0) return "opens and closes nothing";
  return ruleCount.base + ruleCount.head === 0
    ? "opens and closes nothing: no firewall is shown"
    : "opens and closes nothing: no firewall is attached to anything that is shown";
}

/** Lines of the plan, or rules where no plan says which lines change. */
function idleWords(
  { idleLines, changedRules }: PlanComparison,
  others: readonly string[],
): readonly string[] {
  const isOther = others.length > 0 ? "other " : "";
  if (idleLines !== undefined)
    return idleLines === 0 ? [] : [changeNothing(idleLines, `${isOther}changed line`)];
  const idle = changedRules.filter(
    ({ effects, doubt }) => effects.length === 0 && doubt === undefined,
  );
  return idle.length === 0 ? [] : [changeNothing(idle.length, `${isOther}changed rule`)];
}

function changeNothing(count: number, noun: string): string {
  return `${plural(count, noun)} ${count === 1 ? "changes" : "change"} nothing`;
}
