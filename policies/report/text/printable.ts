// Text of others, made safe to print: names in a document must not move the cursor, change colours, turn the reading
// direction of a report, or give orders to the pipeline whose log they are printed to.

/**
 * Controls, line and paragraph separators, the marks that change the direction of text or cannot be seen, and what is no
 * character at all: lone halves of a pair, and code points that XML refuses.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]/gu;

/**
 * Where a pipeline would take a line of its log for a command: `##vso[…]` and `##[…]` anywhere in it, `::name …::` where a
 * line may begin. An IPv6 address is none.
 */
const COMMANDS =
  /#(?=#(?:vso)?\[)|(?<=^|\s):(?=:(?![0-9a-f]{1,4}(?![\w-]))[a-z][\w-]*(?:\s.*)?::)/giu;

/** The longest piece of foreign text in one line. */
const LONGEST = 2000;

/** The text on one line, with what cannot be printed as `\u{…}`, cut off beyond 2,000 characters. */
export function printable(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut.replace(UNPRINTABLE, escaped).replace(COMMANDS, escaped);
}

function escaped(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * The value as indented JSON with a final line break. JSON is for programs but printed to logs as well, so no `##[…]` or
 * `##vso[…]` stands in it that a pipeline would take for a command.
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replaceAll("##", "#\\u0023")}\n`;
}
