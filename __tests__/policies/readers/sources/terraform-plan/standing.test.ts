// What stands in the cloud after a plan was applied: each action, with the harmful and the harmless side.
import {
  type Change,
  changeOf,
  make,
  type Plan,
  planOver,
  remove,
  verdictOn,
} from "../../support/plans";

const ANYWHERE = { source_ranges: ["0.0.0.0/0"], destination_ranges: ["10.45.32.10/32"] };

/** A rule that opens what no flow needs. */
function openRule(plan: Plan, action: string): Change {
  const model = changeOf(plan, "compute_firewall", "in-access-tcp-443");
  const rule = structuredClone(model);
  const allow = [{ protocol: "tcp", ports: ["3389"] }];
  const names = { name: "rdp", id: "rdp", self_link: "rdp" };
  const values = { ...rule.change.before, ...ANYWHERE, ...names, allow };
  rule.name = "rdp";
  rule.address = "google_compute_firewall.rdp";
  rule.change.actions = [action];
  rule.change.before = values;
  rule.change.after = structuredClone(values);
  return rule;
}

function asPrior({ change, address, type, name, provider_name }: Change) {
  return { address, mode: "managed", type, name, provider_name, values: change.before };
}

test("a plan that changes nothing has the verdict of its state", () => {
  expect(verdictOn(planOver("google"), "google")).toMatchObject({
    verdict: "proven",
    advisories: expect.not.stringContaining("plan") as string,
  });
});

test.each(["no-op", "update"])("an open rule is open when its action is %s", (action) => {
  const plan = planOver("google");
  plan.resource_changes.push(openRule(plan, action));
  expect(verdictOn(plan, "google").verdict).toBe("refuted");
});

test("a rule that is deleted is gone, and so is a deny", () => {
  const plan = planOver("google");
  const open = openRule(plan, "no-op");
  plan.resource_changes.push(open);
  remove(open);
  expect(verdictOn(plan, "google").verdict).toBe("proven");
  remove(changeOf(plan, "compute_firewall", "out-deny-all-v4"));
  expect(verdictOn(plan, "google").verdict).toBe("refuted");
});

test("what Terraform forgets or abandons stays in the cloud", () => {
  for (const abandoned of [false, true]) {
    const plan = planOver("google");
    const open = openRule(plan, "no-op");
    plan.resource_changes.push(open);
    remove(open, abandoned ? "delete" : "forget");
    if (abandoned) open.change.before = { ...open.change.before, deletion_policy: "ABANDON" };
    const { verdict, advisories } = verdictOn(plan, "google");
    expect(verdict).toBe("refuted");
    expect(advisories).toContain("`google_compute_firewall.rdp` leave the state and stay");
  }
});

test("what a plan does not mention stands as the state has it", () => {
  const plan = planOver("google");
  plan.resource_changes = plan.resource_changes.slice(0, 1);
  plan["complete"] = false;
  expect(verdictOn(plan, "google")).toMatchObject({
    verdict: "proven",
    advisories: expect.stringContaining("the plan is not complete") as string,
  });
  plan.prior_state.values.root_module.resources.push(asPrior(openRule(plan, "no-op")));
  expect(verdictOn(plan, "google").verdict).toBe("refuted");
});

test("a refresh alone: the state before is what stands", () => {
  const plan = planOver("google");
  plan.resource_changes = [];
  expect(verdictOn(plan, "google").verdict).toBe("proven");
});

test("a rule that is moved stands once, under its new address", () => {
  const plan = planOver("google");
  const moved = changeOf(plan, "compute_firewall", "in-access-tcp-443");
  moved["previous_address"] = moved.address;
  moved.address = "google_compute_firewall.renamed";
  moved.name = "renamed";
  moved.change.after = { ...moved.change.after, source_ranges: ["198.51.100.0/24"] };
  const { verdict, findings } = verdictOn(plan, "google");
  // Were the old one there as well, nothing would be missing.
  expect(verdict).toBe("refuted");
  expect(findings).toContain("443");
});

test("a deposed object stands until it is deleted", () => {
  const plan = planOver("google");
  const deposed = openRule(plan, "no-op");
  const model = changeOf(plan, "compute_firewall", "in-access-tcp-443");
  const prior = { ...asPrior(deposed), address: model.address, name: model.name };
  plan.prior_state.values.root_module.resources.push({ ...prior, deposed_key: "a1b2c3d4" });
  expect(verdictOn(plan, "google").verdict).toBe("refuted");
  remove(deposed);
  plan.resource_changes.push({ ...deposed, address: model.address, deposed: "a1b2c3d4" });
  expect(verdictOn(plan, "google").verdict).toBe("proven");
});

test("a replaced rule is the new one, and the moment between is told", () => {
  const plan = planOver("google");
  const { change } = changeOf(plan, "compute_firewall", "in-access-tcp-443");
  change.actions = ["delete", "create"];
  expect(verdictOn(plan, "google")).toMatchObject({
    verdict: "proven",
    advisories: expect.stringContaining("while the plan is applied") as string,
  });
});

test("an action that nobody knows is not understood", () => {
  const plan = planOver("google");
  changeOf(plan, "compute_firewall").change.actions = ["pause"];
  expect(verdictOn(plan, "google").verdict).not.toBe("proven");
});

test("deferred changes, actions and data that may act leave the plan undecided", () => {
  for (const [key, value] of [
    ["deferred_changes", [{}]],
    ["action_invocations", [{}]],
    ["something_new", 1],
  ] as const)
    expect(verdictOn({ ...planOver("google"), [key]: value }, "google").verdict).toBe("undecided");
  const plan = planOver("google");
  const data = structuredClone(changeOf(plan, "compute_firewall"));
  Object.assign(data, { address: "data.external.x", mode: "data", type: "external", name: "x" });
  make(data);
  data.change.actions = ["read"];
  plan.resource_changes.push(data);
  expect(verdictOn(plan, "google").findings).toContain("`data.external` is not known to read only");
});

test("drift is told, and null for an empty list is none", () => {
  const plan = planOver("google");
  const { address, type, change } = changeOf(plan, "compute_firewall", "in-access-tcp-443");
  const drift = (before: object) => [
    { address, type, change: { actions: ["update"], before, after: change.before } },
  ];
  plan["resource_drift"] = drift({ ...change.before, source_tags: null });
  expect(verdictOn(plan, "google").advisories).not.toContain("outside Terraform");
  plan["resource_drift"] = drift({ ...change.before, priority: 7 });
  expect(verdictOn(plan, "google")).toMatchObject({
    verdict: "proven",
    advisories: expect.stringContaining("outside Terraform") as string,
  });
});
