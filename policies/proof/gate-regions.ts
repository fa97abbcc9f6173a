// Regions of one gate from the pieces of its comparisons: grouped by cause, with blame, and each witness replayed. A
// witness on which the two roads disagree is a fault of ours and stops everything; it never reaches a report.
import { decide } from "../../modules/packets";
import type { Box, Chain, Packet, Piece } from "../../modules/packets";
import type { Region } from "../catalog";
import type { RuleOrigin } from "../readers";
import { deciding, inDoubt, nextAfter } from "./blame";
import { groupBy, shownBoxes } from "./groups";
import type { FlowOrigin } from "./required-chain";
import { chooseWitness } from "./familiar-witness";

/** The two sides of a comparison: the gate's rules, and the flows of its direction. */
export interface Sides {
  readonly chain: Chain<RuleOrigin>;
  readonly required: Chain<FlowOrigin>;
}

/** Certainly open beyond the flows: one region for each rule that opens it, in evaluation order. */
export function excessRegions(
  sides: Sides,
  pieces: readonly Piece<RuleOrigin, FlowOrigin>[],
): readonly Region[] {
  const groups = groupBy(pieces, ({ left }) => deciding(left));
  const regions = [...groups].map(([rule, { boxes }]) =>
    region(sides, boxes, { may: "allow", must: "allow", required: "deny" }, rule),
  );
  return inEvaluationOrder(sides, regions);
}

/** Certainly closed though a flow asks for it: one region for each flow, in the order of the flows. */
export function missingRegions(
  sides: Sides,
  pieces: readonly Piece<FlowOrigin, RuleOrigin>[],
): readonly Region[] {
  const groups = groupBy(pieces, ({ left }) => left.at(-1));
  return [...groups].map(([, group]) => {
    const closers = new Set(group.pieces.map(({ right }) => deciding(right)));
    const made = region(sides, group.boxes, { may: "deny", must: "deny", required: "allow" });
    closers.delete(made.decidedBy);
    return { ...made, alsoDecidedBy: [...closers] };
  });
}

/** Neither certainly open nor certainly closed: one region for each rule in doubt and flow. */
export function unknownRegions(
  sides: Sides,
  pieces: readonly Piece<RuleOrigin, RuleOrigin>[],
): readonly Region[] {
  const groups = groupBy(pieces, ({ left, right }) => inDoubt(sides.chain, left, right));
  const regions = [...groups].flatMap(([rule, { boxes }]) =>
    [...groupBy(boxesByFlow(sides, boxes), ({ flow }) => flow)].map(([flow, group]) =>
      region(
        sides,
        group.boxes,
        { may: "allow", must: "deny", required: flow === undefined ? "deny" : "allow" },
        rule,
      ),
    ),
  );
  return inEvaluationOrder(sides, regions);
}

/** Which flow asks for each box; pieces of an unknown part lie wholly inside the flows or wholly outside. */
function boxesByFlow(
  { required }: Sides,
  boxes: readonly Box[],
): readonly { readonly flow: FlowOrigin; readonly boxes: readonly Box[] }[] {
  return boxes.map((box) => ({
    flow: decide(required, "must", chooseWitness([box])).path.at(-1),
    boxes: [box],
  }));
}

interface Expectation {
  readonly may: "allow" | "deny";
  readonly must: "allow" | "deny";
  readonly required: "allow" | "deny";
}

/** A region with its witness, once the packet-by-packet evaluator agrees with what the comparison says. */
function region(
  { chain, required }: Sides,
  boxes: readonly Box[],
  expected: Expectation,
  blamed?: RuleOrigin,
): Region {
  const { packets, truncated } = shownBoxes(boxes);
  const witness = chooseWitness(packets);
  const may = decide(chain, "may", witness);
  const must = decide(chain, "must", witness);
  const flow = decide(required, "must", witness);
  const decidedBy = blame(chain, may, must);
  const agrees =
    may.verdict === expected.may &&
    must.verdict === expected.must &&
    flow.verdict === expected.required &&
    (blamed === undefined || blamed === decidedBy);
  if (!agrees) throw disagreement(witness, decidedBy, expected);
  const asked = flow.path.at(-1);
  const next = nextAfter(chain, may.verdict === "deny" ? "may" : "must", witness, decidedBy);
  return {
    packets,
    truncated,
    witness,
    decidedBy,
    alsoDecidedBy: [],
    ...(next !== undefined && { next }),
    ...(asked !== undefined && { flow: asked }),
  };
}

type Decision = ReturnType<typeof decide<RuleOrigin>>;

/** The bound that is hard to satisfy names the rule: what certainly allows, or what certainly denies. */
function blame(chain: Chain<RuleOrigin>, may: Decision, must: Decision): RuleOrigin {
  if (may.verdict !== must.verdict) return inDoubt(chain, may.path, must.path);
  return deciding((may.verdict === "allow" ? must : may).path);
}

function disagreement(witness: Packet, rule: RuleOrigin, expected: Expectation): Error {
  const values = Object.entries(witness).map(([key, value]) => `${key} ${String(value)}`);
  return new Error(
    `the replay of a witness disagrees with the comparison (${values.join(", ")}; decided by ${rule.address};` +
      ` expected ${JSON.stringify(expected)})`,
  );
}

function inEvaluationOrder({ chain }: Sides, regions: readonly Region[]): readonly Region[] {
  const origins = chain.flatMap(({ rules, implied }) => [
    ...rules.map(({ origin }) => origin),
    implied.origin,
  ]);
  const order = new Map(origins.map((origin, index) => [origin, index]));
  const at = ({ decidedBy }: Region): number => order.get(decidedBy) ?? origins.length;
  return regions.toSorted((a, b) => at(a) - at(b));
}
