// Which functions a template calls, as far as what it refers to depends on them.
import { isToken } from "../../../resources/template-text";

/** The function that all of a template is one call of. */
export function wholeCall(text: unknown): string | undefined {
  const [, name, inside] = /^\$\{\s*(\w+)\(([^]*)\)\s*\}$/.exec(withoutStrings(text) ?? "") ?? [];
  return inside !== undefined && isBalanced(inside) ? name : undefined;
}

/** Whether what a template refers to may come out of it as another text. */
export function mayChange(text: unknown): boolean {
  if (typeof text !== "string") return false;
  const plain = withoutStrings(text)?.replace(SPLAT, "");
  if (plain === undefined || !/^\$\{[^{}]*\}$/.test(plain)) return true;
  const { value } = partsOf(plain);
  return (
    OPERATOR.test(value) || [...value.matchAll(CALL)].some(([, name = ""]) => !KEEPS.has(name))
  );
}

/** What a template refers to in order to choose, which is no part of what comes out; of how many there are, a plan knows. */
export function choosesBy(text: unknown): readonly string[] {
  const plain = withoutStrings(text)?.replace(SPLAT, "") ?? "";
  const counted = partsOf(plain).condition.replace(/\blength\(\s*[\w.-]+\s*\)/g, "0");
  return [...counted.matchAll(REFERENCE)].map(([reference]) => reference);
}

/** All that a template refers to; nothing where it holds others, or calls what a plan never knows. */
export function refersTo(text: string): readonly string[] | undefined {
  if (!isToken(text)) return [];
  const plain = withoutStrings(text);
  if (plain === undefined || /\b(?:uuid|timestamp|bcrypt)\s*\(|::/.test(plain)) return undefined;
  return [...plain.matchAll(REFERENCE)].map(([reference]) => reference);
}

/** Everything before the last question mark is taken for conditions. */
function partsOf(plain: string): { readonly condition: string; readonly value: string } {
  const end = plain.lastIndexOf("?") + 1;
  return { condition: plain.slice(0, end), value: plain.slice(end) };
}

const SPLAT = /\[\*\]|\.\*/g;
const OPERATOR = /[=!<>&|+*/%]|(?:^|[\s(,[])-/;
/** A provider's function is called by all of its name. */
const CALL = /((?:\w+::)*[\w-]+)\s*\(/g;
const REFERENCE = /[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+/g;

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
