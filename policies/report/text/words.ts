// Words that several reports share, and lines that can be read on a terminal.
import { type Suppression, ticketWords } from "../../../modules/sites";

/** Who answers for a suppressed finding, until when, and why. */
export function suppressionWords({ owner, reason, ticket, expires }: Suppression): string {
  return `by ${owner} until ${expires}: ${reason}${ticketWords(ticket)}`;
}

/** `1 rule`, `2 rules`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `2 missing, 1 excess`: each word with how often it comes, in order of first mention. */
export function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(", ");
}

/** The width of a report's lines where words allow it. Fixed, so that the same run gives the same text everywhere. */
const WIDTH = 110;

/** The text in lines of at most `WIDTH` less `indent` characters, broken at spaces only, so that addresses can be copied. */
export function wrap(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH - indent) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
