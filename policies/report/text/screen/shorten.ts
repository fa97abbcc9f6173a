// Names that are too long for a screen lose their middle: the end says most, and the beginning says what it is.
import { stripVTControlCharacters } from "node:util";

import stringWidth from "string-width";

/** What a reader copies, opens or counts with: addresses and ranges, URLs, files with their places, paths, options. */
const KEPT = [
  /^[^\p{L}]*$/u,
  /^\W*[\da-f]*:[\da-f:./[\]-]*\W*$/i,
  /[a-z][a-z\d+.-]*:\/\//i,
  /\.(?:json|ya?ml|tf|tofu|tfvars|tfplan|plan|hcl|[cm]?[jt]s)(?::\d+)*\W*$/i,
  /^\W*(?:\.{1,2}|~)?\/(?!subscriptions\/|providers\/)/i,
  /^\W*--/,
];

const HALF = 1 / 2;

/** Whether the word may be shown without its middle. */
export function isShortenable(word: string): boolean {
  return !KEPT.some((pattern) => pattern.test(word));
}

/** Commands in backticks, and words. */
const COMMAND_OR_WORD = /`[^`]* [^`]*`|[^ ]+/g;

/** The text with each word that is wider than `width`, and may be, shortened to it; commands in backticks stay whole. */
export function shortenWords(text: string, width: number, share = HALF): string {
  return text.replaceAll(COMMAND_OR_WORD, (found) => {
    // A painted word keeps its colours.
    const plain = stripVTControlCharacters(found);
    if (plain.includes(" ") || !isShortenable(plain)) return found;
    return found.replace(plain, () => shortenMiddle(plain, width, share));
  });
}

/** `azurerm_…group.edge`: at most `width` wide; `share` of it comes from the beginning, and the rest from the end. */
export function shortenMiddle(word: string, width: number, share = HALF): string {
  if (stringWidth(word) <= width) return word;
  const chars = Array.from(word);
  const room = width - 1;
  const head = fitting(chars, Math.floor(room * share));
  const tail = fitting(chars.toReversed(), room - stringWidth(head));
  return `${head}…${Array.from(tail).toReversed().join("")}`;
}

/** As many of the characters as fit into `room`. */
function fitting(chars: readonly string[], room: number): string {
  let text = "";
  for (const char of chars) {
    if (stringWidth(text + char) > room) break;
    text += char;
  }
  return text;
}
