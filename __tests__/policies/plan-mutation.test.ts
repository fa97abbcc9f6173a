// Mutants of plans against the gate. Terraform wrote the plans; each mutant is a plan that it might have written, or would
// never write. The plain reader of plans says what is open once it is applied: what is proven must be exactly what was open.
import { InputError } from "../../modules/input";
import { judge } from "../../policies/proof";
import { parseSource, readGates } from "../../policies/readers";
import { outcomeBetween } from "../mutants/mutant-outcome";
import { randomNumbers } from "../mutants/mutants";
import { type PlanFixture, planFixtures } from "../mutants/plan-fixtures";
import { planMutant } from "../mutants/plan-mutants";
import { gatesAskedFor } from "../oracle/plans/asked-for";
import { readPlanPlainly } from "../oracle/plans/plain-plan";
import { factsOf, isOptional } from "../samples/synthesize";

/** How many mutants are drawn of each plan; another seed draws others. */
const DRAWS = Number(process.env["PLAN_MUTANTS"] ?? 8);
const SEED = Number(process.env["PLAN_MUTANTS_SEED"] ?? 20260630);
const FIXTURES = planFixtures().map((fixture) => [fixture.name, fixture] as const);

function verdictOn(text: string, { deployment }: PlanFixture): string {
  try {
    const reading = readGates(parseSource(text, "plan.json"), deployment);
    return judge("plan.json", reading, deployment).verdict;
  } catch (error) {
    if (error instanceof InputError) return "refused";
    throw error;
  }
}

describe.each(FIXTURES)("%s", (name, fixture) => {
  const { text, deployment } = fixture;
  const facts = factsOf(deployment);
  const optional = isOptional(deployment);
  const original = readPlanPlainly(JSON.parse(text), facts);

  test("opens exactly the flows", () => {
    const { outcome, changes } = outcomeBetween(
      gatesAskedFor(deployment, original),
      original,
      optional,
    );
    expect({ outcome, changes }).toEqual({ outcome: "same", changes: [] });
    expect(original.gates.length).toBeGreaterThan(0);
    expect(verdictOn(text, fixture)).toBe("proven");
  });

  test("no mutant is proven wrongly", () => {
    const next = randomNumbers(SEED + name.length);
    const misses: string[] = [];
    const counts = { proven: 0, caught: 0, needless: 0 };
    for (let left = DRAWS; left > 0; left--) {
      const mutant = planMutant(text, next);
      const verdict = verdictOn(mutant.text, fixture);
      const reading = readPlanPlainly(JSON.parse(mutant.text), facts);
      const { outcome } = outcomeBetween(original, reading, optional);
      const isSame = outcome === "same";
      if (verdict === "proven" && !isSame)
        misses.push(`${mutant.name}: proven, but ${reading.unsupported ?? outcome}`);
      counts[!isSame ? "caught" : verdict === "proven" ? "proven" : "needless"] += 1;
    }
    if (process.env["PLAN_MUTANTS"] !== undefined)
      process.stdout.write(`${name}: ${JSON.stringify(counts)}, ${misses.length} misses\n`);
    expect(misses).toEqual([]);
  });
});
