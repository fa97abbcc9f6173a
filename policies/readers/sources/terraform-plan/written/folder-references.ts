// References as a folder writes them: which instance they lead to is in them, where a plan lists names alone. Everything else
// in a template takes evaluating.
import type { Path } from "../../../resources/source-file";
import { isToken } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import type { WrittenBody } from "../../written-folder";
import type { Step } from "./instance-address";
import { wholeCall } from "./written-calls";

const PLAIN =
  /^\$\{\s*([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d{1,9}|"[^"\\$%]*"|each\.key|each\.value|count\.index)\])*)\s*\}$/;

/** Which instance of a resource or module a text stands in. */
export interface Instance {
  readonly key: string | number | undefined;
  readonly body: WrittenBody | undefined;
}

interface FolderReference {
  readonly reference: string;
  /** As much of it as a plan of the folder lists. */
  readonly shown: string;
}

/** The reference that a text is, with the key of its own instance put in. */
function referenceIn(text: unknown, { key, body }: Instance): FolderReference | undefined {
  const plain = typeof text === "string" ? PLAIN.exec(text)?.[1] : undefined;
  if (plain === undefined) return undefined;
  const named = plain.replace(INDEX, (whole, word: string) =>
    isKey(word, body) && key !== undefined ? `[${JSON.stringify(key)}]` : whole,
  );
  if (/\[(each|count)\b/.test(named)) return undefined;
  const [shown = plain] = plain.split(/\[(?:each|count)\./, 1);
  return { reference: named, shown };
}

const INDEX = /\[((?:each|count)\.\w+)\]/g;

/** Elements of a set are their own keys. */
function isKey(word: string, body: WrittenBody | undefined): boolean {
  if (word === "each.value") return wholeCall(body?.["for_each"]) === "toset";
  return word === (Object.hasOwn(body ?? {}, "count") ? "count.index" : "each.key");
}

/** What a written value comes to after some steps: a reference, and the steps that are left. */
export function referenceAt(
  value: unknown,
  steps: readonly Step[],
  instance: Instance,
): (FolderReference & { readonly rest: readonly Step[] }) | undefined {
  const [step, ...rest] = steps;
  if (typeof value === "string") {
    const reference = referenceIn(value, instance);
    return reference === undefined ? undefined : { ...reference, rest: steps };
  }
  if (step === undefined) return undefined;
  return referenceAt(partOf(value, step.key ?? step.name), rest, instance);
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
