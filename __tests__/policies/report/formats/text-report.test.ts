import {
  makeCheckReport,
  renderCheck,
  renderDeployment,
  checkSummary,
} from "../../../../policies/report";
import { EVERY_KIND, PROVEN } from "../../../samples/verdicts";

test("a proven deployment is two calm lines and what they rest on", () => {
  expect(renderCheck("text", makeCheckReport([PROVEN]))).toBe(
    [
      "PROVEN good (google): every documented flow is open, and nothing else is",
      "  1 flow required, 2 rules read from good.tf.json",
      "  this rests on:",
      "    - machines carry the tags",
      "",
      "notes:",
      "  - federation with Messenger ended",
      "",
    ].join("\n"),
  );
});

test("a refuted one shows the counterexample first, then who decides, the region and the remedy", () => {
  const [, missing] = renderDeployment(EVERY_KIND).split("\n\n");
  expect(missing).toBe(
    [
      "  1. missing inbound tcp 5061 from partners to access (seed row 1) is closed by `deny-all` (priority 4096)",
      "     packet      tcp 203.0.113.1:49152 -> 10.45.16.10:5061",
      "     expected    allowed: a flow asks for it",
      "     got         denied",
      "     decided by  nsg.edge/deny-all",
      "                 priority 4096, doc.tf.json:4096:1",
      "     then        nsg.edge/sip",
      "                 priority 100, would allow it",
      "     region      tcp 5061 from 203.0.113.0/24 to 10.45.16.10",
      "     flow        seed row 1: Access/tcp/5061 (Port summary)",
      "     gate        inbound gate",
      "     remedy      `sip` (priority 100) would allow it but comes too late: remove `deny-all` (priority 4096),",
      "                 narrow it, or move it behind",
      `     finding     ${EVERY_KIND.findings[0]!.fingerprint}`,
    ].join("\n"),
  );
});

test("findings come gravest first, each with its kind", () => {
  const text = renderDeployment(EVERY_KIND);
  const kinds = [...text.matchAll(/^ {2}\d+\. (\w+)/gm)].map(([, kind]) => kind);
  expect(kinds).toEqual(["missing", "excess", "unsupported", "unproven"]);
  expect(text).toMatch(/got +not known: the service tag `Sql`/);
  expect(text).toMatch(/where +azapi_resource\.x\n +bad\.tf\.json:7:5/);
});

test("a note that holds for all deployments is told once, another with its deployment", () => {
  const own = { ...PROVEN, advisories: [{ id: "note", message: "only here" }] } as const;
  const text = renderCheck("text", makeCheckReport([PROVEN, EVERY_KIND]));
  expect(text.match(/federation with Messenger/g)).toHaveLength(1);
  expect(renderCheck("text", makeCheckReport([own, EVERY_KIND]))).toMatch(/- good: only here\n/);
});

test("colour is for terminals", () => {
  expect(renderDeployment(PROVEN, { colour: true })).toMatch("\u001b[32mPROVEN");
  expect(renderDeployment(PROVEN)).not.toMatch("\u001b");
});

test.each([
  ["terminal sequences", "\u001b[2Jgone", "\\u{1b}[2Jgone"],
  ["line breaks", "a\nPROVEN b", "a\\u{a}PROVEN b"],
  ["marks that turn the reading direction", "a\u202eb", "a\\u{202e}b"],
  ["commands of Azure Pipelines", "a ##vso[task.setvariable]b", "a \\u{23}#vso[task.setvariable]b"],
  ["old commands of a log", "###[error]b", "#\\u{23}#[error]b"],
  ["commands of GitHub Actions", "a ::add-mask::b", "a \\u{3a}:add-mask::b"],
  ["their parameters", "a ::error file=b::c", "a \\u{3a}:error file=b::c"],
])("%s in a name stay inert", (_, name, shown) => {
  const text = renderDeployment({ ...PROVEN, deployment: name });
  expect(text).toContain(shown);
  expect(text).not.toContain(name);
});

test("IPv6 addresses are no commands", () => {
  const name = "::1 ::ffff:10.0.0.1 ::/0 ::a ::b fe80::1::";
  expect(renderDeployment({ ...PROVEN, deployment: name })).toContain(name);
});

test("a very long text is cut, and many findings are counted", () => {
  const [finding] = EVERY_KIND.findings;
  const findings = Array.from({ length: 60 }, () => ({ ...finding!, message: "x".repeat(5000) }));
  const text = renderDeployment({ ...EVERY_KIND, findings });
  expect(text).toMatch(/and 10 more: --format json lists all/);
  expect(text).not.toMatch(/x{2001}/);
});

test.each([
  [PROVEN, "good: proven"],
  [EVERY_KIND, "bad: refuted (1 missing, 1 excess, 1 unsupported, 1 unproven)"],
])("a summary in one line", (verdict, line) => {
  expect(checkSummary(verdict)).toBe(line);
});
