// Which construct a resource of a cdktf document came from: the path that cdktf writes beside each resource, and, where the
// program was asked for stack traces, the line of the program that made it.
import { sep } from "node:path";

import type { Place } from "../../../../modules/input";
import type { ConstructOrigin, Path } from "../../resources/source-file";
import { isObject } from "../../resources/values";

/** The construct of the resource that the value at the path belongs to; nothing where the document does not tell. */
export function constructOf(
  root: Readonly<Record<string, unknown>>,
  path: Path,
): ConstructOrigin | undefined {
  let value: unknown = root;
  let metadata: Readonly<Record<string, unknown>> | undefined;
  for (const key of path) {
    value = stepInto(value, key);
    metadata = metadataOf(value) ?? metadata;
  }
  const constructPath = metadata?.["path"];
  if (metadata === undefined || typeof constructPath !== "string") return undefined;
  const place = placeOfTrace(metadata["stackTrace"]);
  return { path: constructPath, ...(place !== undefined && { place }) };
}

function stepInto(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) ? value[key] : undefined;
}

function metadataOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const comment = isObject(value) ? value["//"] : undefined;
  const metadata = isObject(comment) ? comment["metadata"] : undefined;
  return isObject(metadata) ? metadata : undefined;
}

/** `new EdgeStack (/app/main.ts:12:3)`, or the place alone. */
const FRAME = /(?:^|\()(?:file:\/\/)?([^()]+):(\d+):(\d+)\)?$/;

/** Frames of the run-time and of packages do not say where to look. */
const FOREIGN = /^node:|[\\/]node_modules[\\/]/;

/** The innermost frame of the user's own program, as a path below the working folder where it is one. */
function placeOfTrace(trace: unknown): Place | undefined {
  if (!Array.isArray(trace)) return undefined;
  for (const frame of trace as readonly unknown[]) {
    const [, file, line, column] = (typeof frame === "string" ? FRAME.exec(frame) : null) ?? [];
    if (file === undefined || FOREIGN.test(file)) continue;
    return { file: fromHere(file), line: Number(line), column: Number(column) };
  }
  return undefined;
}

function fromHere(file: string): string {
  const here = `${process.cwd()}${sep}`;
  return file.startsWith(here) ? file.slice(here.length) : file;
}
