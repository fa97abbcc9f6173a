// Terraform's JSON syntax lets an object stand where a list of objects may; both are read at every level.
import type { ReadingNotes } from "../../reading-notes";
import type { Path } from "../../resources/source-file";
import { isObject } from "../../resources/values";

type Entry = readonly [body: Readonly<Record<string, unknown>>, path: Path];

/** The objects that stand at a path: the one object, or those of a list. Reports anything else; null is none. */
export function objectsAt(
  value: unknown,
  path: Path,
  notes: ReadingNotes,
  address?: string,
): readonly Entry[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((element: unknown, at): readonly Entry[] => {
      if (isObject(element)) return [[element, [...path, at]]];
      reportShape(element, [...path, at], notes, address);
      return [];
    });
  }
  if (isObject(value)) return [[value, path]];
  reportShape(value, path, notes, address);
  return [];
}

function reportShape(value: unknown, path: Path, notes: ReadingNotes, address?: string): void {
  notes.report({
    message: `\`${String(path.at(-1))}\` is \`${JSON.stringify(value).slice(0, 60)}\` where an object belongs`,
    remedy: "write an object, or a list of objects",
    path,
    ...(address === undefined ? {} : { address }),
  });
}
