// Marks of sensitive values, in the form of the values: `true` marks all that is below.
import { isObject } from "../../resources/values";

export function sensitiveBelow(marks: unknown, key: string | number): unknown {
  if (Array.isArray(marks)) return (marks as readonly unknown[])[Number(key)];
  if (isObject(marks)) return Object.hasOwn(marks, key) ? marks[key] : undefined;
  return marks;
}

/** Whether a value, or anything in it, is marked. */
export function isSensitive(marks: unknown): boolean {
  if (marks === true) return true;
  return typeof marks === "object" && marks !== null && Object.values(marks).some(isSensitive);
}
