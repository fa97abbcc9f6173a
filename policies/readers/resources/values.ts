// JSON values as Terraform takes them.

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * `null`, `""`, `[]` and a missing key all mean unset (cloud-semantics 4.4). A null inside a list does not; and `""` where
 * a number, a flag or a list belongs is refused by Terraform.
 */
export function isUnset(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** The value as a list: itself, or the one element that it is. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** The elements of a list; none where the value is no list. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Left out or null. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

// Terraform converts between texts, numbers and flags where an argument wants another of the three.

/** The text that a text, a number or a flag is to Terraform. */
export function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return String(value);
  if (typeof value !== "number") return undefined;
  const text = String(value);
  // Others are written in another way there.
  return /^-?\d+(\.\d+)?$/.test(text) ? text : undefined;
}

const WHOLE = /^(0|-?[1-9]\d{0,14})$/;

/** The whole number that a number or a text is to Terraform. */
export function asWholeNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && WHOLE.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) ? number : undefined;
}

const FLAGS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  ["true", true],
  ["1", true],
  [false, false],
  ["false", false],
  ["0", false],
]);

/** The flag that a flag or a text is to Terraform. */
export function asFlag(value: unknown): boolean | undefined {
  return FLAGS.get(value);
}
