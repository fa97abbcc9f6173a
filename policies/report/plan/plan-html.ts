// A comparison without a site as one page that needs nothing beside itself: the line that says it all, each gate with what
// opens and closes there, and the table of changed rules.
import { entryList, inCode } from "../formats/html/html-entries";
import { htmlDocument, problemList, STATUS_CLASS, textList } from "../formats/html/html-document";
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
      ? undefined
      : markup`<section class="deployment" aria-labelledby="gates"><h2 id="gates">What opens and closes</h2>
${entries.length === 0 ? markup`<p>Nothing.</p>` : entryParts(entries)}</section>
${rulesSection(ruleLines(comparison))}<section class="deployment" aria-labelledby="basis"><h2 id="basis">What was compared</h2>
<ul>${basisLines(report).map((line) => markup`<li>${line}</li>`)}</ul>
${textList("What this rests on", comparison.assumptions)}</section>
`;
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
${problemList(model.problems)}${textList("Mind", warnings)}</header>
<main id="report">
${parts}</main>`,
    time,
  );
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

function rulesSection(lines: readonly RuleLine[]): Markup | undefined {
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, MOST_ROWS);
  const table = markup`<table class="stacking">${tableHead(COLUMNS)}<tbody>${shown.map(ruleRow)}</tbody></table>`;
  return markup`<section class="deployment" aria-labelledby="rules"><h2 id="rules">Changed rules <span class="count">${lines.length}</span></h2>
${scrolling("Changed rules", table)}${leftOut(lines.length - shown.length, "rules")}</section>
`;
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
