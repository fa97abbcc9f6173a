// A finding that somebody has looked at and answers for until a day. It names one finding by its fingerprint, never a rule
// or a range, so that it cannot come to cover more than was looked at.
import type { Place } from "../input";

/** One reviewed entry of the site file. */
export interface Suppression {
  /** Fingerprint of the finding: 16 hexadecimal digits, as reports print it. */
  readonly finding: string;
  readonly owner: string;
  readonly reason: string;
  /** ISO date, the last day on which it holds. */
  readonly expires: string;
  /** Where the entry stands in the site file. */
  readonly place: Place;
}
