// The policy for Open Policy Agent that the page shows, asked by OPA itself where the machine has one (`OPA_PATH`, or `opa` on
// the path). What it reads of a report is in the report's schema, with or without OPA.
import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { makeCheckReport, renderCheck } from "../../policies/report";
import schema from "../../schemas/report.schema.json";
import { blockBelow } from "../process/pipeline-recipes";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../samples/verdicts";

const policy = blockBelow("OPA", "rego");
const given = process.env["OPA_PATH"];
const opa = given === undefined || given === "" ? "opa" : given;
const version = spawnSync(opa, ["version"], { encoding: "utf8" });

test("it reads what reports have", () => {
  const ofReport = [...policy.matchAll(/\binput\.(\w+)/g)].map(([, key]) => key);
  const ofFinding = [...policy.matchAll(/\bit\.(\w+)/g)].map(([, key]) => key);
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(ofReport));
  expect(Object.keys(schema.$defs.finding.properties)).toEqual(expect.arrayContaining(ofFinding));
});

(version.status === 0 ? describe : describe.skip)("asked by OPA", () => {
  let folder: string;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-rego-")));
    writeFileSync(join(folder, "edge.rego"), policy);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the policy denies of this input. */
  function denied(input: string): readonly string[] {
    const args = ["eval", "--stdin-input", "--format=raw", "-d", join(folder, "edge.rego")];
    const { stdout, stderr } = spawnSync(opa, [...args, "data.edge_firewall.deny"], {
      input,
      encoding: "utf8",
    });
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as readonly string[];
  }

  function report(...args: Parameters<typeof makeCheckReport>): string {
    return renderCheck("json", makeCheckReport(...args));
  }

  test("what is proven is not denied", () => {
    expect(denied(report([PROVEN]))).toEqual([]);
    const findings = SUPPRESSED.findings.filter(({ suppressed }) => suppressed !== undefined);
    expect(denied(report([{ ...SUPPRESSED, verdict: "proven", findings }]))).toEqual([]);
  });

  test("every finding is denied, and what could not be read", () => {
    expect(denied(report([EVERY_KIND]))).toHaveLength(5);
    expect(denied(report([SUPPRESSED]))).toHaveLength(4);
    expect(denied(report([PROVEN], [{ message: "cut short" }]))).toEqual([
      "edge-firewall: cut short",
      "edge-firewall: undecided",
    ]);
    expect(denied(report([HOSTILE_VERDICT])).length).toBeGreaterThan(1);
  });

  test.each([["{}"], ["[]"], ["null"], ['{"verdict":"nonsense"}'], ['{"verdict":{"a":1}}']])(
    "what is no report is denied: %s",
    (input) => {
      expect(denied(input).length).toBeGreaterThan(0);
    },
  );
});
