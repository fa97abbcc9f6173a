// JSON that is neither a configuration nor a plan nor a state: the message says what it is, and what to check instead.
import { InputError } from "../../../../modules/input";
import { parseSource } from "../../../../policies/readers";

function problem(root: object) {
  try {
    parseSource(JSON.stringify(root), "x.json");
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

const PLAN = { format_version: "1.2", terraform_version: "1.11.4", planned_values: {} };
const ENCRYPTED = { meta: { "key_provider.pbkdf2.k": "x" }, encrypted_data: "x" };

test.each<[what: string, root: object, got: RegExp, remedy: RegExp]>([
  [
    "a state of OpenTofu",
    { serial: 1, lineage: "l", ...ENCRYPTED },
    /OpenTofu encrypted/,
    /tofu show -json/,
  ],
  ["a plan of OpenTofu", ENCRYPTED, /OpenTofu encrypted/, /tofu show -json/],
  ["a wrapped plan", { tfplan: PLAN }, /under `tfplan`/, /jq '\.\["tfplan"\]' FILE/],
  ["one beside a run", { run: { id: "r" }, plan: PLAN }, /under `plan`/, /jq/],
  ["a wrapped state", { state: { version: 4, serial: 1, lineage: "l" } }, /under `state`/, /jq/],
  ["a Pulumi stack", { version: 3, deployment: { resources: [] } }, /Pulumi/, /reads Terraform/],
  ["a preview of Pulumi", { config: {}, steps: [], duration: 1 }, /Pulumi/, /reads Terraform/],
  [
    "ARM",
    { $schema: "x", contentVersion: "1.0.0.0", resources: [] },
    /Resource Manager/,
    /reads Terraform/,
  ],
  ["CloudFormation", { Resources: {} }, /CloudFormation/, /reads Terraform/],
  ["schemas", { format_version: "1.0", provider_schemas: {} }, /schemas/, /show -json/],
  [
    "a validation",
    { format_version: "1.0", valid: true, diagnostics: [] },
    /validate/,
    /show -json/,
  ],
])("%s is told by what it is", (_, root, got, remedy) => {
  expect(problem(root)).toEqual([
    expect.objectContaining({
      got: expect.stringMatching(got) as unknown,
      remedy: expect.stringMatching(remedy) as unknown,
    }),
  ]);
});

test("a configuration may use these words for its own", () => {
  expect(problem({ resource: {}, "//": PLAN })).toEqual([]);
});
