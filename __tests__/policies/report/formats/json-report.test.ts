import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Ajv2020 } from "ajv/dist/2020";

import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { boxes } from "../../../samples/hand-made";
import { EVERY_KIND, PROVEN } from "../../../samples/verdicts";

const schema = JSON.parse(
  readFileSync(join(__dirname, "../../../../schemas/report.schema.json"), "utf8"),
) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const problem = {
  message: "cut off",
  place: { file: "x.json", line: 1, column: 2 },
  remedy: "again",
};
const report = makeCheckReport([PROVEN, EVERY_KIND], [problem], "test");
const json = JSON.parse(renderCheck("json", report)) as {
  readonly findings: readonly Record<string, unknown>[];
};

test.each([
  ["a finding of each kind", report],
  ["nothing", makeCheckReport([])],
  ["proven", makeCheckReport([PROVEN])],
])("satisfies its schema: %s", (_, one) => {
  validate(JSON.parse(renderCheck("json", one)));
  expect(validate.errors).toBeNull();
});

test("the whole run", () => {
  expect(json).toMatchObject({
    verdict: "refuted",
    site: "test",
    assumptions: [{ deployment: "good", text: "machines carry the tags" }, { deployment: "bad" }],
    advisories: [{ deployment: "good", id: "note" }, { deployment: "bad" }],
    deployments: [
      {
        deployment: "good",
        verdict: "proven",
        file: "good.tf.json",
        flows: 1,
        rules: 2,
        missing: 0,
      },
      { deployment: "bad", verdict: "refuted", missing: 1, excess: 1, unproven: 1, unsupported: 1 },
    ],
    problems: [
      { message: "cut off", file: "x.json", line: 1, column: 2, got: null, remedy: "again" },
    ],
  });
});

test("a finding, with the keys that scripts rely on", () => {
  expect(json.findings[0]).toMatchObject({
    kind: "missing",
    policy: "documented-flows-are-open",
    deployment: "bad",
    gate: "inbound gate",
    direction: "inbound",
    packets: [
      {
        family: "ipv4",
        source: ["203.0.113.0/24"],
        destination: ["10.45.16.10"],
        protocol: ["tcp"],
        sourcePort: ["0-65535"],
        destinationPort: ["5061"],
      },
    ],
    witness: {
      source: "203.0.113.1",
      destination: "10.45.16.10",
      protocol: "tcp",
      sourcePort: 49152,
      destinationPort: 5061,
    },
    decidedBy: { address: "nsg.edge/deny-all", priority: 4096, file: "doc.tf.json", line: 4096 },
    nextRule: { address: "nsg.edge/sip", verdict: "allow" },
    flow: { document: "seed", row: 1 },
  });
  expect(json.findings[0]!["remedy"]).not.toBe("");
});

test("a finding about the document has its address and place, and no packets", () => {
  expect(json.findings[2]).toMatchObject({
    kind: "unsupported",
    packets: [],
    witness: null,
    decidedBy: null,
    flow: null,
    address: "azapi_resource.x",
    file: "bad.tf.json",
    line: 7,
  });
});

test("protocols without ports have no ports", () => {
  const [finding] = EVERY_KIND.findings;
  const packets = boxes({ protocol: "icmp", from: "0.0.0.0/0", to: "0.0.0.0/0" });
  const witness = { ...finding!.witness!, protocol: 1, sourcePort: 0, destinationPort: 0 };
  const one = { ...EVERY_KIND, findings: [{ ...finding!, packets, witness }] };
  expect(JSON.parse(renderCheck("json", makeCheckReport([one])))).toMatchObject({
    findings: [
      {
        packets: [
          { protocol: ["icmp"], sourcePort: [], destinationPort: [], source: ["0.0.0.0/0"] },
        ],
        witness: { protocol: "icmp", sourcePort: null, destinationPort: null },
      },
    ],
  });
});

test("an extra flow has no document", () => {
  const [finding] = EVERY_KIND.findings;
  const flow = { id: "extra-rdp-bastion", citations: [] };
  const one = { ...EVERY_KIND, findings: [{ ...finding!, flow }] };
  expect(JSON.parse(renderCheck("json", makeCheckReport([one])))).toMatchObject({
    findings: [{ flow: { id: "extra-rdp-bastion", document: null, row: null } }],
  });
});

test("a name gives no order to the pipeline whose log the report is printed to, and stays itself", () => {
  const name = "a ##vso[task.setvariable]b ###[error]c";
  const text = renderCheck("json", makeCheckReport([{ ...EVERY_KIND, deployment: name }]));
  expect(text).not.toMatch(/##(vso)?\[/);
  expect(JSON.stringify(JSON.parse(text))).toContain(name);
});
