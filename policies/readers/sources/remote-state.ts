// What sources take from each other: outputs of one that another reads as remote state. Which state a data source reads is
// told by its backend: the same type with the same arguments.
import { dirname, resolve } from "node:path";

import { isToken } from "../resources/template-text";
import { isObject } from "../resources/values";

/** What one source offers to others, and takes from them. */
export interface Links {
  /** Where the source keeps its state, in a form that compares; absent where it does not say. */
  readonly backend?: string;
  /** The text of an output; absent for outputs that are none. */
  output(name: string): string | undefined;
  /** The backend that `data.terraform_remote_state.<name>` reads, in the same form. */
  reads(name: string): string | undefined;
}

/** Of a source that neither offers nor takes anything. */
export const NO_LINKS: Links = { output: () => undefined, reads: () => undefined };

/** The form in which backends compare. A local path leads from the folder of the file; templates compare with nothing. */
export function backendKey(
  type: string,
  config: Readonly<Record<string, unknown>>,
  file: string,
): string | undefined {
  const given = Object.entries(config)
    .filter(([, value]) => value !== null && value !== undefined && value !== "")
    .map(([key, value]) => [key, isPath(type, key, value) ? fromFolder(value, file) : value])
    .sort();
  const text = JSON.stringify([type === "cloud" ? "remote" : type, given]);
  return isToken(text) ? undefined : text;
}

function isPath(type: string, key: string, value: unknown): value is string {
  return type === "local" && key === "path" && typeof value === "string";
}

function fromFolder(path: string, file: string): string {
  return resolve(dirname(file), path);
}

const OUTPUT =
  /^\$\{(?:@([\w.-]+) )?\s*data\.terraform_remote_state\.([\w-]+)\.outputs(?:\.([\w-]+)|\["([^"\\$]+)"\])\s*\}$/;

/** Remote state that a template reads: `from` is absent for the source that is judged. */
export interface OutputReference {
  readonly from: string | undefined;
  readonly data: string;
  readonly output: string;
}

export function parseOutputReference(text: string): OutputReference | undefined {
  if (!text.includes("terraform_remote_state")) return undefined;
  const [, from, data, plain, quoted] = OUTPUT.exec(text.trim()) ?? [];
  const output = plain ?? quoted;
  return data === undefined || output === undefined ? undefined : { from, data, output };
}

export function objectIn(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const found = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  const [only] = Array.isArray(found) && found.length === 1 ? (found as unknown[]) : [found];
  return isObject(only) ? only : {};
}
