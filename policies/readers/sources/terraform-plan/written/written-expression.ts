// What `configuration` says about the argument at a path of a resource's values.
import type { Path } from "../../../resources/source-file";
import { isObject } from "../../../resources/values";
import { type Expression, expressionIn } from "./configuration-modules";
import type { Json } from "../standing/standing";

/**
 * The expression behind a value; "absent" where none is written, as far as the configuration shows blocks at all; "hidden"
 * where it cannot be told.
 */
export type Written = Expression | "absent" | "hidden";

export function writtenAt(resource: Json | undefined, path: Path, values: Json): Written {
  const expressions = resource?.["expressions"];
  if (resource === undefined || (expressions !== undefined && !isObject(expressions)))
    return "hidden";
  return below(expressions ?? {}, path, values);
}

function below(expressions: Json, [key, ...rest]: Path, values: unknown): Written {
  if (typeof key !== "string") return "hidden";
  // A write-only argument has no value of its own in a plan, and the computed one beside it shows what it came to.
  const written = expressions[key] ?? expressions[`${key}_wo`];
  // A block that `dynamic` writes leaves no trace.
  if (written === undefined) return rest.length === 0 ? "absent" : "hidden";
  const value = isObject(values) ? values[key] : undefined;
  if (Array.isArray(written)) return inBlocks(written, rest, value);
  const expression = expressionIn(written);
  if (expression !== undefined) return expression;
  const isNull = isObject(written) && "constant_value" in written;
  if (isNull) return "absent";
  return isObject(written) && rest.length > 0 ? below(written, rest, value) : "hidden";
}

/** Blocks of a list stand in its order; those of a set do not, and `dynamic` adds others that are not shown. */
function inBlocks(written: readonly unknown[], [index, ...rest]: Path, values: unknown): Written {
  const [only, ...more] = written;
  const count = Array.isArray(values) ? values.length : undefined;
  if (typeof index !== "number" || rest.length === 0 || count !== written.length) return "hidden";
  if (more.length > 0 || !isObject(only)) return sameInAll(written, rest, values);
  return below(only, rest, (values as readonly unknown[])[index]);
}

/** What is absent in every block is absent in each. */
function sameInAll(written: readonly unknown[], rest: Path, values: unknown): Written {
  const found = written.map((one, at) =>
    isObject(one) ? below(one, rest, (values as readonly unknown[])[at]) : "hidden",
  );
  return found.every((one) => one === "absent") ? "absent" : "hidden";
}
