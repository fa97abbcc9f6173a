// The report as a comment on a pull request: the verdict, a table, and everything else folded away. Never longer than a
// comment may be: what does not fit is left out from the end, and the last line says what that was.
import { formatPlace, formatProblem } from "../../../modules/input";
import { flowMermaid } from "./flows/flow-mermaid";
import { flowStatuses } from "./flows/flow-status";
import { entryBlock, entryTitle } from "../model/entry-words";
import { codeBlock, inertMarkdown, withCode, withoutCode } from "../text/markdown-cells";
import { MarkdownPage } from "../text/markdown-page";
import { printable } from "../text/printable";
import type { Entry, ReportModel, Section, Status } from "../model/report-model";
import { sharedNotes } from "../flows/shared-notes";
import { allFiles } from "../model/files-read";
import { shortenMiddle } from "../text/screen/shorten";
import { toolVersion } from "../text/tool-version";
import { suppressionWords } from "../text/words";

/** GitHub takes 65,536 characters; some are left for lines that a program adds when it posts the comment. */
export const LONGEST_COMMENT = 65_000;

const SIGN: Readonly<Record<Status, string>> = { pass: "✅", fail: "❌", unknown: "⚠️" };

/** What opens looks different from what closes, also where the table is long. */
const KINDS: Readonly<Record<string, string>> = {
  opens: "🔴 **opens**",
  closes: "🔵 **closes**",
  "may-open": "🟠 **may open**",
  "may-close": "🟡 **may close**",
};

/** A name in a column beside sentences; longer ones lose their middle, and stand whole below the table. */
const WIDEST_NAME = 64;

/** The whole run as one comment. */
export function renderMarkdown(model: ReportModel): string {
  const page = new MarkdownPage(LONGEST_COMMENT);
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
  page.foldedList("What this rests on", assumptionItems(model), "assumptions");
  open.forEach((entry, index) => {
    page.fold(
      `${index + 1}. ${entryTitle(entry)}`,
      codeBlock(entryBlock(entry).map(withoutCode)),
      `${model.noun}s in full`,
    );
  });
  for (const section of model.sections) addFlows(page, section);
  page.foldedList("Suppressed findings", suppressed.map(suppressedItem), "suppressed findings");
  page.foldedList("Allowed besides the flows", allowanceItems(model), "allowances");
  page.foldedList("Notes", sharedNotes(model.sections).map(item), "notes");
  page.foldedList("What was read", fileItems(model), "files");
  return page.text();
}

/** The flows as a picture, where it fits and can be read. */
function addFlows(page: MarkdownPage, section: Section): void {
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
  const decider = entry.address ?? entry.decider ?? "no rule";
  return [
    String(number),
    `${KINDS[entry.kind] ?? `**${entry.kind}**`} ${safe(entry.message)}`,
    `${inertMarkdown(shortenMiddle(printable(decider), WIDEST_NAME))}<br><sub>${safe(formatPlace(place))}</sub>`,
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

/** All digits: a comment is kept with the change that it is about. */
function fileItems({ files }: ReportModel): readonly string[] {
  if (files === undefined) return [];
  return [
    item(`by edge-firewall ${toolVersion()}`),
    ...allFiles(files).map(({ file, sha256 }) => item(`${file}, sha256 ${sha256}`)),
  ];
}

function item(text: string): string {
  return `- ${safe(text)}`;
}

/** Inert text, in which what stands between backticks is code. */
function safe(text: string): string {
  return withCode(printable(text), inertMarkdown);
}
