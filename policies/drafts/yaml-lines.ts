// Lines of a YAML file with comments, as a person would write them. Quoting is left to the YAML library.
import { stringify } from "yaml";

import type { Blank } from "./site-draft";

/** A value on one line: text with quotes where it needs them, a list in brackets. */
export function inline(value: string | readonly string[]): string {
  if (typeof value === "string") return scalar(value);
  return `[${value.map((item) => scalar(item, true)).join(", ")}]`;
}

/** `key: value`; a blank keeps its key, and says what belongs there. */
export function line(key: string, value: Blank<string | readonly string[]>, what: string): string {
  return value === undefined ? `${key}: # fill in: ${what}` : `${key}: ${inline(value)}`;
}

/** Comment lines of at most this many characters. */
const WIDTH = 118;

/** Text as comment lines; what it quotes from a document can neither end the comment nor be unprintable. */
export function comment(text: string, width = WIDTH): readonly string[] {
  const lines: string[] = [];
  let current = "#";
  for (const word of printableWords(text)) {
    if (current.length + 1 + word.length > width && current !== "#") {
      lines.push(current);
      current = "#";
    }
    current += ` ${word}`;
  }
  return [...lines, current];
}

/** The lines, so many levels in. */
export function indent(lines: readonly string[], levels = 1): readonly string[] {
  return lines.map((text) => (text === "" ? text : `${"  ".repeat(levels)}${text}`));
}

function printableWords(text: string): readonly string[] {
  // eslint-disable-next-line no-control-regex -- control characters are what must not get through
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\p{Cf}|\p{Cs}/gu, " ");
  return clean.split(" ").filter((word) => word !== "");
}

function scalar(text: string, inList = false): string {
  const options = { lineWidth: 0, defaultStringType: "PLAIN" } as const;
  // In brackets, commas and braces need quotes as well; the library knows when it writes a list.
  const written = inList
    ? stringify([text], { ...options, collectionStyle: "flow", flowCollectionPadding: false })
    : stringify({ k: text }, options).slice(3);
  const line = written.trim();
  const plain = inList ? line.slice(1, -1) : line;
  return plain.includes("\n") || plain.startsWith("|") || plain.startsWith(">")
    ? JSON.stringify(text)
    : plain;
}
