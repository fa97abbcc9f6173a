// One gate held against the flows: what is certainly missing and certainly open beyond, and what might be.
//
//   certainly open   |   not known   |   certainly closed
//   -------------- must ----------- may -----------------
//
// missing = required outside `may`; excess = `must` outside permitted (the required flows and the allowances); what is not
// known is split by the two. A gate that is right is settled by two questions; the others are asked only where those find
// something.
import { Budget, BudgetExceeded, compareChains, Comparison } from "../../../modules/packets";
import type { Box, Chain, CompareOptions, Piece } from "../../../modules/packets";
import type { GateEvidence } from "../../catalog";
import type { Gate, RuleOrigin } from "../../readers";
import { isExact } from "../exact-chain";
import {
  excessRegions,
  maybeExcessRegions,
  maybeMissingRegions,
  missingRegions,
  type Regions,
} from "./gate-regions";
import { openWithFacts, regionsWithFacts } from "./compare-over-unknowns";
import { boxesOf } from "../piece-boxes";
import type { Sides } from "./replayed-chain";
import { DENY_ALL, type FlowOrigin } from "../required-chain";
import { withSharedFacts } from "../shared-unknowns";

/** The gate's chain on the left, the flows on the right. */
type Questions = Comparison<RuleOrigin, FlowOrigin>;

const NONE: Regions = { missing: [], excess: [], maybeMissing: [], maybeExcess: [] };

/** The flows of a gate's direction: those that must pass, and those and the allowances, that may. */
export interface Expected {
  readonly required: Chain<FlowOrigin>;
  readonly permitted: Chain<FlowOrigin>;
}

/** What the gate certainly and perhaps gets wrong. */
export function compareGate(
  gate: Gate,
  expected: Expected,
  options: CompareOptions = {},
): GateEvidence {
  const scoped = gate.scope === undefined ? options : { ...options, scope: gate.scope };
  const compare = gate.machines === "edge" ? compareEdge : compareOther;
  try {
    return { gate, ...compare(gate.chain, expected, scoped) };
  } catch (error) {
    if (error instanceof BudgetExceeded) return { gate, ...NONE, unfinished: error.message };
    throw error;
  }
}

function compareEdge(
  chain: Chain<RuleOrigin>,
  { required, permitted }: Expected,
  options: CompareOptions,
): Regions {
  // What is left of one budget serves all questions about the gate.
  const shared = { ...options, budget: Budget.of(options.budget) };
  const known = withSharedFacts(chain);
  const found =
    known && withinHalf(shared, (half) => regionsWithFacts(known, required, permitted, half));
  if (found !== undefined) return found;
  const must: Sides = { chain, required };
  const may: Sides = { chain, required: permitted };
  const about: Questions = new Comparison(chain, required, shared);
  // Without allowances, what may pass is what must, and one comparison answers for both.
  const besides: Questions =
    permitted === required ? about : new Comparison(chain, permitted, shared);
  return { ...NONE, ...beyondFlows(may, besides, shared), ...withinFlows(must, about, shared) };
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
function compareOther(chain: Chain<RuleOrigin>, _: Expected, options: CompareOptions): Regions {
  const sides: Sides = { chain, required: DENY_ALL };
  const certain = compareChains(chain, "must", DENY_ALL, "must", options);
  const known = withSharedFacts(chain);
  const shared = { ...options, budget: Budget.of(options.budget) };
  const open = known && withinHalf(shared, (half) => openWithFacts(known, half));
  const scope = open?.packets ?? options.scope;
  const unknown =
    isExact(chain) || scope?.length === 0
      ? []
      : compareChains(chain, "may", chain, "must", { ...shared, scope });
  const doubtful = open === undefined ? sides : open.sides;
  return {
    ...NONE,
    excess: excessRegions(sides, certain.filter(isOpenedByDocument)),
    maybeExcess: maybeExcessRegions(doubtful, unknown.filter(isOpenedByDocument)),
  };
}

/** The answer over facts; nothing where that takes too much work, and the two bounds alone have to do. */
function withinHalf<T>(
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
