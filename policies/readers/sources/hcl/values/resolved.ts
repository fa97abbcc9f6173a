// Values whose references are followed, with marks of what in them is a secret.
import { isToken } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import { sensitiveBelow } from "../../shown/sensitive-marks";
import type { Step } from "./templates";

export interface Resolved {
  readonly value: unknown;
  /** In the form of the value; `true` marks all that is below. */
  readonly marks: unknown;
}

export const NO_MARKS = undefined;

/** Marks of a list or an object; none where nothing in it is marked. */
export function marked(parts: readonly unknown[] | Readonly<Record<string, unknown>>): unknown {
  return Object.values(parts).some((one) => one !== NO_MARKS) ? parts : NO_MARKS;
}

interface Part {
  readonly value: unknown;
  marksOf(marks: unknown): unknown;
}

/** The element or attribute of a value; nothing where it is not certain which that is. */
export function below(value: unknown, step: Step): Part | undefined {
  const marksOf = (marks: unknown): unknown => sensitiveBelow(marks, step);
  if (typeof step === "number")
    return Array.isArray(value) && step < value.length
      ? { value: value[step], marksOf }
      : undefined;
  if (!isObject(value) || Object.keys(value).some(isToken) || !Object.hasOwn(value, step))
    return undefined;
  return { value: value[step], marksOf };
}
