// A comparison in every format: the formats are those of a check, so here is only what a comparison puts into them.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Ajv } from "ajv";
import { validateXML } from "xmllint-wasm";

import type { Comparison } from "../../../../policies/proof";
import { FORMATS, makeComparisonReport, renderComparison } from "../../../../policies/report";
import { boxes, origin } from "../../../samples/hand-made";
import { EVERY_KIND } from "../../../samples/verdicts";

const SCHEMAS = join(__dirname, "../../../fixtures/schemas");

const opens = {
  kind: "opens",
  deployment: "west",
  gate: "inbound gate",
  direction: "inbound",
  machines: "edge",
  message: "inbound tcp 3389 is opened by `rdp`",
  packets: boxes({ protocol: "tcp", from: "0.0.0.0/0", to: "10.45.16.10", ports: 3389 }),
  truncated: false,
  witness: EVERY_KIND.findings[1]!.witness!,
  before: { verdict: "deny", decidedBy: origin("deny-all", { priority: 4096 }) },
  after: { verdict: "allow", decidedBy: origin("rdp", { priority: 200 }) },
} as const;

const west: Comparison = {
  deployment: "west",
  cloud: "google",
  base: "old.tf.json",
  head: "new.tf.json",
  verdict: "different",
  changes: [opens, { ...opens, kind: "may-close", after: { verdict: "unknown" } }],
  undecided: [{ deployment: "west", side: "head", message: "a gate is new", remedy: "look at it" }],
  assumptions: ["machines carry the tags"],
  ruleCount: { base: 1, head: 2 },
};
const east: Comparison = {
  ...west,
  deployment: "east",
  verdict: "same",
  changes: [],
  undecided: [],
};
const report = makeComparisonReport([east, west], [], "contoso");

// Code quality lists what is wrong, and nothing else.
test.each(FORMATS.filter((format) => format !== "codequality"))(
  "%s names both deployments, the change and what is not compared",
  (format) => {
    const text = renderComparison(format, report);
    for (const word of ["east", "west", "10.45.16.10:3389".split(":")[1]!, "a gate is new"])
      expect(text).toContain(word);
    expect(text.endsWith("\n")).toBe(true);
  },
);

test("sarif is valid, with the kinds of change as rules and the rule before as a related place", () => {
  const schema = JSON.parse(
    readFileSync(join(SCHEMAS, "sarif-2.1.0-rtm.5.json"), "utf8"),
  ) as Record<string, unknown>;
  delete schema["id"];
  delete schema["$schema"];
  const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(
    schema,
  );
  const log = JSON.parse(renderComparison("sarif", report)) as object;
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log).toMatchObject({
    runs: [
      {
        results: [
          {
            ruleId: "opens",
            level: "error",
            locations: [{ physicalLocation: { region: { startLine: 200 } } }],
            relatedLocations: [{ physicalLocation: { region: { startLine: 4096 } } }],
          },
          { ruleId: "may-close", level: "warning" },
          { ruleId: "not-compared", level: "warning" },
        ],
      },
    ],
  });
});

test("junit is valid, with the same cases for every deployment", async () => {
  const xml = renderComparison("junit", report);
  const schema = readFileSync(join(SCHEMAS, "jenkins-junit.xsd"), "utf8");
  expect((await validateXML({ xml, schema })).errors).toEqual([]);
  expect(xml.match(/<testcase name="nothing opens"/g)).toHaveLength(2);
  expect(xml).toMatch(/<failure type="opens"/);
});

test("the page lists what opens apart from what closes, and has no tables of flows", () => {
  const html = renderComparison("html", report);
  expect(html).toMatch(
    />Opens <span class="count">1<\/span>[^]*>May open or close <span class="count">1<[^]*>Not compared <span class="count">1</,
  );
  expect(html).not.toContain("Flows at a glance");
});

test("opens and closes look different, with and without colours, in text and in a comment", () => {
  const [change] = west.changes.filter(({ kind }) => kind === "opens");
  const both = makeComparisonReport([
    { ...west, changes: [change!, { ...change!, kind: "closes" }] },
  ]);
  const text = renderComparison("text", both);
  expect(text).toMatch(/1\. \+ opens [^]*2\. - closes /);
  const coloured = renderComparison("text", both, { colour: true });
  expect(coloured).toContain("\u001b[31m+ opens");
  expect(coloured).toContain("\u001b[34m- closes");
  expect(renderComparison("markdown", both)).toMatch(/🔴 \*\*opens\*\*[^]*🔵 \*\*closes\*\*/);
});
