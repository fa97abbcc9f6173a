// One entry as a sentence: `opens inbound tcp 3389 from 203.0.113.0/24 to subnet snet-x, by `rdp` (priority 120)`.
import { describeRule } from "../../catalog";
import type { ChangedGate, PlanEntry } from "../../proof";
import { trafficWords } from "./traffic-words";

const VERBS: Readonly<Record<PlanEntry["kind"], string>> = {
  opens: "opens",
  closes: "closes",
  "may-open": "may open",
  "may-close": "may close",
};

export function verbOf({ kind }: PlanEntry): string {
  return VERBS[kind];
}

/** Without the verb. */
export function entrySentence(gate: ChangedGate, entry: PlanEntry): string {
  const traffic = trafficWords(gate, entry);
  const why = entry.because === undefined ? "" : `: ${entry.because}`;
  return `${gate.direction} ${traffic}${stepWords(gate)}${ruleWords(entry)}${why}`;
}

/** What happens to the gate itself, where that is why. */
export function stepWords({ step, groups, formerGroups = [] }: ChangedGate): string {
  switch (step) {
    case "changed":
      return "";
    case "new":
      return ", which is new";
    case "gone":
      return ", which is gone";
    case "regrouped":
      return `, which has ${groupWords(groups)} instead of ${groupWords(formerGroups)}`;
  }
}

function groupWords(groups: readonly string[]): string {
  return groups.length === 0 ? "no group" : groups.map((name) => `\`${name}\``).join(" and ");
}

/** The rule that decides now; the one that decided before where somebody wrote it, too. */
function ruleWords({ kind, before, after }: PlanEntry): string {
  const [was, is] = [before.decidedBy, after.decidedBy];
  if (is === undefined) return was === undefined ? "" : `, which ${describeRule(was)} decided`;
  const says = `, by ${describeRule(is)}`;
  if (was === undefined || was.name === is.name) return says;
  if (was.writtenBy === "document") return `${says} instead of ${describeRule(was)}`;
  return kind === "closes" || kind === "may-close"
    ? `${says} instead of ${describeRule(was)}`
    : says;
}
