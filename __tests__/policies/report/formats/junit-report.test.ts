// JUnit is held against the schema of Jenkins' reader, then against what people read in the list of tests.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { validateXML } from "xmllint-wasm";

import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../samples/verdicts";

const schema = readFileSync(join(__dirname, "../../../fixtures/schemas/jenkins-junit.xsd"), "utf8");
const problem = { message: "cut off", place: { file: "x.json", line: 1 }, remedy: "again" };
const report = makeCheckReport([PROVEN, EVERY_KIND, SUPPRESSED], [problem], "test");
const xml = renderCheck("junit", report);

test("satisfies the schema of Jenkins, whatever the names are; and the schema refuses what is wrong", async () => {
  const hostile = makeCheckReport([HOSTILE_VERDICT], [{ message: "\ud800\u0000]]>" }]);
  const texts = [report, makeCheckReport([]), makeCheckReport([PROVEN]), hostile].map((one) =>
    renderCheck("junit", one),
  );
  const wrong = "<testsuites><testsuite/></testsuites>";
  const files = [...texts, wrong].map((contents, index) => ({
    fileName: `${index}.xml`,
    contents,
  }));
  const { errors } = await validateXML({ xml: files, schema });
  expect([...new Set(errors.map(({ loc }) => loc?.fileName))]).toEqual(["4.xml"]);
});

test("a suite for each deployment, a case for each flow and for each of the other policies", () => {
  const suite = renderCheck("junit", makeCheckReport([PROVEN]));
  expect(suite).toContain('<testsuite name="good" tests="6" failures="0" errors="0" skipped="0">');
  expect(
    [...suite.matchAll(/testcase name="([^"]*)" classname="good"\/>/g)].map(([, it]) => it),
  ).toEqual([
    "inbound tcp 5061 from partners to access is open (seed row 1)",
    "nothing-beyond-is-open",
    "other-machines-are-untouched",
    "expectations-hold",
    "everything-is-understood",
    "an-edge-gate-exists",
  ]);
});

test("the cases of a refuted deployment have the names of a proven one", () => {
  const names = (one: string) => [...one.matchAll(/testcase name="([^"]*)"/g)].map(([, it]) => it);
  expect(names(renderCheck("junit", makeCheckReport([EVERY_KIND])))).toEqual(
    names(renderCheck("junit", makeCheckReport([PROVEN]))),
  );
});

test("what is certain fails its case, what is in doubt is an error, and both tell the counterexample", () => {
  expect(xml).toMatch(
    /<failure type="missing" message="missing inbound tcp 5061 [^"]*">missing inbound[^<]*\n {2}packet {6}tcp 203\.0\.113\.1:49152 -&gt; 10\.45\.16\.10:5061\n/,
  );
  expect(xml).toMatch(/<failure type="excess" message="[^"]* \(and 1 more\)">/);
  expect(xml).toMatch(/<error type="unsupported" message="unsupported the type/);
});

test("a finding that somebody answers for skips its case when it is alone", () => {
  const alone = { ...SUPPRESSED, findings: SUPPRESSED.findings.slice(1, 2) };
  expect(renderCheck("junit", makeCheckReport([alone]))).toMatch(
    /<testcase name="nothing-beyond-is-open" classname="reviewed">\s*<skipped>suppressed by netops until 2027-03-31: the bastion is moved in spring<\/skipped>/,
  );
});

test("input that could not be used is a suite of its own", () => {
  expect(xml).toMatch(
    /<testsuite name="input" tests="1" failures="0" errors="1" skipped="0">[^]*message="x\.json:1: cut off; again"/,
  );
});
