// Text as conftest prints it, judged as Atlantis judges the text of a custom check.
import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../samples/verdicts";

function text(...given: Parameters<typeof makeCheckReport>): string {
  return renderCheck("conftest", makeCheckReport(...given));
}

/** What Atlantis looks for: a count of failures that is not zero, or a text that begins with `FAIL`. */
function failsInAtlantis(said: string): boolean {
  return /[1-9][0-9]* failure|failures": \[/.test(said) || said.startsWith("FAIL") || said === "";
}

function lastLine(said: string): string {
  return said.trimEnd().split("\n").at(-1)!;
}

const COUNTS = /^(\d+) tests?, (\d+) passed, (\d+) warnings?, (\d+) failures?, (\d+) exceptions?$/;

function counts(said: string): readonly number[] {
  return COUNTS.exec(lastLine(said))!.slice(1).map(Number);
}

test("what is proven passes, and its last line says so", () => {
  const said = text([PROVEN]);
  expect(failsInAtlantis(said)).toBe(false);
  expect(said).toMatch(/^PASS - good\.tf\.json - good - every documented flow is open/);
  const [tests, passed, ...others] = counts(said);
  expect(tests).toBe(passed);
  expect(others).toEqual([0, 0, 0]);
});

test("every finding fails, what is in doubt too, with its packet below", () => {
  const said = text([EVERY_KIND]);
  expect(failsInAtlantis(said)).toBe(true);
  expect(said.split("\n").filter((line) => line.startsWith("FAIL - "))).toHaveLength(4);
  expect(said).toMatch(
    /^FAIL - doc\.tf\.json:4096:1 - bad - missing inbound tcp 5061 .*\n {7}packet {6}tcp/,
  );
  const [tests, passed, warnings, failures, exceptions] = counts(said);
  expect([warnings, failures, exceptions]).toEqual([0, 4, 0]);
  expect(tests).toBe(passed! + 4);
});

test("one failure is counted as conftest counts it", () => {
  const findings = EVERY_KIND.findings.slice(0, 1);
  expect(lastLine(text([{ ...EVERY_KIND, findings }]))).toMatch(/, 1 failure, 0 exceptions$/);
});

test("a suppressed finding is an exception, and alone it does not fail", () => {
  const findings = SUPPRESSED.findings.filter(({ suppressed }) => suppressed !== undefined);
  const said = text([{ ...SUPPRESSED, verdict: "proven", findings }]);
  expect(failsInAtlantis(said)).toBe(false);
  expect(said).toMatch(/^EXCP - .*; suppressed by netops until 2027-03-31/m);
  expect(counts(said).slice(2)).toEqual([0, 0, 1]);
});

test("input that could not be used fails, and so does a verdict that nothing explains", () => {
  expect(text([PROVEN], [{ message: "cut short", place: { file: "a.json" } }])).toMatch(
    /^FAIL - a\.json: cut short\n[^]*, 1 failure, 0 exceptions\n$/,
  );
  const unexplained = text([{ ...PROVEN, verdict: "undecided" }]);
  expect(failsInAtlantis(unexplained)).toBe(true);
  expect(unexplained).toMatch(/^FAIL - .*undecided\n/);
});

test("hostile names begin no line and end none", () => {
  const said = text([HOSTILE_VERDICT]);
  expect(said.split("\n").filter((line) => line.startsWith("FAIL - "))).toHaveLength(4);
  expect(counts(said)[3]).toBe(4);
  expect(said).not.toMatch(/\u202e|\r/);
});
