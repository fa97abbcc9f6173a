// Azure answers with copies of what other resources made. In a plan they are as they were before it.
import { changeOf, planOver, remove, verdictOn } from "../../support/plans";

const FILE = "azure-standalone-refreshed";

function denyOf(plan: ReturnType<typeof planOver>) {
  const found = plan.resource_changes.find(
    ({ type, change }) =>
      type.endsWith("security_rule") && change.before?.["name"] === "out-deny-v4",
  );
  if (found === undefined) throw new Error("no deny in the fixture");
  return found;
}

test("a deny that is deleted is gone, though the group still shows it", () => {
  const plan = planOver(FILE);
  expect(verdictOn(plan, FILE).verdict).toBe("proven");
  remove(denyOf(plan));
  expect(verdictOn(plan, FILE).verdict).toBe("refuted");
});

test("a deny that becomes an allow is an allow", () => {
  const plan = planOver(FILE);
  const { change } = denyOf(plan);
  change.actions = ["update"];
  change.after = { ...change.after, access: "Allow" };
  expect(verdictOn(plan, FILE).verdict).toBe("refuted");
});

test("a rule that only the group shows is somebody else's, and stands", () => {
  const plan = planOver(FILE);
  const { change } = changeOf(plan, "network_security_group");
  const [rule] = change.before?.["security_rule"] as Record<string, unknown>[];
  const portal = { ...rule, name: "portal", priority: 107, access: "Allow", direction: "Inbound" };
  for (const side of [change.before, change.after])
    (side?.["security_rule"] as unknown[]).push(portal);
  expect(verdictOn(plan, FILE).verdict).not.toBe("proven");
});

test("an association that is deleted attaches nothing, though the subnet still shows its group", () => {
  const plan = planOver(FILE);
  remove(changeOf(plan, "subnet_network_security_group_association"));
  expect(verdictOn(plan, FILE).verdict).not.toBe("proven");
});
