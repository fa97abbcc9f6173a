// One gate held against the flows over named unknowns: where several rules rest on the same unknown it cancels out, and more
// is certain than the two bounds of each rule by itself can tell. Whatever is left in doubt is told as it is without facts.
import {
  type Box,
  boxHas,
  BudgetExceeded,
  type Chain,
  compareByFacts,
  compareChains,
  type CompareOptions,
  type FactPiece,
  type Literal,
  type Packet,
  PacketSet,
  type Piece,
} from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import {
  excessRegions,
  maybeExcessRegions,
  maybeMissingRegions,
  missingRegions,
  type Regions,
} from "./gate-regions";
import type { Sides } from "./replayed-chain";
import { DENY_ALL, type FlowOrigin } from "../required-chain";

/** Beyond so many pieces that rest on facts, telling them apart is too much work. */
const MOST_PIECES = 200;

type Found = readonly FactPiece<unknown, unknown>[];

/**
 * What an Edge gate gets wrong, with or without doubt.
 * @throws BudgetExceeded when finding out takes more work than allowed.
 */
export function regionsWithFacts(
  chain: Chain<RuleOrigin>,
  required: Chain<FlowOrigin>,
  permitted: Chain<FlowOrigin>,
  options: CompareOptions,
): Regions {
  const beyond = compareByFacts(chain, permitted, options);
  const within = compareByFacts(required, chain, options);
  const open = compareChains(chain, "must", permitted, "must", options);
  const closed = compareChains(required, "must", chain, "may", options);
  const excess = withFound(open, beyond.certain, options);
  const missing = withFound(closed, within.certain, options);
  const at = (expected: Chain<FlowOrigin>, found: Found): Sides => ({
    chain,
    required: expected,
    assuming: assumedIn(found),
  });
  return {
    excess: excessRegions(at(permitted, excess), excess),
    missing: missingRegions(at(required, missing), missing),
    maybeExcess: maybeExcessRegions(
      at(permitted, beyond.depends),
      inDoubt(chain, beyond.depends, options),
    ),
    maybeMissing: maybeMissingRegions(
      at(required, within.depends),
      inDoubt(chain, within.depends, options),
    ),
  };
}

/** What is open at a gate, for some facts at least; and the sides to judge doubts about it. */
export function openWithFacts(
  chain: Chain<RuleOrigin>,
  options: CompareOptions,
): { readonly packets: readonly Box[]; readonly sides: Sides } {
  const { certain, depends } = compareByFacts(chain, DENY_ALL, options);
  const found = [...depends, ...certain];
  return {
    packets: found.flatMap(({ boxes }) => boxes),
    sides: { chain, required: DENY_ALL, assuming: assumedIn(found) },
  };
}

/**
 * What the bounds alone tell, and what facts add to it, no packet twice: where facts decide which rule it is, and none of
 * these rules is exact, the first is named.
 */
function withFound<L, R>(
  bare: readonly Piece<L, R>[],
  found: readonly FactPiece<L, R>[],
  { budget }: CompareOptions,
): readonly FactPiece<L, R>[] {
  const known = bare.map((piece) => ({ ...piece, when: [] }));
  // Packets that need no facts are known already.
  const resting = found.filter(({ when }) => when.length > 0);
  if (resting.length > MOST_PIECES)
    throw new BudgetExceeded(typeof budget === "number" ? budget : 0);
  let told = PacketSet.ofDisjoint(known.flatMap(({ boxes }) => boxes));
  const more = resting.flatMap((piece) => {
    const own = PacketSet.of(piece.boxes).minus(told);
    told = told.union(own);
    return own.isEmpty() ? [] : [{ ...piece, boxes: own.boxes() }];
  });
  return [...known, ...more];
}

/** What the first piece that holds the packet takes to be true. */
function assumedIn(found: Found): (packet: Packet) => readonly Literal[] | undefined {
  return (packet) => found.find(({ boxes }) => boxes.some((box) => boxHas(box, packet)))?.when;
}

/** The packets of the pieces, each with the rules that its two bounds meet. */
function inDoubt(
  chain: Chain<RuleOrigin>,
  found: Found,
  options: CompareOptions,
): readonly Piece<RuleOrigin, RuleOrigin>[] {
  const scope = found.flatMap(({ boxes }) => boxes);
  return scope.length === 0
    ? []
    : compareChains(chain, "may", chain, "must", { ...options, scope });
}
