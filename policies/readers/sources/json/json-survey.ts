// Two cheap looks at a JSON text that JSON.parse cannot give: how many property names the text writes (a parsed tree
// holds fewer when an object repeats one), and how deep it nests. Neither builds a tree.

const BACKSLASH = 92;
const COLON = 58;

/** How many property names are written in a text that JSON.parse accepts. */
export function countWrittenNames(text: string): number {
  let names = 0;
  for (let open = text.indexOf('"'); open >= 0;) {
    const close = endOfString(text, open);
    let after = close + 1;
    while (text.charCodeAt(after) <= 32) after++;
    if (text.charCodeAt(after) === COLON) names++;
    open = text.indexOf('"', after);
  }
  return names;
}

/** How many property names a parsed value holds, and how deep it nests: a scalar has depth 0. */
export function surveyValue(root: unknown): { readonly names: number; readonly depth: number } {
  let names = 0;
  let depth = 0;
  // Level by level instead of by recursion: a document may nest deeper than the stack reaches.
  for (let level = [root].filter(isContainer); level.length > 0; depth++) {
    const below: object[] = [];
    for (const container of level) {
      const values: unknown[] = Array.isArray(container) ? container : Object.values(container);
      if (!Array.isArray(container)) names += values.length;
      for (const value of values) if (isContainer(value)) below.push(value);
    }
    level = below;
  }
  return { names, depth };
}

/** How deep any text nests, whether it is JSON or not. Strings are skipped. */
export function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "{" || character === "[") deepest = Math.max(deepest, ++depth);
    else if (character === "}" || character === "]") depth--;
  }
  return deepest;
}

/** Offset of the quote that ends the string begun at `open`; the end of the text when there is none. */
export function endOfString(text: string, open: number): number {
  for (let close = text.indexOf('"', open + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return close;
  }
  return text.length;
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
