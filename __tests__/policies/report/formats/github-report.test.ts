// Workflow commands of GitHub Actions: one line each, whatever names there are in it.
import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../samples/verdicts";

function lines(...given: Parameters<typeof makeCheckReport>): readonly string[] {
  return renderCheck("github", makeCheckReport(...given))
    .split("\n")
    .slice(0, -1);
}

test("what is certain is an error at its file and line, what is in doubt a warning", () => {
  const [missing, excess, unsupported, unproven, verdict] = lines([EVERY_KIND]);
  expect(missing).toMatch(
    /^::error file=doc\.tf\.json,line=4096,col=1,title=missing \(bad\)::inbound tcp 5061 from partners to access \(seed row 1\) is closed by `deny-all` \(priority 4096\)%0Apacket {6}tcp/,
  );
  expect(excess).toMatch(/^::error file=doc\.tf\.json,line=200,/);
  expect(unproven).toMatch(/^::warning file=doc\.tf\.json,/);
  expect(unsupported).toMatch(/^::warning file=bad\.tf\.json,line=7,col=5,/);
  expect(verdict).toBe(
    "edge-firewall bad: refuted (1 missing, 1 excess, 1 unsupported, 1 unproven)",
  );
});

test("a proven deployment is one line, and a suppressed finding no annotation", () => {
  expect(lines([PROVEN])).toEqual(["edge-firewall good: proven"]);
  expect(lines([SUPPRESSED]).filter((line) => line.startsWith("::error"))).toHaveLength(1);
});

test("the construct's line, where it is known, is where the annotation stands", () => {
  const construct = { path: "a/b", place: { file: "main.ts", line: 12, column: 3 } };
  const findings = EVERY_KIND.findings.map((finding) => ({ ...finding, construct }));
  expect(lines([{ ...EVERY_KIND, findings }])[0]).toMatch(/^::error file=main\.ts,line=12,col=3,/);
});

test("input that could not be used is an error", () => {
  expect(lines([], [{ message: "50% off: cut", place: { file: "a:b,c.json" } }])).toEqual([
    "::error file=a%3Ab%2Cc.json,title=input that could not be used::a:b,c.json: 50%25 off: cut",
  ]);
});

test("more than GitHub shows are counted by the last", () => {
  const findings = Array.from({ length: 25 }, () => EVERY_KIND.findings[0]!);
  const errors = lines([{ ...EVERY_KIND, findings }]).filter((line) => line.startsWith("::error"));
  expect(errors).toHaveLength(10);
  expect(errors[9]).toBe(
    "::error title=and more::16 more in the job summary and the other reports",
  );
});

test("hostile names end no command and begin none", () => {
  const written = lines([HOSTILE_VERDICT]);
  expect(written).toHaveLength(5);
  expect(written.slice(0, 4).every((line) => /^::(error|warning) file=/.test(line))).toBe(true);
  for (const line of written) {
    const properties = /^::\w+ (.*?)::/.exec(line)?.[1] ?? "";
    expect(
      properties
        .split(",")
        .every((part) => /^(file|line|col|title)=[^:,]*$/.test(part) || part === ""),
    ).toBe(true);
    expect(line).not.toMatch(/\u202e|\r/);
  }
});
