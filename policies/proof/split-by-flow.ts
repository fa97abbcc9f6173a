// Packets split by what the documents say about them: flow by flow, and what no flow asks for.
import { compareChains, type CompareOptions } from "../../modules/packets";
import type { Box, Chain } from "../../modules/packets";
import { DENY_ALL, type FlowOrigin } from "./required-chain";

/** The packets that each flow asks for, flow by flow, and behind them those that none asks for. */
export function splitByFlow(
  required: Chain<FlowOrigin>,
  boxes: readonly Box[],
  options: CompareOptions,
): readonly (readonly Box[])[] {
  const scoped = { ...options, scope: boxes };
  const asked = new Map<FlowOrigin, Box[]>();
  for (const piece of compareChains(required, "must", DENY_ALL, "must", scoped)) {
    const flow = piece.left.at(-1);
    asked.set(flow, [...(asked.get(flow) ?? []), ...piece.boxes]);
  }
  if (asked.size === 0) return [boxes];
  const rest = compareChains(ALLOW_ALL, "must", required, "must", scoped);
  const unasked = rest.flatMap((piece) => piece.boxes);
  return [...asked.values(), ...(unasked.length === 0 ? [] : [unasked])];
}

/** Asks for everything. */
export const ALLOW_ALL: Chain<FlowOrigin> = [
  { rules: [], implied: { action: "allow", origin: undefined } },
];
