// Files are told by their content, and each that holds no source is refused with one message.
import { gzipSync } from "node:zlib";

import { parseSource, readGates } from "../../../../policies/readers";
import { judge } from "../../../../policies/proof";
import { deploymentFor, fixture, planOver } from "../support/plans";

const PLAN = JSON.stringify(planOver("google"));
const MARKED = `\uFEFF${PLAN}`;

function verdictOf(content: Uint8Array | string): string {
  const deployment = deploymentFor("google");
  return judge("x", readGates(parseSource(content, "x"), deployment), deployment).verdict;
}

test.each([
  ["text", PLAN],
  ["UTF-8 with a mark", Buffer.from(MARKED)],
  ["UTF-16, little end first", Buffer.from(MARKED, "utf16le")],
  ["UTF-16, big end first", Buffer.from(MARKED, "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from(PLAN, "utf16le")],
  ["gzip", gzipSync(PLAN)],
  ["gzip of UTF-16", gzipSync(Buffer.from(MARKED, "utf16le"))],
  ["a state", fixture("google")],
  ["a configuration", fixture("google.cdk.tf")],
  ["a raw state", rawState()],
])("%s is read", (_, content) => {
  expect(verdictOf(content)).toBe("proven");
});

/** The state of the fixture as its file has it. */
function rawState(change: (instance: Record<string, unknown>) => void = () => undefined): string {
  const { resources } = planOver("google").prior_state.values.root_module;
  return JSON.stringify({
    version: 4,
    terraform_version: "1.11.4",
    serial: 7,
    lineage: "l",
    outputs: {},
    resources: resources.map(({ mode, type, name, values }) => {
      const instance = { attributes: values, sensitive_attributes: [] };
      change(instance);
      const provider = 'provider["registry.opentofu.org/hashicorp/google"]';
      return { mode, type, name, provider, instances: [instance] };
    }),
  });
}

test.each([
  ["tainted", { status: "tainted" }],
  ["deposed", { deposed: "a1b2c3d4" }],
  ["without attributes", { attributes: undefined }],
])("instances of a raw state that are %s are not taken as they are", (_, more) => {
  expect(verdictOf(rawState((instance) => Object.assign(instance, more)))).not.toBe("proven");
});

const changed = (more: object): string => JSON.stringify({ ...planOver("google"), ...more });
const twice = planOver("google");
const [first] = twice.resource_changes;
if (first !== undefined) twice.resource_changes.push(first);

test.each([
  ["a saved plan", Buffer.from("PK\u0003\u0004…"), "a saved plan, which only Terraform reads"],
  ["messages", '{"@level":"info"}\n{"@level":"info"}\n', "messages of Terraform"],
  ["a plan that is cut off", PLAN.slice(0, 3000), "the file ends before its JSON does"],
  ["gzip that is cut off", gzipSync(PLAN).subarray(0, 300), "cannot be unpacked"],
  ["bytes", Buffer.from([0x80, 0x81]), "not text in UTF-8 or UTF-16"],
  ["an errored plan", changed({ errored: true }), "Terraform stopped with an error"],
  ["another version of the format", changed({ format_version: "2.0" }), "is not known"],
  ["an address that stands twice", JSON.stringify(twice), "stands in the plan twice"],
  ["an old state", '{"version":3,"serial":1,"lineage":"l","modules":[]}', "version 3"],
  ["a plan of another tool", '{"steps":[],"changeSummary":{}}', "JSON of another kind"],
  ["a configuration with a mark", '\uFEFF{"resource":{}}', "byte order mark"],
])("%s is refused", (_, content, message) => {
  expect(() => parseSource(content, "x")).toThrow(message);
});
