// One gate held against the flows: what is certainly missing and certainly open beyond, and what might be.
//
//   certainly open   |   not known   |   certainly closed
//   -------------- must ----------- may -----------------
//
// missing = required outside `may`; excess = `must` outside required; what is not known is split by required. A gate that
// is right is settled by two comparisons; the others run only where those find something.
import { Budget, BudgetExceeded, compareChains, Comparison } from "../../modules/packets";
import type { Box, Chain, CompareOptions, Piece } from "../../modules/packets";
import type { GateEvidence } from "../catalog";
import type { Gate, RuleOrigin } from "../readers";
import {
  excessRegions,
  maybeExcessRegions,
  maybeMissingRegions,
  missingRegions,
  type Sides,
} from "./gate-regions";
import { DENY_ALL, type FlowOrigin } from "./required-chain";

/** The gate's chain on the left, the flows on the right. */
type Questions = Comparison<RuleOrigin, FlowOrigin>;

type Regions = Omit<GateEvidence, "gate" | "unfinished">;

const NONE: Regions = { missing: [], excess: [], maybeMissing: [], maybeExcess: [] };

/** What the gate certainly and perhaps gets wrong. `required`: the flows of the gate's direction. */
export function compareGate(
  gate: Gate,
  required: Chain<FlowOrigin>,
  options: CompareOptions = {},
): GateEvidence {
  const scoped = gate.scope === undefined ? options : { ...options, scope: gate.scope };
  const compare = gate.machines === "edge" ? compareEdge : compareOther;
  try {
    return { gate, ...compare({ chain: gate.chain, required }, scoped) };
  } catch (error) {
    if (error instanceof BudgetExceeded) return { gate, ...NONE, unfinished: error.message };
    throw error;
  }
}

function compareEdge(sides: Sides, options: CompareOptions): Regions {
  // What is left of one budget serves all questions about the gate.
  const shared = { ...options, budget: Budget.of(options.budget) };
  const both: Questions = new Comparison(sides.chain, sides.required, shared);
  return { ...NONE, ...beyondFlows(sides, both, shared), ...withinFlows(sides, both, shared) };
}

function beyondFlows(sides: Sides, both: Questions, options: CompareOptions): Partial<Regions> {
  const perhaps = both.onlyLeft("may", "must");
  if (perhaps.length === 0) return {};
  const certain = isExact(sides.chain) ? perhaps : both.onlyLeft("must", "must");
  return {
    excess: excessRegions(sides, certain),
    maybeExcess: maybeExcessRegions(sides, notKnown(sides, boxesOf(perhaps), options)),
  };
}

function withinFlows(sides: Sides, both: Questions, options: CompareOptions): Partial<Regions> {
  const perhaps = both.onlyRight("must", "must");
  if (perhaps.length === 0) return {};
  const certain = isExact(sides.chain) ? perhaps : both.onlyRight("may", "must");
  return {
    missing: missingRegions(sides, certain),
    maybeMissing: maybeMissingRegions(sides, notKnown(sides, boxesOf(perhaps), options)),
  };
}

/** Only what a rule of the document opens counts; the same packets opened by the cloud alone are nobody's business. */
function compareOther({ chain }: Sides, options: CompareOptions): Regions {
  const sides: Sides = { chain, required: DENY_ALL };
  const certain = compareChains(chain, "must", DENY_ALL, "must", options);
  const unknown = isExact(chain) ? [] : compareChains(chain, "may", chain, "must", options);
  return {
    ...NONE,
    excess: excessRegions(sides, certain.filter(isOpenedByDocument)),
    maybeExcess: maybeExcessRegions(sides, unknown.filter(isOpenedByDocument)),
  };
}

/** What is neither certainly open nor certainly closed of these packets. */
function notKnown(
  { chain }: Sides,
  packets: readonly Box[],
  options: CompareOptions,
): readonly Piece<RuleOrigin, RuleOrigin>[] {
  return isExact(chain)
    ? []
    : compareChains(chain, "may", chain, "must", { ...options, scope: packets });
}

function isOpenedByDocument({ left }: { readonly left: readonly RuleOrigin[] }): boolean {
  return left.some(({ writtenBy }) => writtenBy === "document");
}

function isExact(chain: Chain<RuleOrigin>): boolean {
  return chain.every(({ rules }) => rules.every(({ certain, possible }) => certain === possible));
}

function boxesOf(pieces: readonly { readonly boxes: readonly Box[] }[]): readonly Box[] {
  return pieces.flatMap(({ boxes }) => boxes);
}
