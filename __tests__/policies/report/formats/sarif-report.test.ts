// SARIF is held against the format's own schema, then against what code scanning needs of it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Ajv } from "ajv";
import type { Log, Result } from "sarif";

import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../samples/verdicts";

const SCHEMA = join(__dirname, "../../../fixtures/schemas/sarif-2.1.0-rtm.5.json");

/** The schema is of draft 4, whose keywords that it uses mean the same today. */
function validator() {
  const schema = JSON.parse(readFileSync(SCHEMA, "utf8")) as Record<string, unknown>;
  delete schema["id"];
  delete schema["$schema"];
  const formats = {
    uri: (text: string) => URL.canParse(text),
    "uri-reference": (text: string) => !/[\s\\]/.test(text) && URL.canParse(text, "http://x/"),
    "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
  };
  return new Ajv({ strict: false, unicodeRegExp: false, formats }).compile(schema);
}

const validate = validator();
const problem = { message: "cut off", place: { file: "a b/x.json", line: 1, column: 2 } };
const report = makeCheckReport([PROVEN, EVERY_KIND, SUPPRESSED], [problem], "test");
const log = JSON.parse(renderCheck("sarif", report)) as Log;
const [run] = log.runs;

function resultOf(kind: string): Result {
  return run!.results!.find(({ properties }) => properties!["kind"] === kind)!;
}

test.each([
  ["every kind, suppressed ones and problems", report],
  ["nothing", makeCheckReport([])],
  ["proven", makeCheckReport([PROVEN])],
  ["hostile names", makeCheckReport([HOSTILE_VERDICT], [{ message: "\ud800\u0000" }])],
])("satisfies the schema of the format: %s", (_, one) => {
  validate(JSON.parse(renderCheck("sarif", one)));
  expect(validate.errors).toBeNull();
});

test("the schema refuses what is not SARIF", () => {
  expect(validate({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
});

test("rules are the policies of the catalog, with help", () => {
  const rules = run!.tool.driver.rules!;
  expect(rules.map(({ id }) => id)).toContain("documented-flows-are-open");
  for (const { help } of rules) expect(help!.markdown).toMatch(/\*\*Why\.\*\* \w/);
  for (const { ruleId, ruleIndex } of run!.results!) expect(rules[ruleIndex!]!.id).toBe(ruleId);
});

test("a result stands at the deciding rule, by line and by Terraform address", () => {
  expect(resultOf("missing")).toMatchObject({
    ruleId: "documented-flows-are-open",
    level: "error",
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "doc.tf.json", uriBaseId: "%SRCROOT%" },
          region: { startLine: 4096, startColumn: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: "nsg.edge/deny-all", kind: "resource" }],
      },
    ],
    relatedLocations: [{ message: { text: "`sip` (priority 100) would allow it next" } }],
    partialFingerprints: {
      "edgeFirewallFinding/v2": EVERY_KIND.findings[0]!.fingerprint,
      "edgeFirewallFinding/v1": EVERY_KIND.findings[0]!.formerFingerprint,
    },
  });
  expect(resultOf("missing").message.text).toMatch(/packet {6}tcp 203\.0\.113\.1:49152/);
});

test("what is in doubt is a warning, and stands in the document where nothing closer is known", () => {
  expect(resultOf("unproven").level).toBe("warning");
  expect(resultOf("unsupported").locations![0]!.physicalLocation).toMatchObject({
    artifactLocation: { uri: "bad.tf.json" },
    region: { startLine: 7, startColumn: 5 },
  });
});

test("where the construct's line is known it comes first, and the document's is related", () => {
  const place = { file: "main.ts", line: 12, column: 3 };
  const findings = EVERY_KIND.findings.map((finding) => ({
    ...finding,
    construct: { path: "bad/edge/nsg", place },
  }));
  const one = JSON.parse(
    renderCheck("sarif", makeCheckReport([{ ...EVERY_KIND, findings }])),
  ) as Log;
  expect(one.runs[0]!.results![0]).toMatchObject({
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "main.ts" },
          region: { startLine: 12, startColumn: 3 },
        },
        logicalLocations: [{}, { fullyQualifiedName: "bad/edge/nsg" }],
      },
    ],
    relatedLocations: [
      { physicalLocation: { artifactLocation: { uri: "doc.tf.json" } } },
      { physicalLocation: { artifactLocation: { uri: "doc.tf.json" } } },
    ],
  });
});

test("a suppressed finding says by whom, why and until when; the others have no such word", () => {
  const suppressed = run!.results!.filter(({ suppressions }) => suppressions !== undefined);
  expect(suppressed).toHaveLength(1);
  expect(suppressed[0]!.suppressions).toEqual([
    {
      kind: "external",
      status: "accepted",
      justification: "suppressed by netops until 2027-03-31: the bastion is moved in spring",
    },
  ]);
});

test("input that could not be used is a notification, and the run was no success", () => {
  expect(run!.invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        {
          level: "error",
          message: { text: "a b/x.json:1:2: cut off" },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: "a%20b/x.json", uriBaseId: "%SRCROOT%" },
                region: { startLine: 1, startColumn: 2 },
              },
            },
          ],
        },
      ],
    },
  ]);
});

test("a file outside the working folder has an absolute address", () => {
  const one = renderCheck(
    "sarif",
    makeCheckReport([], [{ message: "x", place: { file: "/tmp/x y.json" } }]),
  );
  expect(one).toContain('"uri": "file:///tmp/x%20y.json"');
});
