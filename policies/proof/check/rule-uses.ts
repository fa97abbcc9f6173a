// What each rule of a configuration is good for: the packets that it decides at some gate, held against the flows. For reports
// that lead from a rule to the rows that ask for it; the verdict itself never rests on this.
import { boxesMeet, BudgetExceeded, decidedSets } from "../../../modules/packets";
import { type BoundFlow, guards } from "../../../modules/sites";
import type { Gate, RuleOrigin, ShownBox } from "../../readers";
import { flowBoxes } from "../required-chain";

/** One rule, with all gates that it stands at. */
export interface RuleUse {
  readonly rule: RuleOrigin;
  readonly direction: "inbound" | "outbound";
  readonly action: "allow" | "deny";
  /** The packets that it might match, whether or not another rule comes before it. */
  readonly matches: readonly ShownBox[];
  /** Names of the gates. */
  readonly gates: readonly string[];
  /** Whether it decides any packet at any of them; a rule that does not could go. */
  readonly decides: boolean;
  /** Ids of the flows of which it lets packets through, in the order given. */
  readonly serves: readonly string[];
}

/**
 * Every rule of the gates, those of the cloud included, in evaluation order gate by gate.
 * @returns nothing when finding out takes more work than allowed.
 */
export function ruleUses(
  gates: readonly Gate[],
  flows: readonly BoundFlow[],
): readonly RuleUse[] | undefined {
  const uses = new Map<string, RuleUse>();
  try {
    for (const gate of gates)
      for (const use of usesAt(gate, flows)) {
        const key = `${use.direction} ${use.action} ${use.rule.address} ${use.rule.name}`;
        const before = uses.get(key);
        uses.set(key, before === undefined ? use : merged(before, use));
      }
  } catch (error) {
    if (error instanceof BudgetExceeded) return undefined;
    throw error;
  }
  return [...uses.values()];
}

function usesAt(gate: Gate, flows: readonly BoundFlow[]): readonly RuleUse[] {
  const { chain, scope, direction } = gate;
  const asked = flows
    .filter((flow) => isGuardedBy(flow, gate))
    .map((flow) => [flow, flowBoxes(flow)] as const);
  const decided = decidedSets(chain, "may", scope === undefined ? {} : { scope });
  return decided.flatMap(({ layer, rule: at, origin, packets }): readonly RuleUse[] => {
    const rule = at === undefined ? undefined : chain[layer]?.rules[at];
    if (rule === undefined) return [];
    const boxes = packets.boxes();
    const serves =
      rule.action === "deny"
        ? []
        : asked.filter(([, wanted]) => boxesMeet(boxes, wanted)).map(([{ id }]) => id);
    return [
      {
        rule: origin,
        direction,
        action: rule.action === "deny" ? "deny" : "allow",
        matches: rule.possible,
        gates: [gate.name],
        decides: boxes.length > 0,
        serves,
      },
    ];
  });
}

function isGuardedBy({ direction, near }: BoundFlow, gate: Gate): boolean {
  return gate.machines === "edge" && gate.direction === direction && guards(gate, near.role);
}

function merged(one: RuleUse, other: RuleUse): RuleUse {
  return {
    ...one,
    gates: [...one.gates, ...other.gates],
    decides: one.decides || other.decides,
    serves: [...new Set([...one.serves, ...other.serves])],
  };
}
