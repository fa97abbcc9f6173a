// What every page has: a head that lets it load nothing, its style, and lists of texts.
import { formatProblem, type Problem } from "../../../../modules/input";
import type { Status } from "../../model/report-model";
import { type Content, Markup, markup } from "../../text/markup";
import { toolVersion } from "../../text/tool-version";
import { inCode } from "./html-entries";
import { POLICY, STYLE } from "./html-style";

/** A part of the page under its heading. */
export interface Part {
  readonly id: string;
  readonly title: string;
  /** Of what it lists. */
  readonly count?: number;
  readonly content: Content;
}

/** The page as one document. */
export function htmlDocument(title: string, body: Markup, time?: Date): string {
  return markup`<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
${body}
<footer>Written by ${madeBy(time, " at ")}. This page loads nothing and runs no script.</footer>
</body>
</html>
`.text;
}

/** Version and time: `edge-firewall 1.2.3, 2026-03-31 09:30 UTC`. */
export function madeBy(time: Date | undefined, joint = ", "): string {
  return `edge-firewall ${toolVersion()}${time === undefined ? "" : `${joint}${timeWords(time)}`}`;
}

/** `2026-03-31 09:30 UTC`: the same wherever the page is read. */
function timeWords(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Of the style sheet: the colour of each status. */
export const STATUS_CLASS: Readonly<Record<Status, string>> = {
  pass: "good",
  fail: "bad",
  unknown: "open",
};

export function problemList(problems: readonly Problem[]): Markup | undefined {
  if (problems.length === 0) return undefined;
  return markup`<section aria-label="Problems with the input"><h3>Problems with the input</h3><ul>${problems.map((problem) => markup`<li>${inCode(formatProblem(problem))}</li>`)}</ul></section>`;
}

/** @param id by which the contents of the page lead to it. */
export function textList(title: string, texts: readonly string[], id?: string): Markup | undefined {
  return texts.length === 0
    ? undefined
    : markup`${heading(title, id)}
<ul>${texts.map((text) => markup`<li>${inCode(text)}</li>`)}</ul>
`;
}

/** A part that is a section of the page by itself. */
export function pageSection({ id, title, count, content }: Part): Markup {
  const counted = count === undefined ? undefined : markup` <span class="count">${count}</span>`;
  return markup`<section class="deployment" aria-labelledby="${id}"><h2 id="${id}">${title}${counted}</h2>
${content}</section>
`;
}

/** A heading of a part; with what is counted beside it. */
export function heading(title: Content, id?: string): Markup {
  return id === undefined ? markup`<h3>${title}</h3>` : markup`<h3 id="${id}">${title}</h3>`;
}
