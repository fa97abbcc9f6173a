// An Edge gate held against flows of which some ask for a service tag whose contents nobody knows. Such a gate is right only
// where it lets through what is asked for whatever the tag holds: a rule that names the same tag does, because the two are one
// unknown; the best list of prefixes does not.
import { type Chain, compareOverUnknowns, type CompareOptions } from "../../../modules/packets";
import type { Budget } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { DENY_ALL, type FlowOrigin, mapRules, withoutTerms } from "../chains";
import { assumedIn, differencesOverUnknowns, withinHalf } from "../compare-over-unknowns";
import { flowBoxes, isOpenFlow } from "../required-chain";
import { keepingShared } from "../shared-unknowns";
import { closedWhole, perhapsClosed, perhapsOpen } from "./dependent-regions";
import { excessRegions, missingRegions, type Regions } from "./gate-regions";
import type { Expected, GateAndFlows } from "./replayed-chain";

/**
 * What the gate gets wrong for all contents of the tags, and for some.
 * @throws BudgetExceeded when finding out takes more work than allowed.
 */
export function compareOpenFlows(
  chain: Chain<RuleOrigin>,
  { required, permitted }: Expected,
  options: CompareOptions & { readonly budget: Budget },
  view: GateAndFlows["view"],
): Regions {
  const keep = keepingShared(chain, required, permitted);
  const found =
    keep &&
    withinHalf(options, (half) =>
      regionsOf(keep(chain), keep(required), keep(permitted), half, view),
    );
  // By the bounds alone no tag cancels out: more is uncertain then, and nothing less.
  return found ?? regionsOf(bare(chain), bare(required), bare(permitted), options, view);
}

function bare<O>(chain: Chain<O>): Chain<O> {
  return mapRules(chain, withoutTerms);
}

function regionsOf(
  chain: Chain<RuleOrigin>,
  required: Chain<FlowOrigin>,
  permitted: Chain<FlowOrigin>,
  options: CompareOptions,
  view: GateAndFlows["view"],
): Regions {
  const beyond = differencesOverUnknowns(chain, permitted, options);
  const within = differencesOverUnknowns(required, chain, options);
  const isShut = shutFlows(chain, within.depends, options);
  const must: GateAndFlows = { chain, required, view };
  const may: GateAndFlows = { chain, required: permitted, view };
  return {
    excess: excessRegions({ ...may, assuming: assumedIn(beyond.certain) }, beyond.certain),
    missing: [
      ...missingRegions({ ...must, assuming: assumedIn(within.certain) }, within.certain),
      ...closedWhole(must, within.depends.filter(isShut)),
    ],
    maybeExcess: perhapsOpen(may, beyond.depends),
    maybeMissing: perhapsClosed(
      must,
      within.depends.filter((piece) => !isShut(piece)),
    ),
  };
}

/** Tells pieces of flows of which no packet passes: a tag is never empty, so that such a flow is closed for certain. */
function shutFlows(
  chain: Chain<RuleOrigin>,
  pieces: readonly { readonly left: readonly FlowOrigin[] }[],
  options: CompareOptions,
): (piece: { readonly left: readonly FlowOrigin[] }) => boolean {
  const flows = new Set(pieces.flatMap(({ left }) => left.at(-1) ?? []).filter(isOpenFlow));
  const shut = [...flows].filter((flow) => {
    const scope = flowBoxes(flow);
    const { certain, depends } = compareOverUnknowns(chain, DENY_ALL, { ...options, scope });
    return certain.length + depends.length === 0;
  });
  return ({ left }) => {
    const flow = left.at(-1);
    return flow !== undefined && shut.includes(flow);
  };
}
