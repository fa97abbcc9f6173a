// Plans edited by hand: those that open or close something, or leave open whether they do, are never proven; those that
// change nothing are.
import { InputError } from "../../modules/input";
import { judge } from "../../policies/proof";
import { parseSource, readGates } from "../../policies/readers";
import { AZURE_TRICKS } from "../mutants/azure-plan-tricks";
import { EditedPlan, type Trick } from "../mutants/edited-plan";
import { GOOGLE_TRICKS } from "../mutants/google-plan-tricks";
import { HARMLESS_EDITS } from "../mutants/harmless-plan-edits";
import { planFixtures } from "../mutants/plan-fixtures";

const FIXTURES = new Map(planFixtures().map((fixture) => [fixture.name, fixture]));

function verdictAfter([, name, edit]: Trick): string {
  const { text, deployment } = FIXTURES.get(name)!;
  const plan = new EditedPlan(text);
  edit(plan);
  const written = JSON.stringify(plan.root);
  expect(written).not.toBe(JSON.stringify(JSON.parse(text)));
  try {
    const reading = readGates(parseSource(written, "plan.json"), deployment);
    const { verdict, findings } = judge("plan.json", reading, deployment);
    return [verdict, ...findings.map(({ message }) => message)].join("\n");
  } catch (error) {
    if (error instanceof InputError) return `refused ${error.message}`;
    throw error;
  }
}

const named = (tricks: readonly Trick[]): (readonly [string, string, Trick])[] =>
  tricks.map((trick) => [trick[1], trick[0], trick]);

test.each(named([...AZURE_TRICKS, ...GOOGLE_TRICKS]))("%s: %s: not proven", (_, __, trick) => {
  const said = verdictAfter(trick);
  expect(said).toMatch(/^(refuted|undecided|refused)/);
  // Templates that stand for what is known later are the reader's own.
  expect(said).not.toMatch(/\$\{[^}]*\}` where an object belongs/);
});

test.each(named(HARMLESS_EDITS))("%s: %s: proven", (_, __, trick) => {
  expect(verdictAfter(trick)).toBe("proven");
});
