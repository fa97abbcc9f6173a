// Regions in which it depends on what nobody knows whether gate and flows agree, where the flows are uncertain themselves: it
// may be the rule or the flow. Each witness is replayed on both sides, as they are where the assumptions of its piece hold.
import {
  boxHas,
  type ConditionalPiece,
  decide,
  type Literal,
  type Packet,
} from "../../../modules/packets";
import { describePacket, type Region } from "../../catalog";
import type { RuleOrigin } from "../../readers";
import { deciding } from "../blame";
import { boxesOf, type FlowOrigin, restrictTo } from "../chains";
import { groupedBy, mostCauses, shownRegion } from "../difference-causes";
import { isOpenFlow } from "../required-chain";
import type { GateAndFlows } from "./replayed-chain";

type Opened = ConditionalPiece<RuleOrigin, FlowOrigin>;
type Closed = ConditionalPiece<FlowOrigin, RuleOrigin>;

/** Open though perhaps no flow asks for it: one region for each rule that opens it. */
export function perhapsOpen(sides: GateAndFlows, pieces: readonly Opened[]): readonly Region[] {
  const groups = groupedBy(pieces, ({ left }) => deciding(left), mostCauses(pieces.length));
  return groups.map((own) => {
    const base = partOf(own, sides.view);
    const { chain, required } = sidesAt(sides, base.assuming);
    const gate = decide(chain, "may", base.witness);
    const flows = decide(required, "must", base.witness);
    if (gate.action !== "allow" || flows.action !== "deny") throw disagreement(base.witness);
    const asking = decide(sides.required, "may", base.witness).path.at(-1);
    return regionOf(
      base,
      deciding(gate.path),
      own.map(({ left }) => deciding(left)),
      {
        ...(asking !== undefined && isOpenFlow(asking) && { openFlow: asking }),
      },
    );
  });
}

/** Closed though perhaps a flow asks for it: one region for each flow. */
export function perhapsClosed(sides: GateAndFlows, pieces: readonly Closed[]): readonly Region[] {
  const groups = groupedBy(pieces, ({ left }) => left.at(-1), mostCauses(pieces.length));
  return groups.map((own) => {
    const base = partOf(own, sides.view);
    const { chain, required } = sidesAt(sides, base.assuming);
    const gate = decide(chain, "must", base.witness);
    const flows = decide(required, "may", base.witness);
    if (gate.action !== "deny" || flows.action !== "allow") throw disagreement(base.witness);
    const flow = flows.path.at(-1);
    return regionOf(
      base,
      deciding(gate.path),
      own.map(({ right }) => deciding(right)),
      {
        ...(flow !== undefined && { flow }),
        ...(flow !== undefined && isOpenFlow(flow) && { openFlow: flow }),
      },
    );
  });
}

interface Part extends Pick<Region, "packets" | "truncated" | "whole"> {
  readonly witness: Packet;
  readonly assuming: readonly Literal[];
}

function partOf(
  own: readonly ConditionalPiece<unknown, unknown>[],
  view: GateAndFlows["view"],
): Part {
  const whole = boxesOf(own);
  const { packets, truncated, witness } = shownRegion(whole, view);
  const piece = own.find(({ boxes }) => boxes.some((box) => boxHas(box, witness)));
  if (piece === undefined) throw disagreement(witness);
  return { packets, truncated, whole, witness, assuming: piece.when };
}

/** The same of flows that are closed whatever the unknowns are: no packet of theirs passes. */
export function closedWhole(sides: GateAndFlows, pieces: readonly Closed[]): readonly Region[] {
  return perhapsClosed(sides, pieces).map((region) => ({ ...region, assuming: [] }));
}

/** Without assumptions, the two bounds of each side; with them, what each side is then. */
function sidesAt(
  sides: GateAndFlows,
  when: readonly Literal[],
): Pick<GateAndFlows, "chain" | "required"> {
  if (when.length === 0) return sides;
  return { chain: restrictTo(sides.chain, when), required: restrictTo(sides.required, when) };
}

function regionOf(
  { assuming, ...part }: Part,
  decidedBy: RuleOrigin,
  rules: readonly RuleOrigin[],
  about: Pick<Region, "flow" | "openFlow">,
): Region {
  const others = new Set(rules);
  others.delete(decidedBy);
  return {
    ...part,
    decidedBy,
    alsoDecidedBy: [...others],
    ...about,
    ...(assuming.length > 0 && { assuming }),
  };
}

function disagreement(witness: Packet): Error {
  return new Error(
    `the replay of a witness disagrees with the comparison over unknowns (${describePacket(witness)})`,
  );
}
