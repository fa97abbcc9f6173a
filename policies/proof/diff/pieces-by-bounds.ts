// How the packets of one gate change, with each rule judged by its two bounds. Each configuration has three answers for a
// packet, and each pair of answers is one kind of change:
//
//                 head: open   not known   closed
//   base: open         -       may-close   closes
//   not known      may-open      (*)       may-close
//   closed          opens      may-open       -
//
// (*) unchanged where both walks meet the same uncertain rules (same-walks.ts), else may-open.
import { compareChains, type CompareOptions } from "../../../modules/packets";
import type { Bound, Box, Chain, Piece } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { deciding, uncertainRule } from "../blame";
import { boxesOf, DENY_ALL, isExact } from "../chains";
import type { ChangePiece } from "./change-piece";
import type { NamesOfBoth } from "./same-names";
import { differingWalks } from "./same-walks";

type GateChain = Chain<RuleOrigin>;

/** The changes between two chains. Two exact ones need two comparisons. */
export function piecesByBounds(
  base: GateChain,
  head: GateChain,
  names: NamesOfBoth,
  options: CompareOptions,
): { readonly pieces: readonly ChangePiece[]; readonly bothUnknown: boolean } {
  const certain = [
    ...between(head, "must", base, "may", "opens", options),
    ...between(base, "must", head, "may", "closes", options),
  ];
  if (isExact(base) && isExact(head)) return { pieces: certain, bothUnknown: false };
  const within = (packets: readonly Box[]): CompareOptions => ({ ...options, scope: packets });
  const headOpen = boxesOf(compareChains(head, "must", base, "must", options));
  const headClosed = boxesOf(compareChains(base, "may", head, "may", options));
  const baseOpen = boxesOf(compareChains(base, "must", head, "must", options));
  const baseClosed = boxesOf(compareChains(head, "may", base, "may", options));
  const headUnknown = boxesOf(compareChains(head, "may", head, "must", options));
  const both = boxesOf(unknown(base, within(headUnknown)));
  const differing = differingWalks(base, head, both, names, options);
  const pieces = [
    ...certain,
    ...uncertain(base, "base", "may-open", within(headOpen)),
    ...uncertain(head, "head", "may-open", within(baseClosed)),
    ...uncertain(head, "head", "may-open", within(differing)),
    ...uncertain(head, "head", "may-close", within(baseOpen)),
    ...uncertain(base, "base", "may-close", within(headClosed)),
  ];
  return { pieces, bothUnknown: both.length > 0 };
}

/** Packets that `left` allows and `right` denies, each with the two rules that say so. */
function between(
  left: GateChain,
  leftBound: Bound,
  right: GateChain,
  rightBound: Bound,
  kind: "opens" | "closes",
  options: CompareOptions,
): readonly ChangePiece[] {
  return compareChains(left, leftBound, right, rightBound, options).map((piece) => ({
    kind,
    boxes: piece.boxes,
    rules: [deciding(piece.left), deciding(piece.right)],
  }));
}

/** Of some packets, those that a chain's bounds decide differently, each with the uncertain rule. */
function uncertain(
  chain: GateChain,
  side: "base" | "head",
  kind: "may-open" | "may-close",
  options: CompareOptions,
): readonly ChangePiece[] {
  return unknown(chain, options).map(({ boxes, left, right }) => ({
    kind,
    boxes,
    rules: [side, uncertainRule(chain, left, right)],
  }));
}

function unknown(
  chain: GateChain,
  options: CompareOptions,
): readonly Piece<RuleOrigin, RuleOrigin>[] {
  if (isExact(chain) || options.scope?.length === 0) return [];
  return compareChains(chain, "may", chain, "must", options);
}

/** Without a second gate nothing is certain, but what the one configuration's own rules let through is worth reading. */
export function openedByConfiguration(
  chain: GateChain,
  kind: "may-open" | "may-close",
  options: CompareOptions,
): readonly ChangePiece[] {
  return compareChains(chain, "may", DENY_ALL, "must", options)
    .filter(({ left }) => left.some(({ writtenBy }) => writtenBy === "document"))
    .map(({ boxes, left }) => ({ kind, boxes, rules: [deciding(left)] }));
}
