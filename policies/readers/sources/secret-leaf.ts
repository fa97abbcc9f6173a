// One text or number that a source marks as sensitive.

export interface SecretLeaf {
  /** The key that it stands under, of an element of a list that of the list: says what numbers are. */
  readonly key: string;
  readonly value: string | number;
}

/** Every text and number in a value, whatever its form. */
export function leavesOf(value: unknown, key: string): readonly SecretLeaf[] {
  if (typeof value === "string" || typeof value === "number")
    return value === "" ? [] : [{ key, value }];
  if (typeof value !== "object" || value === null) return [];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([below, one]) => leavesOf(one, isList ? key : below));
}
