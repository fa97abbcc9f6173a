// The last day of something that somebody answers for. Past it, the site file is refused until somebody looks again.
import { isCalendarDate } from "../../flows";
import type { Inspection, Path } from "../../input";

/** Until when reports warn of what expires, where nobody says otherwise. */
const SOON_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The day that a site is read on, and the last of those that count as soon; both ISO dates. */
export interface Days {
  readonly today: string;
  readonly soon: string;
}

/** @param warnBefore in days. */
export function daysFrom(today: string, warnBefore = SOON_DAYS): Days {
  const soon = new Date(Date.parse(today) + warnBefore * DAY_MS).toISOString().slice(0, 10);
  return { today, soon };
}

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
