// The report as one page that needs nothing beside itself: no script, no picture, nothing from elsewhere. For auditors: it
// leads from every open port to the row that documents it, and from every rule to the flows that it serves.
import { mergeNotes } from "../../flows/merge-notes";
import { type Content, type Markup, markup } from "../../text/markup";
import type { ReportModel, RuleText, Section } from "../../model/report-model";
import { flowDiagram } from "./flow-diagram";
import { flowStatuses } from "../flows/flow-status";
import { entryList } from "./html-entries";
import { documentList, flowMatrix, flowTable } from "./html-flows";
import { ruleTable } from "./html-rules";
import { htmlDocument, problemList, STATUS_CLASS, textList } from "./html-document";
import { scrolling } from "./html-words";

/** The whole run as one HTML document. */
export function renderHtml(model: ReportModel): string {
  const { title, verdict, site, sections, rules } = model;
  const of = site === undefined ? "" : ` of ${site}`;
  return htmlDocument(
    `${title}${of}: ${verdict}`,
    markup`${banner(model)}
<main id="report">
${sections.map(deploymentSection)}${sections.some(({ policy }) => policy !== undefined) ? policies(rules) : undefined}</main>`,
  );
}

function banner({ title, verdict, status, site, sections, problems }: ReportModel): Markup {
  const passed = sections.filter((section) => section.status === "pass").length;
  const counts =
    sections.length === 0
      ? "no deployment was judged"
      : `${passed} of ${sections.length} deployment${sections.length === 1 ? "" : "s"} ${sections[0]?.policy === undefined ? "unchanged" : "proven"}`;
  return markup`<a class="skip" href="#report">Skip to the report</a>
<header class="banner"><h1>${title}</h1>
<p class="site">${site}</p>
<div class="verdict ${STATUS_CLASS[status]}"><strong>${verdict}</strong><span>${counts}${problems.length === 0 ? "" : `; ${problems.length} problem${problems.length === 1 ? "" : "s"} with the input`}</span></div>
${problemList(problems)}
<nav aria-label="Deployments"><ul>${sections.map(
    ({ deployment, verdict: said, status, result }, index) =>
      markup`<li><a href="#deployment-${index + 1}"><span class="badge ${STATUS_CLASS[status]}">${said}</span> <strong>${deployment}</strong> <span class="quiet">${result}</span></a></li>`,
  )}</ul></nav></header>`;
}

function deploymentSection(section: Section, index: number): Markup {
  const { deployment, cloud, verdict, status, result, basis, entries } = section;
  const id = `deployment-${index + 1}`;
  const open = entries.filter(({ suppressed }) => suppressed === undefined);
  const suppressed = entries.filter((entry) => entry.suppressed !== undefined);
  const what = section.policy === undefined ? "Changes" : "Findings";
  return markup`<section class="deployment" id="${id}" aria-labelledby="${id}-name">
<div class="title"><h2 id="${id}-name">${deployment}</h2> <span class="badge ${STATUS_CLASS[status]}">${verdict}</span> <span class="tag">${cloud}</span></div>
<p><strong>${result}</strong></p>
<p class="quiet">${basis}</p>
${entryList(what, open, `${id}-findings`)}${entryList("Suppressed findings", suppressed, `${id}-suppressed`)}${policyParts(section, id)}${textList("Allowed besides the flows", section.allowances)}${textList("What this rests on", section.assumptions)}${textList("Notes", mergeNotes(section.advisories))}</section>
`;
}

function policyParts(section: Section, id: string): Content {
  const policy = section.policy?.();
  if (policy === undefined) return undefined;
  const statuses = flowStatuses(section, policy.flows);
  const diagram = flowDiagram(statuses, id);
  return markup`${
    diagram === undefined
      ? undefined
      : markup`<h3>Flows at a glance</h3>
${scrolling("Diagram of the flows", markup`<div class="picture">${diagram}</div>`)}`
  }
<h3>Peers and interfaces</h3>
${flowMatrix(statuses)}
<h3>Flows and the rows that ask for them <span class="count">${policy.flows.length}</span></h3>
${flowTable(statuses, policy)}
${documentList(statuses)}<h3>Rules and the flows that they serve <span class="count">${policy.rules?.length}</span></h3>
${ruleTable(policy.rules, section.file)}
`;
}

/** What was judged, so that the page can be read by itself. */
function policies(rules: readonly RuleText[]): Markup {
  return markup`<section class="deployment" aria-labelledby="policies"><h2 id="policies">What was judged</h2>
<dl>${rules.map(({ id, statement, why }) => markup`<div><dt>${id}</dt><dd>${statement} <span class="quiet">${why}</span></dd></div>`)}</dl></section>
`;
}
