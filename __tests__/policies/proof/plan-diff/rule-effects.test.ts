// Which changed rules an entry is because of.
import type { ChangedRule, PlanEntry } from "../../../../policies/proof";
import { withEffects } from "../../../../policies/proof/plan-diff/rule-changes/rule-effects";
import { origin } from "../../../samples/hand-made";
import { entry, RDP } from "../../../samples/plan-changes";

const field = (key: string): ChangedRule["fields"][number] => ({
  key,
  before: { is: "unset" },
  after: { is: "text", text: "x" },
});

function rule(name: string, from: number, to: number, keys: readonly string[]): ChangedRule {
  const ref = { name, address: `g.${name}` };
  return {
    cloud: "azure",
    group: "g",
    step: "changed",
    before: { ...ref, priority: from, paths: [`old.${name}`] },
    after: { ...ref, priority: to, paths: [`new.${name}`] },
    fields: keys.map(field),
    effects: [],
  };
}

function decided(before: string, after: string): { readonly entries: readonly PlanEntry[] } {
  const side = (by: string, name: string) => ({ ...origin(name), path: [by, name] });
  return {
    entries: [
      entry("e", "opens", RDP, {
        before: { verdict: "deny", decidedBy: side("old", before) },
        after: { verdict: "allow", decidedBy: side("new", after) },
      }),
    ],
  };
}

const names = (rules: readonly ChangedRule[], gate: ReturnType<typeof decided>) =>
  withEffects(rules, [gate], [])
    .filter(({ effects }) => effects.includes("e"))
    .map(({ after }) => after?.name);

test("both that decide are named, where both have changed what they say", () => {
  const rules = [rule("deny", 100, 100, ["protocol"]), rule("allow", 200, 200, ["protocol"])];
  expect(names(rules, decided("deny", "allow"))).toEqual(["deny", "allow"]);
});

test("a description opens nothing", () => {
  const rules = [rule("deny", 100, 100, ["protocol"]), rule("allow", 200, 200, ["description"])];
  expect(names(rules, decided("deny", "allow"))).toEqual(["deny"]);
});

test("a rule that moved behind another is a cause only where it stood before it", () => {
  const wider = rule("allow", 200, 200, ["protocol"]);
  expect(names([rule("deny", 4095, 4090, ["priority"]), wider], decided("deny", "allow"))).toEqual([
    "allow",
  ]);
  expect(names([rule("deny", 100, 300, ["priority"]), wider], decided("deny", "allow"))).toEqual([
    "deny",
    "allow",
  ]);
  const elsewhere = { ...wider, group: "other" };
  expect(
    names([rule("deny", 4095, 4090, ["priority"]), elsewhere], decided("deny", "allow")),
  ).toEqual(["deny", "allow"]);
});

test("a doubt about a group is one about its rules, and one without an address about all", () => {
  const rules = [rule("deny", 100, 100, ["priority"])];
  const doubt = { side: "head", message: "not read", remedy: "look" } as const;
  const said = (address?: string) =>
    withEffects(rules, [], [{ ...doubt, ...(address !== undefined && { address }) }])[0]?.doubt;
  expect([said(), said("g"), said("h")]).toEqual(["not read", "not read", undefined]);
});
