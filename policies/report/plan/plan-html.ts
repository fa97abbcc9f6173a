// A comparison without a site as one page that needs nothing beside itself: the line that says it all, each gate with what
// opens and closes there, and the table of changed rules.
import { entryList, inCode } from "../formats/html/html-entries";
import { partLinks } from "../formats/html/html-contents";
import {
  htmlDocument,
  madeBy,
  pageSection,
  type Part,
  problemList,
  STATUS_CLASS,
  textList,
} from "../formats/html/html-document";
import { cell, code, leftOut, MOST_ROWS, scrolling, tableHead } from "../formats/html/html-words";
import type { PlanChanges } from "../model/plan-changes";
import type { Entry } from "../model/report-model";
import { type Markup, markup } from "../text/markup";
import { basisLines, nameOf, remarkWords, windowWords } from "./head-words";
import { planModel } from "./plan-model";
import { summaryOf } from "./plan-summary";
import { type RuleLine, ruleLines } from "./rule-lines";

export function renderPlanHtml(report: PlanChanges, time?: Date): string {
  const { comparison } = report;
  const model = planModel(report);
  const entries = model.sections.flatMap((section) => section.entries);
  const parts =
    comparison === undefined
      ? []
      : [
          entriesPart(entries),
          basisPart(report, comparison.assumptions),
          ...rulesPart(ruleLines(comparison)),
        ];
  const warnings = [
    ...(comparison?.remarks.map(remarkWords) ?? []),
    ...(comparison?.replaceWindows.map(windowWords) ?? []),
  ];
  return htmlDocument(
    `${model.title} of ${nameOf(report)}: ${model.verdict}`,
    markup`<a class="skip" href="#report">Skip to the report</a>
<header class="banner"><h1>${model.title}</h1>
<p class="site">${nameOf(report)}</p>
<div class="verdict ${STATUS_CLASS[model.status]}"><strong>${model.verdict}</strong><span>${inCode(summaryOf(report))}</span></div>
<p class="quiet">${madeBy(time)}</p>
${problemList(model.problems)}${textList("Mind", warnings)}${parts.length === 0 ? undefined : markup`<nav aria-label="Contents">${partLinks(parts)}</nav>`}</header>
<main id="report">
${parts.map(pageSection)}</main>`,
    time,
  );
}

function entriesPart(entries: readonly Entry[]): Part {
  return {
    id: "gates",
    title: "What opens and closes",
    content: entries.length === 0 ? markup`<p>Nothing.</p>` : entryParts(entries),
  };
}

function basisPart(report: PlanChanges, assumptions: readonly string[]): Part {
  const lines = basisLines(report, "whole").map((line) => markup`<li>${line}</li>`);
  return {
    id: "basis",
    title: "What was compared",
    content: markup`<ul>${lines}</ul>
${textList("What this rests on", assumptions)}`,
  };
}

const PARTS: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ["Opens", ["opens"]],
  ["Closes", ["closes"]],
  ["May open or close", ["may-open", "may-close"]],
  ["Not decided", ["not compared"]],
];

function entryParts(entries: readonly Entry[]): readonly (Markup | undefined)[] {
  return PARTS.map(([title, kinds], at) =>
    entryList(
      title,
      entries.filter(({ kind }) => kinds.includes(kind)),
      `entries-${at + 1}`,
    ),
  );
}

const COLUMNS = ["group", "rule", "change", "opens or closes"];

function rulesPart(lines: readonly RuleLine[]): readonly Part[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, MOST_ROWS);
  const table = markup`<table class="stacking">${tableHead(COLUMNS)}<tbody>${shown.map(ruleRow)}</tbody></table>`;
  return [
    {
      id: "rules",
      title: "Changed rules",
      count: lines.length,
      content: markup`${scrolling("Changed rules", table)}${leftOut(lines.length - shown.length, "rules")}`,
    },
  ];
}

function ruleRow({ rule, name, changes, effect, effects }: RuleLine): Markup {
  return markup`<tr>${[
    cell("group", code(rule.group)),
    cell("rule", markup`${rule.step} ${code(name)}`),
    cell("change", markup`<ul>${changes.map((text) => markup`<li>${inCode(text)}</li>`)}</ul>`),
    cell(
      "opens or closes",
      markup`<ul class="effect-${effect}">${effects.map((text) => markup`<li>${inCode(text)}</li>`)}</ul>`,
    ),
  ]}</tr>
`;
}
