// The flows of a deployment: a matrix of peers and interfaces to see them at a glance, and a table in which every flow
// leads to the row that documents it or to its owner.
import { type BoundEnd, type BoundFlow, tagWords, ticketWords } from "../../../../modules/sites";
import { addressList } from "../../../catalog";
import { type Content, type Markup, markup } from "../../text/markup";
import type { SectionPolicy } from "../../model/report-model";
import { portWords } from "../flows/flow-lines";
import type { FlowStatus } from "../flows/flow-status";
import { rowLink } from "./html-entries";
import { cell, code, leftOut, MOST_ROWS, scrolling, tableHead, webLink } from "./html-words";

type Statuses = ReadonlyMap<BoundFlow, FlowStatus>;

/** Peers down, interfaces across; each cell lists the ports of both directions. On a phone, peers with their interfaces. */
export function flowMatrix(statuses: Statuses): Markup {
  const flows = [...statuses.keys()];
  const nears = [...new Set(flows.map(({ near }) => near.role))];
  const fars = [...new Set(flows.map(({ far }) => far.role))];
  const rows = fars.map(
    (far) => markup`<tr><th scope="row">${far}</th>${nears.map((near) =>
      matrixCell(
        near,
        [...statuses].filter(([flow]) => flow.near.role === near && flow.far.role === far),
      ),
    )}</tr>
`,
  );
  return scrolling(
    "Ports between peers and interfaces",
    markup`<table class="matrix stacking"><thead><tr><th scope="col">peer</th>${nears.map((near) => markup`<th scope="col">${near}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`,
  );
}

function matrixCell(near: string, flows: readonly (readonly [BoundFlow, FlowStatus])[]): Markup {
  if (flows.length === 0)
    return markup`<td class="empty" data-label="${near}"><span class="quiet" title="no flow">–</span></td>`;
  const lines = flows.map(([flow, status]) => {
    const words = flow.direction === "inbound" ? "in" : "out";
    const extra = flow.extra === undefined ? undefined : markup` <span class="tag">extra</span>`;
    return markup`<li class="${statusClass(status)}"><span class="way">${words}</span> ${portWords(flow)}${extra}${status === "open" ? undefined : markup` <span class="tag">${status}</span>`}</li>`;
  });
  return markup`<td data-label="${near}"><ul>${lines}</ul></td>`;
}

function statusClass(status: FlowStatus): string {
  return status.replace(" ", "-");
}

const COLUMNS = ["flow", "ports", "near end", "far end", "asked for by", "rules"];

/** Every flow with both ends, what asks for it, and the rules that let it through. */
export function flowTable(statuses: Statuses, { rules }: SectionPolicy): Markup {
  const shown = [...statuses].slice(0, MOST_ROWS);
  const rows = shown.map(([flow, status]) => {
    const serving = rules
      ?.filter(({ serves }) => serves.includes(flow.id))
      .map(({ rule }) => rule.name);
    return markup`<tr>${[
      cell(
        "flow",
        markup`${flow.direction}, <span class="status ${statusClass(status)}">${status}</span> <br><span class="quiet">${flow.id}</span>`,
      ),
      cell("ports", markup`<span class="nowrap">${portWords(flow)}</span>`),
      cell("near end", endWords(flow.near)),
      cell("far end", endWords(flow.far)),
      cell("asked for by", reasonWords(flow)),
      cell("rules", serving === undefined ? "not found out" : listed(serving)),
    ]}</tr>
`;
  });
  return markup`${scrolling("Flows", markup`<table class="stacking">${tableHead(COLUMNS)}<tbody>${rows}</tbody></table>`)}${leftOut(statuses.size - shown.length, "flows")}`;
}

/** Names one below the other, the first few of them. */
const SHOWN_NAMES = 6;

function listed(names: readonly string[]): Content {
  const hidden = names.length - SHOWN_NAMES;
  return names.length === 0
    ? markup`<span class="quiet">none</span>`
    : markup`<ul>${names.slice(0, SHOWN_NAMES).map((name) => markup`<li>${code(name)}</li>`)}${hidden > 0 ? markup`<li>and ${hidden} more</li>` : undefined}</ul>`;
}

function endWords({ role, addresses, serviceTag }: BoundEnd): Markup {
  if (serviceTag?.stated === false)
    return markup`<strong>${role}</strong><p class="quiet">${tagWords(serviceTag)}</p>`;
  const texts = addresses.flatMap(({ family, ranges }) => addressList(family, ranges));
  const hidden = texts.length - SHOWN_NAMES;
  return markup`<strong>${role}</strong><ul class="addresses">${texts.slice(0, SHOWN_NAMES).map((text) => markup`<li>${code(text)}</li>`)}${hidden > 0 ? markup`<li>and ${hidden} more</li>` : undefined}</ul>`;
}

function reasonWords({ extra, citations }: BoundFlow): Content {
  if (extra === undefined) return citations.map((row) => markup`<p>${rowLink(row)}</p>`);
  const { id, owner, reason, ticket, expires } = extra;
  return markup`<p><span class="tag">extra</span> ${id} <br><span class="quiet">${reason}; ${owner} answers for it until ${expires}${ticketWords(ticket)}</span></p>`;
}

/** The documents that the flows cite, with addresses that can be read on paper. */
export function documentList(statuses: Statuses): Markup | undefined {
  const cited = new Map(
    [...statuses.keys()]
      .flatMap(({ citations }) => citations)
      .map((citation) => [citation.document, citation]),
  );
  if (cited.size === 0) return undefined;
  return markup`<h3>Documents</h3>
<ul>${[...cited.values()].map(
    ({ document, title, section, url }) =>
      markup`<li><strong>${document}</strong>: ${title}, ${section} <br>${webLink(url, url)}</li>`,
  )}</ul>
`;
}
