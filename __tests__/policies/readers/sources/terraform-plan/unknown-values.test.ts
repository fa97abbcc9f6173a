// Three kinds of nothing: unset, null and known after apply only.
import { changeOf, hide, make, planOver, verdictOn, writtenOf } from "../../support/plans";

const KNOWN = { references: ["local.edge"] };

test.each(["direction", "destination_ranges"])(
  "`%s` of a new rule is left out where nobody writes it, and unknown where somebody does",
  (key) => {
    const plan = planOver("google");
    const rule = changeOf(plan, "compute_firewall", "in-deny-all-v4");
    make(rule, "id", "self_link", "creation_timestamp", key);
    rule.name = "in_deny";
    plan.configuration.root_module.resources.push({
      type: rule.type,
      name: rule.name,
      mode: "managed",
      expressions: {},
    });
    expect(verdictOn(plan, "google").verdict).toBe("proven");
    const open = changeOf(plan, "compute_firewall", "in-access-tcp-443");
    make(open, "id", key);
    open.name = "in_open";
    plan.configuration.root_module.resources.push({
      type: open.type,
      name: open.name,
      mode: "managed",
      expressions: { [key]: KNOWN },
    });
    expect(verdictOn(plan, "google").verdict).not.toBe("proven");
  },
);

test.each(["allow", "disabled", "network", "priority", "source_ranges", "target_tags"])(
  "an unknown `%s` of an existing rule is not taken for unset",
  (key) => {
    const plan = planOver("google");
    hide(changeOf(plan, "compute_firewall", "in-access-tcp-443").change, key);
    expect(verdictOn(plan, "google").verdict).not.toBe("proven");
  },
);

test("ports that are unknown are not every port", () => {
  const plan = planOver("google");
  const { change } = changeOf(plan, "compute_firewall", "in-access-tcp-443");
  change.after = { ...change.after, allow: [{ protocol: "tcp" }] };
  expect(verdictOn(plan, "google").verdict).toBe("refuted");
  change.after_unknown["allow"] = [{ ports: true }];
  const { verdict, findings } = verdictOn(plan, "google");
  expect(verdict).toBe("undecided");
  expect(findings).toContain("`ports` is known after apply only");
});

test("one unknown element, and marks that mark nothing", () => {
  const plan = planOver("google");
  const { change } = changeOf(plan, "compute_firewall", "out-access-tcp-5061");
  change.after_unknown["destination_ranges"] = [false];
  change.after_unknown["allow"] = [{}];
  expect(verdictOn(plan, "google").verdict).toBe("proven");
  change.after = { ...change.after, destination_ranges: ["203.0.113.0/24", null] };
  change.after_unknown["destination_ranges"] = [false, true];
  expect(verdictOn(plan, "google").verdict).toBe("undecided");
});

test("a new group whose rules are unknown may have any, whatever the configuration does not show", () => {
  const plan = planOver("azure-standalone-refreshed");
  const group = changeOf(plan, "network_security_group");
  expect(verdictOn(plan, "azure-standalone-refreshed").verdict).toBe("proven");
  make(group, "security_rule");
  expect(writtenOf(plan, "network_security_group").expressions).toEqual({});
  expect(verdictOn(plan, "azure-standalone-refreshed").verdict).toBe("undecided");
});

test("sensitive values are used", () => {
  const plan = planOver("google");
  const { change } = changeOf(plan, "compute_firewall", "in-access-tcp-443");
  change.after_sensitive = { source_ranges: true };
  expect(verdictOn(plan, "google").verdict).toBe("proven");
});
