// A configuration says what is wanted; what is there after an apply may hold more, left over from what was there before. For
// comparisons: one reading applied over another.
import type { KindGates } from "./point-layers";
import type { Reading } from "./reading";

/** A reading as its objects are once they were applied over those of another reading. */
export interface AppliedReading {
  /** After any number of applies. */
  readonly lasting: Reading;
  /** After the first of two applies; absent where one is enough. */
  readonly once?: Reading;
  /** Why one apply is not enough. */
  readonly why?: string;
}

export function appliedOver(reading: Reading, before: Reading): AppliedReading {
  const subjects = (before.found ?? []).map(({ subject }) => subject);
  const applied = (reading.found ?? []).map(
    (kind) => kind.over?.(subjects) ?? { gates: kind, once: undefined, why: undefined },
  );
  const lasting = withKinds(
    reading,
    applied.map(({ gates }) => gates),
  );
  const why = applied.flatMap((one) => one.why ?? []).join("; ");
  if (why === "") return { lasting };
  return {
    lasting,
    once: withKinds(
      reading,
      applied.map(({ gates, once }) => once ?? gates),
    ),
    why,
  };
}

/** The gates themselves are not made anew: comparisons ask for every gate. */
function withKinds(reading: Reading, found: readonly KindGates[]): Reading {
  return { ...reading, found };
}
