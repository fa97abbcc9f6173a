// References as a folder writes them: which instance they lead to is in them, where a plan lists names alone. Everything else
// in a template takes evaluating.
import type { Path } from "../../source-file";
import { isToken } from "../../template-text";
import { isObject } from "../../values";
import type { Step } from "./instance-address";

const PLAIN =
  /^\$\{\s*([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d{1,9}|"[^"\\$%]*"|each\.key|count\.index)\])*)\s*\}$/;

/** The reference that a text is, with the key of its own instance put in. */
function referenceIn(text: unknown, key: string | number | undefined): string | undefined {
  const plain = typeof text === "string" ? PLAIN.exec(text)?.[1] : undefined;
  if (plain === undefined) return undefined;
  const word = typeof key === "number" ? "[count.index]" : "[each.key]";
  const named = key === undefined ? plain : plain.replaceAll(word, `[${JSON.stringify(key)}]`);
  return /\[(each|count)\b/.test(named) ? undefined : named;
}

/** What a written value comes to after some steps: a reference, and the steps that are left. */
export function referenceAt(
  value: unknown,
  steps: readonly Step[],
  key: string | number | undefined,
): { readonly reference: string; readonly rest: readonly Step[] } | undefined {
  const [step, ...rest] = steps;
  if (typeof value === "string") {
    const reference = referenceIn(value, key);
    return reference === undefined ? undefined : { reference, rest: steps };
  }
  if (step === undefined) return undefined;
  return referenceAt(partOf(value, step.key ?? step.name), rest, key);
}

/** The value at a path of a body. */
export function valueAt(body: unknown, path: Path): unknown {
  return path.reduce(partOf, body);
}

function partOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === "number" ? (value[key] as unknown) : undefined;
  if (!isObject(value) || Object.keys(value).some(isToken)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
