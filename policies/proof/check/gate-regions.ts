// Regions of one gate from the pieces of its comparisons: grouped by cause, with blame, and each witness replayed. A
// witness on which the two roads disagree is a fault of ours and stops everything; it never reaches a report.
import { decide } from "../../../modules/packets";
import type { Box, Packet, Piece } from "../../../modules/packets";
import { describePacket, type GateEvidence, type Region } from "../../catalog";
import type { RuleOrigin } from "../../readers";
import { deciding, uncertainRule, nextAfter, ruleToBlame } from "../blame";
import { type Cause, causesOf, mostCauses, shownRegion } from "../difference-causes";
import type { FlowOrigin } from "../chains";
import { chooseWitness } from "../witness";
import { type ExpectedActions, replayedFor, type GateAndFlows } from "./replayed-chain";

/** What a comparison finds out about a gate. */
export type Regions = Omit<GateEvidence, "gate" | "unfinished" | "isFault">;

/** Certainly open beyond the flows: one region for each rule that opens it, in evaluation order. */
export function excessRegions(
  sides: GateAndFlows,
  pieces: readonly Piece<RuleOrigin, FlowOrigin>[],
): readonly Region[] {
  const most = mostCauses(rulesOf(sides));
  const causes = causesOf(pieces, ({ left }) => ({ rule: deciding(left) }), most);
  return regions(sides, causes, { may: "allow", must: "allow", required: "deny" });
}

/** Certainly closed though a flow asks for it: one region for each flow, in the order of the flows. */
export function missingRegions(
  sides: GateAndFlows,
  pieces: readonly Piece<FlowOrigin, RuleOrigin>[],
): readonly Region[] {
  const causes = causesOf(pieces, ({ left, right }) => ({
    rule: deciding(right),
    flow: left.at(-1),
  }));
  return regions(sides, causes, { may: "deny", must: "deny", required: "allow" });
}

/** Neither certainly open nor certainly closed, and no flow asks for it: one region for each uncertain rule. */
export function maybeExcessRegions(
  sides: GateAndFlows,
  pieces: readonly Piece<RuleOrigin, RuleOrigin>[],
): readonly Region[] {
  const causes = causesOf(
    pieces,
    ({ left, right }) => ({ rule: uncertainRule(sides.chain, left, right) }),
    mostCauses(rulesOf(sides)),
  );
  return regions(sides, causes, { may: "allow", must: "deny", required: "deny" });
}

/** Neither certainly open nor certainly closed, though a flow asks for it: one region for each flow. */
export function maybeMissingRegions(
  sides: GateAndFlows,
  pieces: readonly Piece<RuleOrigin, RuleOrigin>[],
): readonly Region[] {
  const byBox = pieces.flatMap(({ boxes, left, right }) => {
    const rule = uncertainRule(sides.chain, left, right);
    return boxes.map((box) => ({ boxes: [box], rule, flow: askedBy(sides, box) }));
  });
  const causes = causesOf(byBox, ({ rule, flow }) => ({ rule, flow }));
  return regions(sides, causes, { may: "allow", must: "deny", required: "allow" });
}

function rulesOf({ chain }: GateAndFlows): number {
  return chain.reduce((sum, { rules }) => sum + rules.length, 0);
}

function askedBy({ required, view }: GateAndFlows, box: Box): FlowOrigin {
  return decide(required, "must", chooseWitness([box], view)).path.at(-1);
}

/** A region for each cause, each with the rules that decide in it. */
function regions(
  sides: GateAndFlows,
  causes: readonly Cause[],
  expected: ExpectedActions,
): readonly Region[] {
  return causes.map(({ boxes, rules }) => {
    const made = region(sides, boxes, expected);
    const others = new Set(rules);
    if (!others.delete(made.decidedBy)) throw disagreement(made.witness, made.decidedBy, expected);
    return { ...made, alsoDecidedBy: [...others] };
  });
}

/** A region with its witness, once the packet-by-packet evaluator agrees with what the comparison says. */
function region(sides: GateAndFlows, boxes: readonly Box[], expected: ExpectedActions): Region {
  const { packets, truncated, witness } = shownRegion(boxes, sides.view);
  const { chain, required, assuming } = replayedFor(sides, witness, expected);
  const may = decide(chain, "may", witness);
  const must = decide(chain, "must", witness);
  // What flows to something unknown ask for has two bounds as well: what certainly is asked for, or certainly is not.
  const flow = decide(required, expected.required === "allow" ? "must" : "may", witness);
  const decidedBy = ruleToBlame(chain, may, must);
  const agrees =
    may.action === expected.may &&
    must.action === expected.must &&
    flow.action === expected.required;
  if (!agrees) throw disagreement(witness, decidedBy, expected);
  const asked = flow.path.at(-1);
  const bound = may.action === "deny" ? "may" : "must";
  // What comes next under an assumption changes nothing for packets of which it is not true.
  const next =
    assuming.length > 0
      ? undefined
      : nextAfter(chain, bound, witness, decidedBy, bound === "may" ? may : must);
  return {
    packets,
    truncated,
    whole: boxes,
    witness,
    decidedBy,
    alsoDecidedBy: [],
    ...(next !== undefined && { next }),
    ...(asked !== undefined && { flow: asked }),
    ...(assuming.length > 0 && { assuming }),
  };
}

function disagreement(witness: Packet, rule: RuleOrigin, expected: ExpectedActions): Error {
  return new Error(
    `the replay of a witness disagrees with the comparison (${describePacket(witness)}; decided by ${rule.address};` +
      ` expected ${JSON.stringify(expected)})`,
  );
}
