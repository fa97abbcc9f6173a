// The contents of the page: each deployment with its verdict, and the parts of its section.
import type { Section } from "../../model/report-model";
import { type Content, type Markup, markup } from "../../text/markup";
import { STATUS_CLASS } from "./html-document";

/** A part of the page under its heading. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
}

export interface Chapter {
  readonly section: Section;
  readonly id: string;
  readonly parts: readonly Part[];
}

export function contentsList(chapters: readonly Chapter[], rest: readonly Part[]): Markup {
  return markup`<nav aria-label="Contents"><ul>${chapters.map(chapterItem)}${rest.map(
    ({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></nav>`;
}

function chapterItem({ section, id, parts }: Chapter): Markup {
  const { deployment, verdict, status, result } = section;
  const links = parts.map((part) => markup`<li><a href="#${part.id}">${part.title}</a></li>`);
  return markup`<li><a href="#${id}"><span class="badge ${STATUS_CLASS[status]}">${verdict}</span> <strong>${deployment}</strong> <span class="quiet">${result}</span></a>
<ul class="parts">${links}</ul></li>`;
}
