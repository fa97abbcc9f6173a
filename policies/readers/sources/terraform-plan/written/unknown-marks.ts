// Which values of an object are known after apply only. The marks have the form of the values: `true` for what is unknown
// with all that is below it; absent for what is known, or unset.
import type { Path } from "../../../resources/source-file";
import { isObject, itemsOf } from "../../../resources/values";
import { computedArguments } from "./computed-arguments";
import type { Json, Standing } from "../standing/standing";
import { writtenAt } from "./written-expression";

export type Marks = true | MarkObject | readonly (Marks | undefined)[] | undefined;

interface MarkObject {
  readonly [key: string]: Marks;
}

/** The marks of an object, without those of arguments that nobody writes and that the provider fills in. */
export function marksOf(object: Standing, configuration: Json | undefined): Marks {
  const marks = pruned(object.unknown, [], object, configuration);
  const stale = staleCopies(object);
  if (stale.length === 0) return marks;
  const shown = isObject(marks) ? marks : {};
  return { ...shown, ...Object.fromEntries(stale.map((key) => [key, true] as const)) };
}

export function markBelow(marks: Marks, key: string | number): Marks {
  if (marks === true || marks === undefined) return marks;
  if (Array.isArray(marks)) return (marks as readonly (Marks | undefined)[])[Number(key)];
  const object = marks as MarkObject;
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function pruned(
  value: unknown,
  path: Path,
  object: Standing,
  configuration: Json | undefined,
): Marks {
  if (value === true) return isFilledIn(path, object, configuration) ? undefined : true;
  if (Array.isArray(value)) {
    const marks = value.map((one, at) => pruned(one, [...path, at], object, configuration));
    return marks.some((one) => one !== undefined) ? marks : undefined;
  }
  if (!isObject(value)) return undefined;
  const entries = Object.entries(value).flatMap(([key, one]) => {
    const mark = pruned(one, [...path, key], object, configuration);
    return mark === undefined ? [] : [[key, mark] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** What an object that is already there has may stay as it is. */
function isFilledIn(path: Path, object: Standing, configuration: Json | undefined): boolean {
  if (object.action !== "create" && object.action !== "replace") return false;
  const name = path.filter((key) => typeof key === "string").join(".");
  return (
    computedArguments(object.type).has(name) &&
    writtenAt(configuration, path, object.values) === "absent"
  );
}

const VERSION = /_wo_version$/;

/** A write-only argument is sent when its version changes, and what the provider shows of it is then what was before. */
function staleCopies({ values, before, action }: Standing): readonly string[] {
  if (action !== "update") return [];
  return Object.keys(values)
    .filter((key) => VERSION.test(key) && values[key] !== before?.[key])
    .map((key) => key.replace(VERSION, ""));
}

/** Whether anything in the marks is unknown. */
export function holdsUnknown(marks: Marks): boolean {
  if (marks === true || marks === undefined) return marks === true;
  return Object.values(marks).some((one) => holdsUnknown(one));
}

/** The values with a template in every place that is unknown, as a configuration would write them. */
export function withTemplates(values: Json, marks: Marks, template: (path: Path) => string): Json {
  return marks === undefined ? values : (fill(values, marks, [], template) as Json);
}

function fill(value: unknown, marks: Marks, path: Path, template: (path: Path) => string): unknown {
  if (marks === undefined) return value;
  if (marks === true) return template(path);
  if (Array.isArray(marks)) {
    const list = itemsOf(value);
    return Array.from({ length: Math.max(list.length, marks.length) }, (_, at) =>
      fill(list[at] ?? null, (marks as readonly Marks[])[at], [...path, at], template),
    );
  }
  const below = Object.entries(marks as MarkObject).map(([key, one]) => [
    key,
    fill(isObject(value) ? value[key] : undefined, one, [...path, key], template),
  ]);
  return { ...(isObject(value) ? value : {}), ...(Object.fromEntries(below) as Json) };
}
