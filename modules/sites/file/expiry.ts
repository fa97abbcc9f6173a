// The last day of something that somebody answers for. Past it, the site file is refused until somebody looks again.
import { isCalendarDate } from "../../flows";
import type { Inspection, Path } from "../../input";

interface Expiring {
  readonly expires: string | undefined;
  /** What expires: `extra flow \`rdp\``. */
  readonly what: string;
  /** The same in short, for what to do: `the flow`. */
  readonly short: string;
}

/** Reports a day that is none, and one that is past. `path`: of the entry that has the key `expires`. */
export function checkExpiry(
  { expires, what, short }: Expiring,
  today: string,
  path: Path,
  inspection: Inspection,
): void {
  if (expires === undefined) return;
  const at = [...path, "expires"];
  if (!isCalendarDate(expires))
    inspection.reportError(at, {
      message: "`expires` is not a day of the calendar",
      allowed: "a date such as 2027-03-31",
      remedy: "write year, month and day, with hyphens",
    });
  else if (expires < today)
    inspection.reportError(at, {
      message: `${what} has expired`,
      allowed: `${today} or later`,
      remedy: `remove ${short}, or have its owner extend it`,
    });
}
