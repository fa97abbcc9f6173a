// Which functions a template calls, as far as what it refers to depends on them.

/** The function that all of a template is one call of. */
export function wholeCall(text: unknown): string | undefined {
  const [, name, inside] = /^\$\{\s*(\w+)\(([^]*)\)\s*\}$/.exec(withoutStrings(text) ?? "") ?? [];
  return inside !== undefined && isBalanced(inside) ? name : undefined;
}

/** Whether what a template refers to may come out of it as another text. */
export function mayChange(text: unknown): boolean {
  if (typeof text !== "string") return false;
  const plain = withoutStrings(text);
  if (plain === undefined || !/^\$\{[^{}]*\}$/.test(plain)) return true;
  return [...plain.matchAll(/(\w+)\s*\(/g)].some(([, name = ""]) => !KEEPS.has(name));
}

/** Functions that choose among texts, or put them together as lists and maps, and leave each as it is. */
const KEEPS: ReadonlySet<string> = new Set([
  "coalesce",
  "coalescelist",
  "compact",
  "concat",
  "distinct",
  "element",
  "flatten",
  "lookup",
  "merge",
  "nonsensitive",
  "one",
  "sensitive",
  "slice",
  "sort",
  "tolist",
  "tomap",
  "toset",
  "tostring",
  "try",
  "values",
  "zipmap",
]);

/** Nothing where a string holds a template of its own. */
function withoutStrings(text: unknown): string | undefined {
  if (typeof text !== "string" || /"[^"]*[$%]\{/.test(text)) return undefined;
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const one of text) {
    if (one === "(") depth++;
    if (one === ")" && --depth < 0) return false;
  }
  return depth === 0;
}
