// What an unknown value may come from.
import type { PlanObject } from "./plan-objects";

/** One attribute of an object that a value may come from. */
export interface Origin {
  readonly object: PlanObject;
  readonly attribute: string;
}

/** Everything that an unknown value may come from. */
export interface Origins {
  readonly found: readonly Origin[];
  /** Whether it may come from elsewhere as well. */
  readonly open: boolean;
  /** Whether a folder writes each reference on the way, and nothing around them. */
  readonly isWritten: boolean;
}

/** Attributes that stand for the object itself. */
export const WHOLE: ReadonlySet<string> = new Set(["id", "self_link"]);
