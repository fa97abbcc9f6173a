// What every page has: a head that lets it load nothing, its style, and lists of texts.
import { formatProblem, type Problem } from "../../../../modules/input";
import type { Status } from "../../model/report-model";
import { Markup, markup } from "../../text/markup";
import { inCode } from "./html-entries";
import { POLICY, STYLE } from "./html-style";

/** The page as one document. */
export function htmlDocument(title: string, body: Markup): string {
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
<footer>Written by edge-firewall. This page loads nothing and runs no script.</footer>
</body>
</html>
`.text;
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

export function textList(title: string, texts: readonly string[]): Markup | undefined {
  return texts.length === 0
    ? undefined
    : markup`<h3>${title}</h3>
<ul>${texts.map((text) => markup`<li>${inCode(text)}</li>`)}</ul>
`;
}
