// A value and every way to spoil one part of it: the part is gone, or is something else. For two checkers that have to agree.

const INSTEAD: readonly unknown[] = [null, 7, "?", [], {}, [[]], "x".repeat(300)];

/** The value itself, then each of its spoilt copies. */
export function* spoilt(value: unknown): Generator {
  yield value;
  for (const path of pathsOf(value)) {
    yield edited(value, path, undefined);
    for (const instead of INSTEAD) yield edited(value, path, instead);
    yield edited(value, [...path, "unknown-key"], 1);
  }
}

type Path = readonly string[];

function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    yield [...path, key];
    yield* pathsOf(part, [...path, key]);
  }
}

/** A copy whose part at `path` is another; undefined takes the part away. */
function edited(value: unknown, path: Path, part: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return part;
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = { ...value };
  if (rest.length > 0) copy[key] = edited(copy[key], rest, part);
  else if (part === undefined) Reflect.deleteProperty(copy, key);
  else copy[key] = part;
  return Array.isArray(value) ? Object.values(copy) : copy;
}
