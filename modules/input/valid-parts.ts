// What is left of a value once its wrong parts are taken out, so that the checks after a failed one still see the rest.
import type { Path } from "./located-document";

/** A copy without the parts at `paths`: keys are left out, list items become undefined so that the others keep their index. */
export function omit(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (paths.length === 0 || typeof value !== "object" || value === null) return value;
  const below = (key: string): readonly Path[] =>
    paths.filter(([first]) => String(first) === key).map((path) => path.slice(1));
  if (Array.isArray(value))
    return value.map((item: unknown, index) => omit(item, below(String(index))));
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, omit(item, below(key))] as const)
      .filter(([, item]) => item !== undefined),
  );
}
