// The report as one page that needs nothing beside itself: no script, no picture, nothing from elsewhere. For auditors: it
// leads from every open port to the row that documents it, and from every rule to the flows that it serves.
import { allFiles } from "../../model/files-read";
import type { ReportModel, RuleText } from "../../model/report-model";
import { type Markup, markup } from "../../text/markup";
import { plural } from "../../text/words";
import { type Chapter, contentsList } from "./html-contents";
import {
  htmlDocument,
  madeBy,
  pageSection,
  type Part,
  problemList,
  STATUS_CLASS,
} from "./html-document";
import { code } from "./html-words";
import { partsOf } from "./html-parts";

/**
 * The whole run as one HTML document.
 * @param time of the run; a page that is kept says it.
 */
export function renderHtml(model: ReportModel, time?: Date): string {
  const { title, verdict, site, sections, rules } = model;
  const of = site === undefined ? "" : ` of ${site}`;
  const chapters = sections.map((section, index) => {
    const id = `deployment-${index + 1}`;
    return { section, id, parts: partsOf(section, id) };
  });
  const rest = [
    ...(sections.some(({ policy }) => policy !== undefined) ? [policies(rules)] : []),
    ...filesPart(model, time),
  ];
  return htmlDocument(
    `${title}${of}: ${verdict}`,
    markup`${banner(model, contentsList(chapters, rest), time)}
<main id="report">
${chapters.map(deploymentSection)}${rest.map(pageSection)}</main>`,
    time,
  );
}

function banner(model: ReportModel, contents: Markup, time: Date | undefined): Markup {
  const { title, verdict, status, site, sections, problems } = model;
  const passed = sections.filter((section) => section.status === "pass").length;
  const counts =
    sections.length === 0
      ? "no deployment was judged"
      : `${passed} of ${plural(sections.length, "deployment")} ${sections[0]?.policy === undefined ? "unchanged" : "proven"}`;
  return markup`<a class="skip" href="#report">Skip to the report</a>
<header class="banner"><h1>${title}</h1>
<p class="site">${site}</p>
<div class="verdict ${STATUS_CLASS[status]}"><strong>${verdict}</strong><span>${counts}${problems.length === 0 ? "" : `; ${plural(problems.length, "problem")} with the input`}</span></div>
<p class="quiet">${madeBy(time)}</p>
${problemList(problems)}
${contents}</header>`;
}

function deploymentSection({ section, id, parts }: Chapter): Markup {
  const { deployment, cloud, verdict, status, result, basis } = section;
  return markup`<section class="deployment" id="${id}" aria-labelledby="${id}-name">
<div class="title"><h2 id="${id}-name">${deployment}</h2> <span class="badge ${STATUS_CLASS[status]}">${verdict}</span> <span class="tag">${cloud}</span></div>
<p><strong>${result}</strong></p>
<p class="quiet">${basis}</p>
${parts.map(({ content }) => content)}</section>
`;
}

/** What was judged, so that the page can be read by itself. */
function policies(rules: readonly RuleText[]): Part {
  const said = rules.map(
    ({ id, statement, why }) =>
      markup`<div><dt>${id}</dt><dd>${statement} <span class="quiet">${why}</span></dd></div>`,
  );
  return { id: "policies", title: "What was judged", content: markup`<dl>${said}</dl>` };
}

/** By what the page can be held against the files, with all digits. */
function filesPart({ files, noun }: ReportModel, time: Date | undefined): readonly Part[] {
  if (files === undefined) return [];
  const done = noun === "finding" ? "Judged" : "Compared";
  const items = allFiles(files).map(
    ({ file, sha256 }) =>
      markup`<li>${code(file)}<br><span class="quiet">sha256 ${sha256}</span></li>`,
  );
  return [
    {
      id: "files",
      title: "What was read",
      content: markup`<p>${done} by ${madeBy(time, " at ")}.</p>
<ul class="files">${items}</ul>`,
    },
  ];
}
