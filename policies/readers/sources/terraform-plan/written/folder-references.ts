// References as a folder writes them: which instance they lead to is in them, where a plan lists names alone. Everything else
// in a template takes evaluating.
import type { Path } from "../../../resources/source-file";
import { isToken } from "../../../resources/template-text";
import { isObject, listOf } from "../../../resources/values";
import type { WrittenBody } from "../../written-folder";
import type { Step } from "./instance-address";
import { wholeReferences } from "./whole-references";
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
  /** What a plan of the folder lists of it. */
  readonly shown: readonly string[];
}

/** A reference, and the steps that are left to take of it. */
export interface FoundReference extends FolderReference {
  readonly rest: readonly Step[];
  /** Whether the expression holds more than the reference. */
  readonly isPart: boolean;
}

/** The reference that a text is, with the key of its own instance put in. */
function referenceIn(text: unknown, { key, body }: Instance): FolderReference | undefined {
  const plain = typeof text === "string" ? PLAIN.exec(text)?.[1] : undefined;
  if (plain === undefined) return undefined;
  const named = plain.replace(INDEX, (whole, word: string) =>
    isKey(word, body) && key !== undefined ? `[${JSON.stringify(key)}]` : whole,
  );
  if (/\[(each|count)\b/.test(named)) return undefined;
  const [subject = plain] = plain.split(/\[(?:each|count)\./, 1);
  return { reference: named, shown: [subject, ...words(plain)] };
}

function words(plain: string): readonly string[] {
  return [...plain.matchAll(INDEX)].map(([, word = ""]) => word);
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
): FoundReference | undefined {
  const [step, ...rest] = steps;
  if (typeof value === "string") {
    const reference = referenceIn(value, instance);
    return reference === undefined ? undefined : { ...reference, rest: steps, isPart: false };
  }
  if (step === undefined) return undefined;
  const found = referenceAt(partOf(value, step.key ?? step.name), rest, instance);
  return found === undefined ? undefined : { ...found, isPart: true };
}

/** The templates that a value comes from after some steps: what a step cannot be taken of, and all that is below the last. */
export function textsAt(value: unknown, [step, ...rest]: readonly Step[]): readonly string[] {
  if (typeof value === "string") return [value];
  const part = step === undefined ? undefined : partOf(value, step.key ?? step.name);
  if (part !== undefined) return textsAt(part, rest);
  if (Array.isArray(value)) return value.flatMap((one) => textsAt(one, []));
  return isObject(value) ? Object.values(value).flatMap((one) => textsAt(one, [])) : [];
}

/** The argument of a body that a path begins with, and the steps from there. */
export function argumentAt(
  body: WrittenBody | undefined,
  [name, ...below]: Path,
): { readonly value: unknown; readonly steps: readonly Step[] } {
  const steps = below.map((key) => (typeof key === "number" ? { key } : { name: key }));
  return { value: partOf(body, name ?? ""), steps };
}

function partOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return typeof key === "number" ? (value[key] as unknown) : undefined;
  if (!isObject(value) || Object.keys(value).some(isToken)) return undefined;
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Whether a plan's list of references has a reference, as it has if the folder is the one that the plan was made of. */
export function isShown({ shown, isPart }: FoundReference, references: unknown): boolean {
  const listed = listOf(references);
  if (isPart) return shown.every((one) => listed.includes(one));
  const expected = new Set<unknown>(shown);
  const whole = [...wholeReferences(listed)];
  return whole.length === expected.size && whole.every((one) => expected.has(one));
}
