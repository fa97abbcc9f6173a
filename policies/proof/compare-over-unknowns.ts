// Two chains compared over their named unknowns: where several rules rest on the same unknown it cancels out, and more is
// certain than the two bounds of each rule alone show. check, explain and diff all compare here.
import type { Budget } from "../../modules/packets";
import {
  boxHas,
  BudgetExceeded,
  type Chain,
  compareOverUnknowns,
  compareChains,
  type CompareOptions,
  type ConditionalPiece,
  type Literal,
  type Packet,
  PacketSet,
  type Piece,
} from "../../modules/packets";

/** Beyond so many pieces that rest on unknowns, telling them apart is too much work. */
const MOST_PIECES = 200;

/** The packets that the left chain allows and the right one denies. */
export interface Differences<L, R> {
  /** Whatever the unknowns are; no packet twice. */
  readonly certain: readonly ConditionalPiece<L, R>[];
  /** The same with every way in which it comes about: pieces may share packets. */
  readonly ways: readonly ConditionalPiece<L, R>[];
  /** For some ways in which the unknowns turn out, and not for others. Pieces may share packets. */
  readonly depends: readonly ConditionalPiece<L, R>[];
}

/**
 * What the left chain allows and the right one denies, with and without certainty.
 * @throws BudgetExceeded when that takes more work than allowed.
 */
export function differencesOverUnknowns<L, R>(
  left: Chain<L>,
  right: Chain<R>,
  options: CompareOptions,
): Differences<L, R> {
  const { certain, depends } = compareOverUnknowns(left, right, options);
  const byBounds = compareChains(left, "must", right, "may", options);
  return { certain: joined(byBounds, certain, options), ways: certain, depends };
}

/** The answer over unknowns within half of the work that is left; nothing where that does not suffice. */
export function withinHalf<T>(
  options: CompareOptions & { readonly budget: Budget },
  answer: (options: CompareOptions) => T,
): T | undefined {
  try {
    return options.budget.lend(1 / 2, (budget) => answer({ ...options, budget }));
  } catch (error) {
    if (error instanceof BudgetExceeded) return undefined;
    throw error;
  }
}

/**
 * What the first piece that holds the packet takes to be true of the unknowns; nothing for packets that no piece holds.
 */
export function assumedIn(
  pieces: readonly ConditionalPiece<unknown, unknown>[],
): (packet: Packet) => readonly Literal[] | undefined {
  return (packet) => pieces.find(({ boxes }) => boxes.some((box) => boxHas(box, packet)))?.when;
}

/**
 * What the bounds alone show, and what the unknowns add to it, no packet twice: where the unknowns decide which rule it is,
 * and none of these rules is exact, the first is named.
 */
function joined<L, R>(
  byBounds: readonly Piece<L, R>[],
  found: readonly ConditionalPiece<L, R>[],
  { budget }: CompareOptions,
): readonly ConditionalPiece<L, R>[] {
  const known = byBounds.map((piece) => ({ ...piece, when: [] }));
  // Packets that need no unknowns are known already.
  const resting = found.filter(({ when }) => when.length > 0);
  if (resting.length > MOST_PIECES)
    throw new BudgetExceeded(typeof budget === "number" ? budget : 0);
  let covered = PacketSet.ofDisjoint(known.flatMap(({ boxes }) => boxes));
  const more = resting.flatMap((piece) => {
    const own = PacketSet.of(piece.boxes).minus(covered);
    covered = covered.union(own);
    return own.isEmpty() ? [] : [{ ...piece, boxes: own.boxes() }];
  });
  return [...known, ...more];
}
