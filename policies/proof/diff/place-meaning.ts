// What the name of a place rests on where it holds templates: variables, local values, data sources and modules by which it
// may lead to another place than before. A resource that it refers to is the same place, whatever is changed about it.
import { isObject } from "../../readers";

const REFERENCE =
  /(?<![\w.-])(?:(var|local|module)\.([\w-]+)|data\.([\w-]+)\.([\w-]+))(?=[^\w-]|$)/gi;

/** Top-level blocks in which the value of a reference stands. */
const HELD_IN = new Map([
  ["var", "variable"],
  ["local", "locals"],
  ["module", "module"],
]);

/** Equal texts of two configurations: the same place by the same name, as far as they say. */
export function placeMeaning(name: string, root: unknown): string {
  if (!/[$%]\{/.test(name) || !isObject(root)) return "";
  const known = new Map<string, unknown>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const [reference, kind = "data", own, type, data] of next.matchAll(REFERENCE)) {
      const key = reference.toLowerCase();
      if (known.has(key)) continue;
      const path =
        own === undefined ? ["data", type, data] : [HELD_IN.get(kind.toLowerCase()), own];
      const held = valueAt(root, path);
      known.set(key, held);
      waiting.push(textOf([held]));
    }
  return textOf([...known].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Comments say nothing to Terraform. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (key, one: unknown) => (key === "//" ? undefined : one));
}

/** Places are compared without letter case, and blocks may stand in lists. */
function valueAt(value: unknown, [key, ...rest]: readonly (string | undefined)[]): unknown {
  if (key === undefined) return value;
  const wanted = key.toLowerCase();
  return (Array.isArray(value) ? value : [value])
    .filter(isObject)
    .flatMap((one) => Object.entries(one))
    .filter(([name]) => name.toLowerCase() === wanted)
    .map(([, one]) => valueAt(one, rest));
}
