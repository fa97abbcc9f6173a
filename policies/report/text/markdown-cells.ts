// Tables in Markdown from text that others wrote: what Markdown or HTML would act on is escaped, so that a label cannot
// break out of its cell, become a link, or call anybody's name.
import { type CellTable, joinCells } from "./tables";

/** The lines of the table. */
export function markdownLines(table: CellTable): readonly string[] {
  const [head = [], ...rows] = joinCells(table, "<br>", escapeMarkdown);
  return [line(head), line(head.map(() => "---")), ...rows.map(line)];
}

/** The text as Markdown that reads as the text. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_[\]|~#!$]/g, "\\$&");
}

/** The same for comments on a code host, where even escaped text becomes a link. */
export function inertMarkdown(text: string): string {
  return inertReferences(escapeMarkdown(text));
}

/** A sentence in which what stands between backticks is code; each piece of it escaped. */
export function withCode(sentence: string, escape: (text: string) => string): string {
  const parts = sentence.split("`");
  // Without its partner a backtick is only a character.
  if (parts.length % 2 === 0) return escape(sentence);
  return parts
    .map((part, at) => (at % 2 === 0 ? escape(part) : `<code>${escape(part)}</code>`))
    .join("");
}

/** The same for a block of code, where all is code. */
export function withoutCode(sentence: string): string {
  const parts = sentence.split("`");
  return parts.length % 2 === 0 ? sentence : parts.join("");
}

/** Splits mentions, references and addresses by an empty comment, so that the code host makes no link of them. Takes escaped text. */
export function inertReferences(escaped: string): string {
  return escaped.replaceAll(/@|#|GH-|www(?=\.)|:(?=\/\/)/gi, (found) => `${found}<!-- -->`);
}

/** The lines as a block of code that nothing in them can end. */
export function codeBlock(lines: readonly string[]): readonly string[] {
  const longest = Math.max(2, ...lines.flatMap((text) => text.match(/`+/g) ?? []).map(lengthOf));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence];
}

function lengthOf(text: string): number {
  return text.length;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
