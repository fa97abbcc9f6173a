// Entries of plans that are not what Terraform writes: what they are about is never left out, and the plan is not decided.
import { InputError } from "../../modules/input";
import { judge } from "../../policies/proof";
import { parseSource, readGates } from "../../policies/readers";
import { EditedPlan } from "../mutants/edited-plan";
import type { Entry } from "../mutants/plan-edits";
import { planFixtures } from "../mutants/plan-fixtures";
import type { Loose } from "../mutants/rule-dialects";

const FIXTURES = new Map(planFixtures().map((fixture) => [fixture.name, fixture]));
const PLANS = ["azure-count-applied", "google-count"];

const change =
  (fields: Loose) =>
  (entry: Entry): void => {
    Object.assign(entry.change, fields);
  };

const SPOILT: readonly (readonly [string, (entry: Entry) => void])[] = [
  ["an action that nobody knows", change({ actions: ["adopt"] })],
  ["a known action beside one that nobody knows", change({ actions: ["no-op", "adopt"] })],
  ["no action", change({ actions: [] })],
  ["an action that is no list", change({ actions: "no-op" })],
  ["a made object without values", change({ actions: ["create"], after: null })],
  ["forgotten, and nothing was there", change({ actions: ["create", "forget"], before: null })],
  ["let go, and nothing was there", change({ actions: ["forget"], before: null, after: null })],
  ["deleted, and nothing was there", change({ actions: ["delete"], before: null, after: null })],
  ["replaced, and nothing was there", change({ actions: ["delete", "create"], before: null })],
  ["no change", (entry) => void Reflect.deleteProperty(entry, "change")],
  ["no type", (entry) => void Reflect.deleteProperty(entry, "type")],
  ["a mode that nobody knows", (entry) => void Object.assign(entry, { mode: "ephemeral?" })],
];

function outcome(name: string, address: string, spoil: (entry: Entry) => void): string {
  const { text, deployment } = FIXTURES.get(name)!;
  const plan = new EditedPlan(text);
  spoil(plan.entry(address));
  try {
    const written = parseSource(JSON.stringify(plan.root), "plan.json");
    const { verdict, findings } = judge("plan.json", readGates(written, deployment), deployment);
    return [verdict, ...findings.map(({ message }) => message)].join("\n");
  } catch (error) {
    if (error instanceof InputError) return `refused ${error.message}`;
    throw error;
  }
}

const CASES = PLANS.flatMap((name) => SPOILT.map(([what, spoil]) => [name, what, spoil] as const));

test.each(CASES)("%s: %s: undecided, with a word of it", (name, _, spoil) => {
  const { changes } = new EditedPlan(FIXTURES.get(name)!.text);
  // One of each type.
  for (const { address } of new Map(changes.map((one) => [one.type, one])).values()) {
    const said = outcome(name, address, spoil);
    expect(`${address}: ${said}`).toMatch(/: (undecided|refuted|refused)/);
    expect(`${address}: ${said}`).toMatch(/is not what a plan has there|refused/);
  }
});
