// Findings about a plan name the address as Terraform prints it, and what the plan does there.
import { findingLines } from "../../../../../policies/report/model/finding-lines";
import { at, judged, recorded } from "../../support/recorded-plans";

const RULE = 'google_compute_firewall.inbound["clients"]';

test.each([
  [["no-op"], "no-op"],
  [["update"], "update"],
  [["delete", "create"], "replace"],
  [["create", "delete"], "replace"],
])("%j is told as %s", (actions, told) => {
  const plan = recorded("google-applied");
  const { change } = at(plan, RULE);
  change.actions = actions;
  change.after = { ...change.after, allow: [{ protocol: "tcp", ports: ["443", "3389"] }] };
  const [finding] = judged(plan, "google-applied").findings;
  expect(finding?.decidedBy).toMatchObject({ address: RULE, action: told });
  const lines = findingLines(finding!).find(({ label }) => label === "decided by")?.lines;
  expect(lines?.join("\n")).toContain(`planned: ${told}`);
});

test("what is not understood says so as well", () => {
  const plan = recorded("google-first");
  at(plan, RULE).change.after_unknown["priority"] = true;
  const found = judged(plan, "google-first").findings.find(({ address }) => address === RULE);
  expect(found).toMatchObject({ kind: "unsupported", action: "create" });
});

test("a rule that the plan lets go stays, and is told by what lets it go", () => {
  const plan = recorded("google-applied");
  const { change } = at(plan, "google_compute_firewall.rdp");
  change.actions = ["forget"];
  const [finding] = judged(plan, "google-applied").findings;
  expect(finding?.decidedBy).toMatchObject({ action: "forget" });
});

test("commands of a resource that is deleted may run", () => {
  const plan = recorded("google-applied");
  const gone = at(plan, "google_compute_firewall.rdp");
  const { resources } = plan.configuration.root_module;
  const block = { type: gone.type, name: gone.name, mode: "managed", expressions: {} };
  resources.push({ ...block, provisioners: [{ type: "local-exec" }] });
  const { verdict, said } = judged(plan, "google-applied");
  expect(verdict).toBe("undecided");
  expect(said).toContain("may run commands as the resource is deleted");
});
