// A comparison without a site in every format.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020";
import { validateXML } from "xmllint-wasm";

import { FORMATS, planSummary, renderPlanChanges } from "../../../../policies/report";
import { planReport } from "../../../samples/plan-changes";

const SCHEMAS = join(__dirname, "../../../fixtures/schemas");
const OWN_SCHEMAS = join(__dirname, "../../../../schemas");
const QUIET = {
  verdict: "same",
  gates: [],
  changedRules: [],
  undecided: [],
  unmodelled: [],
  replaceWindows: [],
} as const;

test.each(FORMATS)("%s says what opens, what closes, and what is not compared", (format) => {
  const text = renderPlanChanges(format, planReport());
  expect(text.endsWith("\n")).toBe(true);
  for (const word of ["subnet snet-x", "3389", "198.51.100.7", "a group is not read"])
    expect(text).toContain(word);
  expect(text).toMatch(/azurerm(\\)?_firewall/);
});

test.each(FORMATS)("%s of no change", (format) => {
  const text = renderPlanChanges(format, planReport(QUIET));
  expect(text).not.toMatch(/3389|<failure/);
});

test("text: opens, closes and what changes nothing have signs and colours of their own", () => {
  const text = renderPlanChanges("text", planReport());
  expect(text).toMatch(/^DIFFERENT plan\.json\n {2}opens inbound tcp 3389/);
  expect(text).toContain("  + changed rdp (priority 120)");
  expect(text).toContain("  = added spare (priority 900)");
  expect(text).toContain("+ 203.0.113.0/24");
  const coloured = renderPlanChanges("text", planReport(), { colour: true });
  expect(coloured).toContain("\u001b[31m+ opens\u001b[39m");
  expect(coloured).toContain("\u001b[34m- closes\u001b[39m");
  expect(coloured).toContain("\u001b[2mchanges nothing\u001b[22m");
});

test("a terminal shows the first digits of a file's digest, what is kept shows all", () => {
  const { head } = planReport();
  const digest = head?.sha256 ?? "";
  expect(digest).toHaveLength(64);
  const text = renderPlanChanges("text", planReport());
  expect(text).toContain(`sha256 ${digest.slice(0, 12)},`);
  expect(text).not.toContain(digest);
  for (const format of ["markdown", "html", "json"] as const)
    expect(renderPlanChanges(format, planReport())).toContain(digest);
});

test("html: the three look different", () => {
  const html = renderPlanChanges("html", planReport());
  expect(html).toContain('class="entry error opens"');
  expect(html).toContain('class="entry error closes"');
  expect(html).toContain('class="effect-nothing"');
  expect(html).not.toContain("<script");
});

test("junit is valid, with cases whose names never change", async () => {
  const schema = readFileSync(join(SCHEMAS, "jenkins-junit.xsd"), "utf8");
  for (const over of [{}, QUIET]) {
    const xml = renderPlanChanges("junit", planReport(over));
    expect((await validateXML({ xml, schema })).errors).toEqual([]);
    expect(xml).toContain('<testcase name="nothing opens"');
  }
});

test("sarif is valid", () => {
  const text = readFileSync(join(SCHEMAS, "sarif-2.1.0-rtm.5.json"), "utf8");
  const schema = JSON.parse(text) as Record<string, unknown>;
  delete schema["id"];
  delete schema["$schema"];
  const ajv = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false });
  const validate = ajv.compile(schema);
  const log = JSON.parse(renderPlanChanges("sarif", planReport())) as object;
  validate(log);
  expect(validate.errors).toBeNull();
  const rules = ["opens", "closes", "may-close", "not-compared", "not-compared"];
  expect(log).toMatchObject({ runs: [{ results: rules.map((ruleId) => ({ ruleId })) }] });
});

test("json follows its schema, and names nothing twice", () => {
  const [shared, own] = ["comparison", "plan-comparison"].map(
    (name) => JSON.parse(readFileSync(join(OWN_SCHEMAS, `${name}.schema.json`), "utf8")) as object,
  );
  const validate = new Ajv2020({ strict: false }).addSchema(shared!).compile(own!);
  const empty = { verdict: "undecided", version: "1.2.3", problems: [{ message: "no" }] } as const;
  for (const report of [planReport(), planReport(QUIET), empty]) {
    validate(JSON.parse(renderPlanChanges("json", report)));
    expect(validate.errors).toBeNull();
  }
  const { changes, gates, rules, idleLines } = JSON.parse(
    renderPlanChanges("json", planReport()),
  ) as Record<string, { id?: string; changes?: readonly string[] }[]>;
  const ids = changes!.map(({ id }) => id);
  expect(ids).toEqual(["e1", "e2", "e3"]);
  expect(gates!.flatMap((gate) => gate.changes)).toEqual(ids);
  expect(rules![0]!.changes).toEqual(["e1"]);
  expect(idleLines).toBe(40);
});

test("the line for a log", () => {
  expect(planSummary(planReport(QUIET))).toBe(
    "plan.json: same (opens and closes nothing; 40 changed lines change nothing)",
  );
});
