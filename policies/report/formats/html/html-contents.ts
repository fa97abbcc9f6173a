// The contents of the page: each deployment with its verdict, and the parts of its section.
import type { Section } from "../../model/report-model";
import { type Markup, markup } from "../../text/markup";
import { type Part, STATUS_CLASS } from "./html-document";

export interface Chapter {
  readonly section: Section;
  readonly id: string;
  readonly parts: readonly Part[];
}

export function contentsList(chapters: readonly Chapter[], rest: readonly Part[]): Markup {
  return markup`<nav aria-label="Contents"><ul>${chapters.map(chapterItem)}${rest.length === 0 ? undefined : markup`<li>${partLinks(rest)}</li>`}</ul></nav>`;
}

function chapterItem({ section, id, parts }: Chapter): Markup {
  const { deployment, verdict, status, result } = section;
  return markup`<li><a href="#${id}"><span class="badge ${STATUS_CLASS[status]}">${verdict}</span> <strong>${deployment}</strong> <span class="quiet">${result}</span></a>
${partLinks(parts)}</li>`;
}

/** Links to parts of the page, in a row. */
export function partLinks(parts: readonly Pick<Part, "id" | "title">[]): Markup {
  const links = parts.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`);
  return markup`<ul class="parts">${links}</ul>`;
}
