// What the gates of a deployment certainly let through and no flow asks for, box by box, each with the rule that opens it. A
// box with many far prefixes is given as the rule writes it where that opens nothing else: it then overlaps a documented
// flow, which is harmless, and can be read.
import { type Box, type Chain, compareChains, prefixTexts, type Rule } from "../../modules/packets";
import { type Deployment, guards } from "../../modules/sites";
import { deciding, requiredChain } from "../proof";
import { type Gate, locateRule, type RuleOrigin, type SourceFile } from "../readers";
import { farOf } from "./near-guess";
import { isOwnRule } from "./own-rules";

/** Packets that one rule opens beyond the flows. */
export interface OpenBox {
  readonly direction: Gate["direction"];
  readonly box: Box;
  readonly rule: RuleOrigin;
}

/** Only what rules open that are about transports; the rest has no shape that a flow could have. */
export function openBoxes(
  deployment: Deployment,
  gates: readonly Gate[],
  source: SourceFile,
): readonly OpenBox[] {
  return gates
    .filter(({ machines }) => machines === "edge")
    .flatMap((gate) => openAt(gate, deployment, source));
}

function openAt(gate: Gate, { flows }: Deployment, source: SourceFile) {
  const { chain, direction, scope } = gate;
  const asked = flows.filter(
    (flow) => flow.direction === direction && guards(gate, flow.near.role),
  );
  const rules = new Map(chain.flatMap((layer) => layer.rules).map((rule) => [rule.origin, rule]));
  return compareChains(chain, "must", requiredChain(asked), "must", { scope }).flatMap(
    ({ boxes, left }): readonly OpenBox[] => {
      const origin = deciding(left);
      const rule = rules.get(origin);
      if (rule === undefined || !isOwnRule(rule)) return [];
      return boxes.map((box) => ({
        direction,
        box: asWritten(box, rule, direction, chain),
        rule: locateRule(origin, source),
      }));
    },
  );
}

/** More far prefixes than this are the remains of a subtraction, not what somebody wrote. */
const MOST_PREFIXES = 4;

function asWritten(
  box: Box,
  { certain }: Rule<RuleOrigin>,
  direction: Gate["direction"],
  chain: Chain<RuleOrigin>,
): Box {
  if (prefixTexts(box.family, farOf(box, direction)).length <= MOST_PREFIXES) return box;
  const side = direction === "inbound" ? "source" : "destination";
  for (const written of certain) {
    if (written.family !== box.family) continue;
    const wider = { ...box, [side]: written[side] };
    if (isOpen(wider, chain) && holds(wider, box)) return wider;
  }
  return box;
}

function isOpen(box: Box, chain: Chain<RuleOrigin>): boolean {
  return compareChains(allowing(box), "must", chain, "must").length === 0;
}

function holds(outer: Box, inner: Box): boolean {
  return compareChains(allowing(inner), "must", allowing(outer), "must").length === 0;
}

function allowing(box: Box): Chain<undefined> {
  const rule: Rule<undefined> = {
    action: "allow",
    certain: [box],
    possible: [box],
    origin: undefined,
  };
  return [{ rules: [rule], implied: { action: "deny", origin: undefined } }];
}
