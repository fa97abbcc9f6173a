// The report as a comment on a pull request: the verdict, a table, and everything else folded away. Never longer than a
// comment may be: what does not fit is left out from the end, and the last line says what that was.
import { formatPlace, formatProblem } from "../../../modules/input";
import { flowMermaid } from "./flows/flow-mermaid";
import { flowStatuses } from "./flows/flow-status";
import { entryBlock, entryTitle } from "../model/entry-words";
import { codeBlock, inertMarkdown, inertReferences } from "../text/markdown-cells";
import { escapeMarkup } from "../text/markup";
import { printable } from "../text/printable";
import type { Entry, ReportModel, Section, Status } from "../model/report-model";
import { sharedNotes } from "./text-report";
import { suppressionWords } from "../text/words";

/** GitHub takes 65,536 characters; some are left for lines that a program adds when it posts the comment. */
export const LONGEST_COMMENT = 65_000;

/** Kept for the line that says what was left out. */
const RESERVE = 600;

const SIGN: Readonly<Record<Status, string>> = { pass: "✅", fail: "❌", unknown: "⚠️" };

/** The whole run as one comment. */
export function renderMarkdown(model: ReportModel): string {
  const page = new Page(LONGEST_COMMENT - RESERVE);
  const entries = model.sections.flatMap((section) => section.entries);
  const open = entries.filter(({ suppressed }) => suppressed === undefined);
  const suppressed = entries.filter((entry) => entry.suppressed !== undefined);
  page.add([heading(model)]);
  page.table(["deployment", "verdict", "result"], model.sections.map(sectionRow), "deployments");
  page.list(
    model.problems.map((problem) => `- ${safe(formatProblem(problem))}`),
    "problems with the input",
  );
  page.table(
    ["", model.noun, "decided by", "deployment"],
    open.map((entry, index) => entryRow(entry, index + 1)),
    `${model.noun}s`,
  );
  open.forEach((entry, index) => {
    page.fold(
      `${index + 1}. ${entryTitle(entry)}`,
      codeBlock(entryBlock(entry)),
      `${model.noun}s in full`,
    );
  });
  for (const section of model.sections) addFlows(page, section);
  page.foldedList("Suppressed findings", suppressed.map(suppressedItem), "suppressed findings");
  page.foldedList("Allowed besides the flows", allowanceItems(model), "allowances");
  page.foldedList("What this rests on", assumptionItems(model), "assumptions");
  page.foldedList("Notes", sharedNotes(model.sections).map(item), "notes");
  return page.text();
}

/** The flows as a picture, where it fits and can be read. */
function addFlows(page: Page, section: Section): void {
  const flows = section.policy?.().flows;
  const picture = flows && flowMermaid(flowStatuses(section, flows));
  if (picture !== undefined)
    page.fold(`${section.deployment}: flows at a glance`, picture, "pictures of flows");
}

function heading({ title, verdict, status, site }: ReportModel): string {
  const of = site === undefined ? "" : ` of ${safe(site)}`;
  return `### ${SIGN[status]} ${title}${of}: ${verdict}`;
}

function sectionRow({ deployment, cloud, status, verdict, result, basis }: Section) {
  return [
    `**${safe(deployment)}** (${cloud})`,
    `${SIGN[status]} ${verdict}`,
    `${safe(result)}<br><sub>${safe(basis)}</sub>`,
  ];
}

function entryRow(entry: Entry, number: number): readonly string[] {
  const place = entry.construct?.place ?? entry.place;
  const address = entry.address === undefined ? "" : `${safe(entry.address)}<br>`;
  return [
    String(number),
    `**${entry.kind}** ${safe(entry.message)}`,
    `${address}<sub>${safe(formatPlace(place))}</sub>`,
    safe(entry.deployment),
  ];
}

function suppressedItem(entry: Entry): string {
  const said = entry.suppressed === undefined ? "" : suppressionWords(entry.suppressed);
  return item(`${entry.deployment}: ${entryTitle(entry)}; suppressed ${said}`);
}

/** Each assumption once, with the deployments that it holds for where these are not all. */
function assumptionItems({ sections }: ReportModel): readonly string[] {
  const texts = [...new Set(sections.flatMap(({ assumptions }) => assumptions))];
  return texts.map((text) => {
    const holding = sections.filter(({ assumptions }) => assumptions.includes(text));
    const names = holding.map(({ deployment }) => deployment).join(", ");
    return item(holding.length === sections.length ? text : `${names}: ${text}`);
  });
}

/** Deployments allow for themselves: each is named, also where all allow the same. */
function allowanceItems({ sections }: ReportModel): readonly string[] {
  return sections.flatMap(({ deployment, allowances }) =>
    allowances.map((text) => item(`${deployment}: ${text}`)),
  );
}

function item(text: string): string {
  return `- ${safe(text)}`;
}

function safe(text: string): string {
  return inertMarkdown(printable(text));
}

/** Markdown that grows until it is full, and counts what no longer fits. */
class Page {
  readonly #blocks: string[] = [];
  readonly #leftOut = new Map<string, number>();
  #room: number;

  constructor(room: number) {
    this.#room = room;
  }

  /** Adds the lines as one block. False when there is no room for them. */
  add(lines: readonly string[]): boolean {
    const block = lines.join("\n");
    if (block.length + 2 > this.#room) return false;
    this.#room -= block.length + 2;
    this.#blocks.push(block);
    return true;
  }

  /** As many of the lines as there is room for, but never more than half of it: others want some too. */
  list(lines: readonly string[], what: string, head: readonly string[] = []): void {
    if (lines.length === 0) return;
    const fitting = fit(lines, this.#room / 2);
    this.#leaveOut(what, lines.length - fitting.length);
    if (fitting.length > 0) this.add([...head, ...fitting]);
  }

  table(head: readonly string[], rows: readonly (readonly string[])[], what: string): void {
    const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
    this.list(lines, what, [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`]);
  }

  fold(title: string, lines: readonly string[], what: string): void {
    if (!this.#addFold(title, lines)) this.#leaveOut(what, 1);
  }

  foldedList(title: string, items: readonly string[], what: string): void {
    if (items.length === 0) return;
    const fitting = fit(items, this.#room / 2);
    const added = fitting.length > 0 && this.#addFold(title, fitting);
    this.#leaveOut(what, items.length - (added ? fitting.length : 0));
  }

  /** Inside the tags of a summary Markdown does not hold, so its text is escaped as HTML. */
  #addFold(title: string, lines: readonly string[]): boolean {
    const summary = inertReferences(escapeMarkup(title));
    return this.add([`<details><summary>${summary}</summary>`, "", ...lines, "", "</details>"]);
  }

  text(): string {
    const said = [...this.#leftOut].map(([what, count]) => `${count} ${what}`);
    const end =
      said.length === 0
        ? []
        : [`_Left out for length: ${said.join(", ")}. The json and html reports have everything._`];
    return `${[...this.#blocks, ...end].join("\n\n")}\n`;
  }

  #leaveOut(what: string, count: number): void {
    if (count > 0) this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + count);
  }
}

function fit(lines: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => (used += line.length + 1) > room);
  return end < 0 ? lines : lines.slice(0, end);
}
