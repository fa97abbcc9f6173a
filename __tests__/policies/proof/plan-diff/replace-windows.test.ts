// The moment in which an object is replaced: what is missing or stands twice then.
import { compareShown } from "../../../../policies/proof";
import { parseTerraformPlan } from "../../../../policies/readers";
import { type GoogleRule, googleRule, planBetween, type World } from "./support/plan-steps";

const DENY: GoogleRule = {
  name: "no-rdp",
  priority: 100,
  action: "deny",
  ranges: ["0.0.0.0/0"],
  port: "3389",
};
const ALLOW: GoogleRule = { ...DENY, name: "all", priority: 200, action: "allow", port: "1-65535" };

function replaced(before: World, after: World, address: string, actions: readonly string[]) {
  const plan = JSON.parse(planBetween(before, after)) as {
    resource_changes: { address: string; change: { actions: readonly string[] } }[];
  };
  for (const one of plan.resource_changes)
    if (one.address === address) one.change.actions = actions;
  const source = parseTerraformPlan(JSON.stringify(plan), "plan.json");
  const found = compareShown(source.prior(), source, { plan: source.steps() });
  const lines = found.replaceWindows.map(({ gates, unsettled, ...window }) => ({
    ...window,
    changes: gates.flatMap(({ entries }) =>
      entries.map(({ kind, witness }) => `${kind} ${witness.destinationPort}`),
    ),
    unsettled,
  }));
  return { verdict: found.verdict, windows: lines };
}

const ADDRESS = "google_compute_firewall.no_rdp";
const world = (rule: GoogleRule): World => ({
  [ADDRESS]: googleRule(rule),
  "google_compute_firewall.all": googleRule(ALLOW),
});

test("a deny that is deleted first leaves open what it denies, though nothing changes", () => {
  expect(replaced(world(DENY), world(DENY), ADDRESS, ["delete", "create"])).toEqual({
    verdict: "same",
    windows: [{ address: ADDRESS, order: "delete-first", changes: ["opens 3389"] }],
  });
});

test("made anew first, nothing is missing", () => {
  const renamed = world({ ...DENY, name: "no-rdp-2" });
  expect(replaced(world(DENY), renamed, ADDRESS, ["create", "delete"])).toEqual({
    verdict: "same",
    windows: [{ address: ADDRESS, order: "create-first", changes: [] }],
  });
});

test("both stand for a moment: what the step itself closes is not told twice", () => {
  const moved = world({ ...DENY, name: "no-ssh", port: "22" });
  expect(replaced(world(DENY), moved, ADDRESS, ["create", "delete"])).toMatchObject({
    verdict: "different",
    windows: [{ order: "create-first", changes: [] }],
  });
});

test("what the whole step opens as well is not told twice", () => {
  const gone = world({ ...DENY, port: "22" });
  expect(replaced(world(DENY), gone, ADDRESS, ["delete", "create"])).toMatchObject({
    verdict: "different",
    windows: [{ order: "delete-first", changes: [] }],
  });
});
