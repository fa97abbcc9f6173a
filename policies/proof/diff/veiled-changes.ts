// Changes and what was not compared, without what is not to be printed.
import type { Veil } from "../../readers";
import type { Change, Side, Undecided } from "./comparison";

/** A change in whose packets the hidden ends are marked already. */
export function veilChange(change: Change, veil: Veil): Change {
  if (veil.isEmpty) return change;
  const { gate, message, before, after } = change;
  return {
    ...change,
    gate: veil.text(gate),
    message: veil.text(message),
    before: veilSide(before, veil),
    after: veilSide(after, veil),
  };
}

function veilSide(side: Side, veil: Veil): Side {
  const { decidedBy } = side;
  return decidedBy === undefined ? side : { ...side, decidedBy: veil.rule(decidedBy) };
}

export function veilUndecided(one: Undecided, veil: Veil): Undecided {
  if (veil.isEmpty) return one;
  const { message, remedy, gate, address, construct, consequences } = one;
  return {
    ...one,
    message: veil.text(message),
    remedy: veil.text(remedy),
    ...(gate !== undefined && { gate: veil.text(gate) }),
    ...(address !== undefined && { address: veil.text(address) }),
    ...(construct !== undefined && {
      construct: { ...construct, path: veil.text(construct.path) },
    }),
    ...(consequences !== undefined && {
      consequences: consequences.map((change) => veilChange(change, veil)),
    }),
  };
}
