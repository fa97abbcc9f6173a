// An Edge gate held against flows of which some ask for a service tag whose contents nobody knows. Such a gate is right only
// where it lets through what is asked for whatever the tag holds: a rule that names the same tag does, because the two are one
// unknown; the best list of prefixes does not.
import type { Chain, CompareOptions } from "../../../modules/packets";
import type { Budget } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { type FlowOrigin, mapRules, withoutTerms } from "../chains";
import { assumedIn, differencesOverUnknowns, withinHalf } from "../compare-over-unknowns";
import { keepingShared } from "../shared-unknowns";
import { perhapsClosed, perhapsOpen } from "./dependent-regions";
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
): Regions {
  const keep = keepingShared(chain, required, permitted);
  const found =
    keep &&
    withinHalf(options, (half) => regionsOf(keep(chain), keep(required), keep(permitted), half));
  // By the bounds alone no tag cancels out: more is uncertain then, and nothing less.
  return found ?? regionsOf(bare(chain), bare(required), bare(permitted), options);
}

function bare<O>(chain: Chain<O>): Chain<O> {
  return mapRules(chain, withoutTerms);
}

function regionsOf(
  chain: Chain<RuleOrigin>,
  required: Chain<FlowOrigin>,
  permitted: Chain<FlowOrigin>,
  options: CompareOptions,
): Regions {
  const beyond = differencesOverUnknowns(chain, permitted, options);
  const within = differencesOverUnknowns(required, chain, options);
  const must: GateAndFlows = { chain, required };
  const may: GateAndFlows = { chain, required: permitted };
  return {
    excess: excessRegions({ ...may, assuming: assumedIn(beyond.certain) }, beyond.certain),
    missing: missingRegions({ ...must, assuming: assumedIn(within.certain) }, within.certain),
    maybeExcess: perhapsOpen(may, beyond.depends),
    maybeMissing: perhapsClosed(must, within.depends),
  };
}
