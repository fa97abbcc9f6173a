// What the expressions of a folder refer to, in the words of a plan. Both are brought to what is named first: a resource, a
// variable, an output of a module. Names that expressions give to elements (`for`, `dynamic`) are no references.
import { isToken } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import type { ModuleFolder } from "../modules/module-folder";

const NAMES =
  /(?<![\w.\]"-])([A-Za-z_][\w-]*)\s*\.\s*([A-Za-z_][\w-]*)(?:\s*\.\s*([A-Za-z_][\w-]*))?/g;
const SINGLE: ReadonlySet<string> = new Set(["each", "count", "path", "terraform", "self"]);

/** The references of a value as it is written, sorted; `dynamic` is not looked into, as plans do not show it. */
export function writtenReferences(value: unknown, folder: ModuleFolder): readonly string[] {
  const found = new Set<string>();
  for (const text of textsIn(value))
    for (const [, first = "", second = "", third] of text.matchAll(NAMES)) {
      const reference = referenceTo([first, second, third], folder);
      if (reference !== undefined) found.add(reference);
    }
  return [...found].sort();
}

/** A plan's references in the same form. It lists each with all that it is a part of. */
export function shownReferences(
  references: readonly string[],
  folder: ModuleFolder,
): readonly string[] {
  const found = new Set<string>();
  for (const text of references) {
    const [first = "", second = "", third] = text.replace(/\[.*?\]/g, "").split(".");
    const reference = referenceTo([first, second, third], folder);
    if (reference !== undefined) found.add(reference);
  }
  return [...found].sort();
}

function referenceTo(
  [first, second, third]: readonly [string, string, string | undefined],
  { resources, variables, locals, calls }: ModuleFolder,
): string | undefined {
  const own = `${first}.${second}`;
  if (SINGLE.has(first)) return own;
  if (first === "var") return variables.has(second) ? own : undefined;
  if (first === "local") return locals.has(second) ? own : undefined;
  if (first === "module") return calls.has(second) ? own : undefined;
  if (first === "data") {
    const whole = `${own}.${third ?? ""}`;
    return resources.has(whole) ? whole : undefined;
  }
  return resources.has(own) ? own : undefined;
}

/** The insides of all templates; texts in them stay, as they may hold templates again. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return isToken(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => [...textsIn(key), ...textsIn(one)]);
}
