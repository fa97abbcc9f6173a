// One cause, one entry: what may open or close because something was not understood is counted under that.
import { causeOfRule } from "../cause-of-doubt";
import type { Change, Side, Undecided } from "./comparison";

/** What was not understood, with the changes that follow from it, and the other changes. */
export function foldChanges(
  changes: readonly Change[],
  undecided: readonly Undecided[],
): { readonly changes: readonly Change[]; readonly undecided: readonly Undecided[] } {
  const causes = { base: causesOn("base", undecided), head: causesOn("head", undecided) };
  const consequences = new Map<Undecided, Change[]>();
  const others = changes.filter((change) => {
    const { kind, before, after } = change;
    if (kind === "opens" || kind === "closes") return true;
    const found = [causeOf(before, causes.base), causeOf(after, causes.head)].filter(
      (cause) => cause !== "none",
    );
    const [first] = found;
    if (first === undefined || found.includes(undefined)) return true;
    consequences.set(first, [...(consequences.get(first) ?? []), change]);
    return false;
  });
  return {
    changes: others,
    undecided: undecided.map((one) => {
      const own = consequences.get(one);
      return own === undefined ? one : { ...one, consequences: own };
    }),
  };
}

function causesOn(
  side: "base" | "head",
  undecided: readonly Undecided[],
): ReadonlyMap<string, Undecided> {
  const causes = new Map<string, Undecided>();
  for (const one of undecided)
    if (one.side === side && one.address !== undefined && !causes.has(one.address))
      causes.set(one.address, one);
  return causes;
}

/** What was not understood, for a side that is in doubt by a rule; `none` for one that is not, or has no such gate. */
function causeOf(
  { verdict, decidedBy }: Side,
  causes: ReadonlyMap<string, Undecided>,
): Undecided | undefined | "none" {
  if (verdict !== "unknown" || decidedBy === undefined) return "none";
  return causeOfRule(decidedBy, causes);
}
