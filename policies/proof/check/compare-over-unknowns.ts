// What an Edge gate gets wrong over its named unknowns. Whatever depends on them is reported with the rules that its two
// bounds meet, as it is without unknowns.
import {
  type Box,
  type Chain,
  compareChains,
  type CompareOptions,
  type ConditionalPiece,
  type Piece,
} from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { boxesOf, type FlowOrigin, isExact } from "../chains";
import { assumedIn, differencesOverUnknowns } from "../compare-over-unknowns";
import {
  excessRegions,
  maybeExcessRegions,
  maybeMissingRegions,
  missingRegions,
  type Regions,
} from "./gate-regions";
import type { GateAndFlows } from "./replayed-chain";

type Found = readonly ConditionalPiece<unknown, unknown>[];

/**
 * What an Edge gate gets wrong, with or without certainty.
 * @throws BudgetExceeded when finding out takes more work than allowed.
 */
export function regionsOverUnknowns(
  { chain, view }: Pick<GateAndFlows, "chain" | "view">,
  required: Chain<FlowOrigin>,
  permitted: Chain<FlowOrigin>,
  options: CompareOptions,
): Regions {
  const beyond = differencesOverUnknowns(chain, permitted, options);
  const within = differencesOverUnknowns(required, chain, options);
  const at = (expected: Chain<FlowOrigin>, found: Found): GateAndFlows => ({
    chain,
    required: expected,
    view,
    assuming: assumedIn(found),
  });
  return {
    excess: excessRegions(at(permitted, beyond.certain), beyond.certain),
    missing: missingRegions(at(required, within.certain), within.certain),
    maybeExcess: maybeExcessRegions(
      at(permitted, beyond.depends),
      byBounds(chain, boxesOf(beyond.depends), options),
    ),
    maybeMissing: maybeMissingRegions(
      at(required, within.depends),
      byBounds(chain, boxesOf(within.depends), options),
    ),
  };
}

/** Of these packets, what the two bounds of the chain decide differently, each with the rules that they meet. */
export function byBounds(
  chain: Chain<RuleOrigin>,
  packets: readonly Box[],
  options: CompareOptions,
): readonly Piece<RuleOrigin, RuleOrigin>[] {
  return packets.length === 0 || isExact(chain)
    ? []
    : compareChains(chain, "may", chain, "must", { ...options, scope: packets });
}
