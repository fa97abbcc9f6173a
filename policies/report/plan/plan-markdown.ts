// A comparison without a site as a comment on a pull request: one line that says it all, what keeps it from being all, then
// what opens, what closes and what may, gate by gate, and the changed rules folded away.
import { formatPlace, formatProblem } from "../../../modules/input";
import { describePacket } from "../../catalog";
import type { PlanEntry } from "../../proof";
import type { PlanChanges } from "../model/plan-changes";
import { inertMarkdown, withCode } from "../text/markdown-cells";
import { MarkdownPage } from "../text/markdown-page";
import { printable } from "../text/printable";
import { entrySentence } from "./entry-sentence";
import { basisLines, nameOf, remarkWords, windowWords } from "./head-words";
import { entriesOf, type GateEntry, summaryOf } from "./plan-summary";
import { type RuleEffect, type RuleLine, ruleLines } from "./rule-lines";

/** GitHub takes 65,536 characters; a pipeline has lines of its own to add. */
export const LONGEST_PLAN_COMMENT = 60_000;

/** Entries that are listed. */
const LISTED = 20;

const SIGN = { same: "✅", different: "❌", undecided: "⚠️" } as const;

const KINDS: Readonly<Record<PlanEntry["kind"], string>> = {
  opens: "🔴 **opens**",
  closes: "🔵 **closes**",
  "may-open": "🟠 **may open**",
  "may-close": "🟡 **may close**",
};

const EFFECTS: Readonly<Record<RuleEffect, string>> = {
  opens: "🔴",
  closes: "🔵",
  both: "🔴🔵",
  unknown: "🟠",
  nothing: "⚪",
};

export function renderPlanMarkdown(report: PlanChanges): string {
  const { verdict, comparison, problems } = report;
  const page = new MarkdownPage(LONGEST_PLAN_COMMENT);
  page.add([commentMarker(report)]);
  page.add([`### ${SIGN[verdict]} Edge firewall diff: ${verdict}`]);
  page.add([`**${safe(summaryOf(report))}**`]);
  page.add(basisLines(report, "whole").map((line) => `<sub>${safe(line)}</sub><br>`));
  page.list(
    problems.map((problem) => `- ⛔ ${safe(formatProblem(problem))}`),
    "problems with the input",
  );
  if (comparison === undefined) return page.text();
  page.list(comparison.remarks.map(remarkWords).map(warning), "remarks");
  page.list(comparison.replaceWindows.map(windowWords).map(warning), "replacements");
  addEntries(page, entriesOf(comparison));
  page.list(
    [...comparison.undecided, ...comparison.unmodelled].map(
      ({ message, remedy }) => `- ❔ **not decided** ${safe(message)}; ${safe(remedy)}`,
    ),
    "things that are not decided",
  );
  addRules(page, ruleLines(comparison));
  page.foldedList("What this rests on", comparison.assumptions.map(item), "assumptions");
  return page.text();
}

/** By this a later run finds the comment that it writes anew: the same for the same files, whatever is in them. */
export function commentMarker(report: PlanChanges): string {
  const wellFormed = Buffer.from(nameOf(report)).toString();
  const name = encodeURIComponent(wellFormed).replaceAll("-", "%2D");
  return `<!-- edge-firewall diff ${name} -->`;
}

/** What opens first; gates stand as headings over their entries, and again where they close something. */
function addEntries(page: MarkdownPage, entries: readonly GateEntry[]): void {
  const shown = entries.slice(0, LISTED);
  const lines = shown.flatMap((one, at) => [
    ...(isHeaded(shown[at - 1], one)
      ? [...(at === 0 ? [] : [""]), `**${safe(gateTitle(one))}**`, ""]
      : []),
    entryLine(one),
  ]);
  page.list(lines, "lines about what opens and closes");
  const more = entries.length - shown.length;
  if (more > 0) page.add([`and ${more} more`]);
}

function isHeaded(before: GateEntry | undefined, { gate, entry }: GateEntry): boolean {
  return before?.gate !== gate || before.entry.kind !== entry.kind;
}

function gateTitle({ gate: { name, direction, groups } }: GateEntry): string {
  return `${name}, ${direction}${groups.length === 0 ? "" : ` (${groups.join(", ")})`}`;
}

function entryLine({ gate, entry }: GateEntry): string {
  const packet = `such as ${safe(describePacket(entry.witness))}`;
  const details = [packet, ...writtenAt(entry).map(safe)].join("; ");
  return `- ${KINDS[entry.kind]} ${safe(entrySentence(gate, entry))} <sub>${details}</sub>`;
}

/** Where the rule is written, in a folder that was named beside the plan. */
function writtenAt({ before, after }: GateEntry["entry"]): readonly string[] {
  const { isBlock, place } = (after.decidedBy ?? before.decidedBy)?.construct ?? {};
  return isBlock === true && place !== undefined ? [formatPlace(place)] : [];
}

const HEAD = ["", "group", "rule", "change", "opens or closes"];

/** Those that open or close something first, should not all of them fit. */
function addRules(page: MarkdownPage, lines: readonly RuleLine[]): void {
  if (lines.length === 0) return;
  const idle = lines.filter(({ effect }) => effect === "nothing");
  const ordered = [...lines.filter(({ effect }) => effect !== "nothing"), ...idle];
  const rows = ordered.map(
    ({ rule, name, changes, effect, effects }) =>
      `| ${[EFFECTS[effect], rule.group, `${rule.step} ${name}`, changes, effects]
        .map((cell) => [cell].flat().map(safe).join("<br>"))
        .join(" | ")} |`,
  );
  const head = [`| ${HEAD.join(" | ")} |`, `|${" --- |".repeat(HEAD.length)}`];
  page.foldedList(`Changed rules (${lines.length})`, rows, "changed rules", head);
}

function warning(text: string): string {
  return `- ⚠️ ${safe(text)}`;
}

function item(text: string): string {
  return `- ${safe(text)}`;
}

/** Inert text, in which what stands between backticks is code. */
function safe(text: string): string {
  return withCode(printable(text), inertMarkdown);
}
