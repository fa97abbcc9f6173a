// One gate held against the flows: what is certainly missing and certainly open beyond, and what might be.
//
//   certainly open   |   not known   |   certainly closed
//   -------------- must ----------- may -----------------
//
// missing = required outside `may`; excess = `must` outside permitted (the required flows and the allowances); what is not
// known is split by the two. A gate that is right is settled by two questions; the others are asked only where those find
// something.
import { faultWords } from "../../../modules/input";
import {
  Budget,
  BudgetExceeded,
  compareChains,
  Comparison,
  PacketSet,
} from "../../../modules/packets";
import type { CompareOptions } from "../../../modules/packets";
import type { GateEvidence } from "../../catalog";
import type { Gate, RuleOrigin } from "../../readers";
import { boxesOf, DENY_ALL, type FlowOrigin, isExact } from "../chains";
import {
  excessRegions,
  maybeExcessRegions,
  maybeMissingRegions,
  missingRegions,
  type Regions,
} from "./gate-regions";
import { byBounds, regionsOverUnknowns } from "./compare-over-unknowns";
import {
  assumedIn,
  type Differences,
  differencesOverUnknowns,
  withinHalf,
} from "../compare-over-unknowns";
import { compareOpenFlows } from "./compare-open-flows";
import type { Expected, GateAndFlows } from "./replayed-chain";
import { withSharedUnknowns } from "../shared-unknowns";
import { type Viewpoint, viewOf } from "../witness";

/** The gate's chain on the left, the flows on the right. */
type Questions = Comparison<RuleOrigin, FlowOrigin>;

const NONE: Regions = { missing: [], excess: [], maybeMissing: [], maybeExcess: [] };

/** What the gate certainly and perhaps gets wrong. */
export function compareGate(
  gate: Gate,
  expected: Expected,
  options: CompareOptions = {},
): GateEvidence {
  const scoped = gate.scope === undefined ? options : { ...options, scope: gate.scope };
  const compare = gate.machines === "edge" ? compareEdge : compareOther;
  try {
    return { gate, ...compare(gate, expected, scoped) };
  } catch (error) {
    if (error instanceof BudgetExceeded) return { gate, ...NONE, unfinished: error.message };
    // What is wrong with one comparison hides no other.
    return { gate, ...NONE, unfinished: faultWords(error), isFault: true };
  }
}

function compareEdge(
  { chain, direction }: Gate,
  { required, permitted }: Expected,
  options: CompareOptions,
): Regions {
  const view = viewOf(direction, permitted);
  // What is left of one budget serves all questions about the gate.
  const shared = { ...options, budget: Budget.of(options.budget) };
  if (!isExact(permitted)) return compareOpenFlows(chain, { required, permitted }, shared, view);
  const [known] = withSharedUnknowns(chain) ?? [];
  const found =
    known &&
    withinHalf(shared, (half) =>
      regionsOverUnknowns({ chain: known, view }, required, permitted, half),
    );
  if (found !== undefined) return found;
  const must: GateAndFlows = { chain, required, view };
  const may: GateAndFlows = { chain, required: permitted, view };
  const about: Questions = new Comparison(chain, required, shared);
  // Without allowances, what may pass is what must, and one comparison answers for both.
  const besides: Questions =
    permitted === required ? about : new Comparison(chain, permitted, shared);
  return { ...NONE, ...beyondFlows(may, besides, shared), ...withinFlows(must, about, shared) };
}

function beyondFlows(
  sides: GateAndFlows,
  both: Questions,
  options: CompareOptions,
): Partial<Regions> {
  const perhaps = both.onlyLeft("may", "must");
  if (perhaps.length === 0) return {};
  const certain = isExact(sides.chain) ? perhaps : both.onlyLeft("must", "must");
  return {
    excess: excessRegions(sides, certain),
    maybeExcess: maybeExcessRegions(sides, byBounds(sides.chain, boxesOf(perhaps), options)),
  };
}

function withinFlows(
  sides: GateAndFlows,
  both: Questions,
  options: CompareOptions,
): Partial<Regions> {
  const perhaps = both.onlyRight("must", "must");
  if (perhaps.length === 0) return {};
  const certain = isExact(sides.chain) ? perhaps : both.onlyRight("may", "must");
  return {
    missing: missingRegions(sides, certain),
    maybeMissing: maybeMissingRegions(sides, byBounds(sides.chain, boxesOf(perhaps), options)),
  };
}

/** Only what a rule of the configuration opens counts; what the cloud alone opens at other machines does not. */
function compareOther({ chain, direction }: Gate, _: Expected, options: CompareOptions): Regions {
  const view: Viewpoint = { direction };
  const shared = { ...options, budget: Budget.of(options.budget) };
  const [known] = withSharedUnknowns(chain) ?? [];
  const open =
    known && withinHalf(shared, (half) => differencesOverUnknowns(known, DENY_ALL, half));
  if (open !== undefined) return openedOverUnknowns({ chain: known ?? chain, view }, open, shared);
  const sides: GateAndFlows = { chain, required: DENY_ALL, view };
  const certain = compareChains(chain, "must", DENY_ALL, "must", options);
  const perhaps = isExact(chain) ? [] : compareChains(chain, "may", chain, "must", shared);
  return {
    ...NONE,
    excess: excessRegions(sides, certain.filter(isOpenedByConfiguration)),
    maybeExcess: maybeExcessRegions(sides, perhaps.filter(isOpenedByConfiguration)),
  };
}

/** Where the cloud opens the packets in one way and the configuration in another, it may be the configuration. */
function openedOverUnknowns(
  { chain, view }: Pick<GateAndFlows, "chain" | "view">,
  { certain, ways, depends }: Differences<RuleOrigin, FlowOrigin>,
  options: CompareOptions,
): Regions {
  const byCloud = PacketSet.of(
    boxesOf(ways.filter((piece) => piece.when.length > 0 && !isOpenedByConfiguration(piece))),
  );
  const excess = certain.filter(isOpenedByConfiguration).flatMap((piece) => {
    if (piece.when.length === 0) return [piece];
    const own = PacketSet.of(piece.boxes).minus(byCloud);
    return own.isEmpty() ? [] : [{ ...piece, boxes: own.boxes() }];
  });
  const scope = [...boxesOf(depends), ...byCloud.boxes()];
  const perhaps = byBounds(chain, scope, options).filter(isOpenedByConfiguration);
  const at = (found: typeof depends): GateAndFlows => ({
    chain,
    required: DENY_ALL,
    view,
    assuming: assumedIn(found),
  });
  return {
    ...NONE,
    excess: excessRegions(at(excess), excess),
    maybeExcess: maybeExcessRegions(at([...depends, ...ways]), perhaps),
  };
}

function isOpenedByConfiguration({ left }: { readonly left: readonly RuleOrigin[] }): boolean {
  return left.some(({ writtenBy }) => writtenBy === "document");
}
