// The door of the second road for plans: what happens to packets at the Edge once the plan was applied.
import { Unsupported } from "../plain-addresses";
import type { PlainFacts, PlainReading } from "../plain-evaluator";
import { azurePlanGates } from "./plain-plan-azure";
import { googlePlanGates } from "./plain-plan-google";
import { readStanding } from "./plain-standing";

export function readPlanPlainly(root: unknown, facts: PlainFacts): PlainReading {
  try {
    const plan = readStanding(root);
    const gates =
      facts.cloud === "azure" ? azurePlanGates(plan, facts) : googlePlanGates(plan, facts);
    return { gates };
  } catch (error) {
    if (error instanceof Unsupported) return { gates: [], unsupported: error.message };
    throw error;
  }
}
