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
