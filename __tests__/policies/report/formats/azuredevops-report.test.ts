// Logging commands of Azure Pipelines: one line each, read back as the agent reads them, whatever names there are in them.
import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../samples/verdicts";

function lines(...given: Parameters<typeof makeCheckReport>): readonly string[] {
  return renderCheck("azuredevops", makeCheckReport(...given))
    .split("\n")
    .slice(0, -1);
}

const COMMAND = /^##vso\[task\.logissue ([^\]]*)\](.*)$/;

/** The issue as the agent takes it from the line: properties by `;` and `=`, and escapes undone, the percent sign last. */
function issueOf(line: string) {
  const [, properties = "", message = ""] = COMMAND.exec(line) ?? [];
  const pairs = properties
    .split(";")
    .filter((part) => part !== "")
    .map((part) => part.split("=", 2).map(unescaped));
  return { ...(Object.fromEntries(pairs) as object), message: unescaped(message) };
}

function unescaped(text: string): string {
  return text
    .replaceAll("%3B", ";")
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%5D", "]")
    .replaceAll("%AZP25", "%");
}

test("what is certain is an error at its file and line, what is in doubt a warning", () => {
  const [missing, excess, unsupported, unproven, verdict] = lines([EVERY_KIND]);
  expect(issueOf(missing!)).toMatchObject({
    type: "error",
    sourcepath: "doc.tf.json",
    linenumber: "4096",
    columnnumber: "1",
    code: "documented-flows-are-open",
    message: expect.stringMatching(
      /^missing \(bad\): inbound tcp 5061 .* is closed by `deny-all`.*\npacket {6}tcp/,
    ) as string,
  });
  expect(issueOf(excess!)).toMatchObject({ type: "error", linenumber: "200" });
  expect(issueOf(unsupported!)).toMatchObject({ type: "warning", linenumber: "7" });
  expect(issueOf(unproven!)).toMatchObject({ type: "warning" });
  expect(verdict).toBe(
    "edge-firewall bad: refuted (1 missing, 1 excess, 1 unsupported, 1 unproven)",
  );
});

test("a proven deployment is one line, and a suppressed finding no issue", () => {
  expect(lines([PROVEN])).toEqual(["edge-firewall good: proven"]);
  expect(lines([SUPPRESSED]).filter((line) => line.includes("type=error"))).toHaveLength(1);
});

test("names and messages are what the agent reads back", () => {
  const place = { file: "a;b]c%3Bd.json", line: 3 };
  const [line] = lines([], [{ message: "50% off, %AZP25; [x]", place }]);
  expect(line).toMatch(COMMAND);
  expect(issueOf(line!)).toEqual({
    type: "error",
    sourcepath: place.file,
    linenumber: "3",
    code: "input",
    message: `input that could not be used: ${place.file}:3: 50% off, %AZP25; [x]`,
  });
});

test("more than the agent keeps are counted by the last", () => {
  const findings = Array.from({ length: 25 }, () => EVERY_KIND.findings[0]!);
  const errors = lines([{ ...EVERY_KIND, findings }]).filter((line) => line.includes("type=error"));
  expect(errors).toHaveLength(10);
  expect(issueOf(errors[9]!)).toEqual({
    type: "error",
    code: "more",
    message: "and more: 16 more in the job summary and the other reports",
  });
});

test("hostile names end no command and begin none", () => {
  const written = lines([HOSTILE_VERDICT]);
  expect(written).toHaveLength(5);
  for (const line of written.slice(0, 4)) {
    expect(line).toMatch(COMMAND);
    expect(Object.keys(issueOf(line))).toEqual([
      "type",
      "sourcepath",
      "linenumber",
      "columnnumber",
      "code",
      "message",
    ]);
    expect(line.slice(2)).not.toMatch(/##|\u202e|\r/);
  }
});
