// What a witness is replayed on: where the comparison went by named unknowns, the rules as they are under its assumptions.
import { decide } from "../../../modules/packets";
import type { Chain, Literal, Packet } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { type FlowOrigin, restrictTo } from "../chains";
import type { Viewpoint } from "../witness";

/** The flows of a gate's direction: those that must pass, and those and the allowances, that may. */
export interface Expected {
  readonly required: Chain<FlowOrigin>;
  readonly permitted: Chain<FlowOrigin>;
}

/** The two sides of a comparison: the gate's rules, and the flows of its direction that must, or may, pass. */
export interface GateAndFlows {
  readonly chain: Chain<RuleOrigin>;
  readonly required: Chain<FlowOrigin>;
  /** From where its packets are looked at. @default as inbound ones, to nobody in particular */
  readonly view?: Viewpoint | undefined;
  /** What the comparison takes to be true of a packet, where it went by unknowns; `undefined` for packets that it did not find. */
  readonly assuming?: (witness: Packet) => readonly Literal[] | undefined;
}

/** What the two bounds of the gate, and the flows, have to say of a witness. */
export interface ExpectedActions {
  readonly may: "allow" | "deny";
  readonly must: "allow" | "deny";
  readonly required: "allow" | "deny";
}

/**
 * The chain on which a witness is replayed: for what is certain, the chain as it is where the assumptions of the comparison
 * are true; for what is uncertain, the chain with its two bounds, once the assumptions are seen to bring about the fault.
 */
export function replayedFor(
  { chain, required, assuming }: GateAndFlows,
  witness: Packet,
  expected: ExpectedActions,
): Replayed {
  if (assuming === undefined) return { chain, required, assuming: [] };
  const when = assuming(witness);
  if (when === undefined) throw new Error("a witness that the comparison has not found");
  // What rests on no unknown was found by the two bounds, and they are what names its rule.
  const known = when.length === 0 ? chain : restrictTo(chain, when);
  if (expected.may === expected.must)
    return {
      chain: known,
      required: when.length === 0 ? required : restrictTo(required, when),
      assuming: when,
    };
  const [bound, fault] =
    expected.required === "deny" ? (["may", "allow"] as const) : (["must", "deny"] as const);
  if (decide(known, bound, witness).action !== fault)
    throw new Error("the replay of a witness under its assumptions disagrees with the comparison");
  return { chain, required, assuming: when };
}

/** Both sides of a comparison as they are for one packet. */
export interface Replayed {
  readonly chain: Chain<RuleOrigin>;
  readonly required: Chain<FlowOrigin>;
  readonly assuming: readonly Literal[];
}
