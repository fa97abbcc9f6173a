// A comparison without a site for people at a terminal: the line that says it all, what keeps it from being all, the gates, and
// the changed rules. What opens, what closes and what changes nothing have colours and signs of their own.
import { bullet, entryLines, joinSections, statusColour } from "../formats/text-report";
import type { PlanChanges } from "../model/plan-changes";
import { printable } from "../text/printable";
import { Screen, type TextOptions } from "../text/screen/screen";
import { basisLines, nameOf, remarkWords, windowWords } from "./head-words";
import { planModel } from "./plan-model";
import { summaryOf } from "./plan-summary";
import { type RuleEffect, type RuleLine, ruleLines } from "./rule-lines";

type Paint = (text: string) => string;

/** Entries and rules that are listed; the rest are counted. */
const LISTED = 50;

/** The whole comparison. Problems with the input are not part of it: they go to standard error, one line each. */
export function renderPlanText(report: PlanChanges, options: TextOptions = {}): string {
  const { comparison } = report;
  if (comparison === undefined) return "";
  const screen = new Screen(options);
  const { sections } = planModel(report);
  const entries = sections.flatMap((section) => section.entries);
  const warnings = [
    ...comparison.remarks.map(remarkWords),
    ...comparison.replaceWindows.map(windowWords),
  ];
  return joinSections([
    headLines(report, screen),
    warnings.flatMap((text) => bullet(text, 2, screen)),
    shownLines(entries, (entry, at) => entryLines(entry, at + 1, screen)),
    rulesBlock(ruleLines(comparison), screen),
    comparison.assumptions.length === 0
      ? []
      : [
          screen.colours.dim("this rests on:"),
          ...comparison.assumptions.flatMap((text) => bullet(text, 2, screen)),
        ],
  ]);
}

function headLines(report: PlanChanges, screen: Screen): readonly string[] {
  const { verdict } = report;
  const { colours } = screen;
  const status = ({ same: "pass", different: "fail", undecided: "unknown" } as const)[verdict];
  const said = statusColour(status, colours)(verdict.toUpperCase());
  return [
    ...screen.fit(`${said} ${colours.bold(printable(nameOf(report)))}`),
    ...screen.hanging("  ", printable(summaryOf(report))),
    ...basisLines(report, "short").flatMap((line) =>
      screen.fit(`  ${printable(line)}`).map((part) => `  ${colours.dim(part.slice(2))}`),
    ),
  ];
}

function shownLines<T>(
  all: readonly T[],
  linesOf: (one: T, at: number) => readonly string[],
): readonly string[] {
  const more = all.length - LISTED;
  return [
    ...all.slice(0, LISTED).flatMap((one, at) => [...(at > 0 ? [""] : []), ...linesOf(one, at)]),
    ...(more > 0 ? ["", `  and ${more} more: --format json lists all`] : []),
  ];
}

const SIGNS: Readonly<Record<RuleEffect, string>> = {
  opens: "+",
  closes: "-",
  both: "±",
  unknown: "?",
  nothing: "=",
};

function rulesBlock(lines: readonly RuleLine[], screen: Screen): readonly string[] {
  if (lines.length === 0) return [];
  const { colours } = screen;
  const shown = lines.slice(0, LISTED);
  const more = lines.length - shown.length;
  return [
    colours.dim("changed rules:"),
    ...shown.flatMap((line, at) => [
      ...(shown[at - 1]?.rule.group === line.rule.group
        ? []
        : screen.fit(`  ${colours.bold(printable(line.rule.group))}`)),
      ...ruleBlock(line, screen),
    ]),
    ...(more > 0 ? [`  and ${more} more: --format json lists all`] : []),
  ];
}

function ruleBlock({ rule, name, changes, effect, effects }: RuleLine, screen: Screen) {
  const { colours } = screen;
  const paints: Readonly<Record<RuleEffect, Paint>> = {
    opens: colours.red,
    closes: colours.blue,
    both: colours.magenta,
    unknown: colours.yellow,
    nothing: colours.dim,
  };
  const paint = paints[effect];
  return [
    ...screen.fit(`  ${paint(SIGNS[effect])} ${rule.step} ${printable(name)}`),
    ...changes.flatMap((text) => indented(text, screen)),
    ...effects.flatMap((text) => indented(text, screen, paint)),
  ];
}

function indented(text: string, screen: Screen, paint: Paint = (line) => line): readonly string[] {
  return screen.wrap(printable(text), 6).map((line) => `      ${paint(line)}`);
}
