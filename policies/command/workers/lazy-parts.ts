// Verdicts on their way between threads. A few of their parts are worked out only when somebody asks (where a rule stands in
// its file), as functions, and functions cannot travel: their results do, and are functions again on the other side.

/** Takes the place of a function; no key of a verdict begins with a colon. */
const RESULT = ":result";

/** The value with the result of each function in place of the function. */
export function settled(value: unknown): unknown {
  return mapped(value, (part) =>
    typeof part === "function" ? { [RESULT]: settled((part as () => unknown)()) } : undefined,
  );
}

/** What `settled` was made from. */
export function unsettled(value: unknown): unknown {
  return mapped(value, (part) => {
    if (typeof part !== "object" || part === null || !(RESULT in part)) return undefined;
    const result = unsettled(part[RESULT]);
    return () => result;
  });
}

/** A copy in which each part that `replace` knows of is another. */
function mapped(value: unknown, replace: (part: unknown) => unknown): unknown {
  const replaced = replace(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return value.map((part) => mapped(part, replace));
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapped(part, replace)]),
  );
}

/** An object of keys and values; a map or a set travels as it is. */
function isPlain(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}
