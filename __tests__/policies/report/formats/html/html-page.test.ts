// The page as text: what it says, and that nothing in it can act.
import { createHash } from "node:crypto";

import { makeCheckReport, renderCheck } from "../../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../../samples/verdicts";

function page(...given: Parameters<typeof makeCheckReport>): string {
  return renderCheck("html", makeCheckReport(...given));
}

/** What a reader sees, tags taken away. */
function text(html: string): string {
  return html
    .replace(/<style>[^]*<\/style>/, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("verdict, contents, deployments, flows with their rows, rules with their flows, and what it rests on", () => {
  const said = text(page([PROVEN, EVERY_KIND], [], "contoso"));
  expect(said).toMatch(
    /Edge firewall check contoso refuted 1 of 2 deployments proven edge-firewall \d+\.\d+\.\d+ proven good/,
  );
  expect(said).toMatch(/good proven google every documented flow is open, and nothing else is/);
  expect(said).toMatch(
    /inbound, open inbound-tcp-5061-5061-partners tcp 5061 access 10\.45\.16\.10/,
  );
  expect(said).toMatch(
    /sip[^]*tcp 5061 from 203\.0\.113\.0\/24 to 10\.45\.16\.10 inbound-tcp-5061/,
  );
  expect(said).toMatch(
    /What this rests on machines carry the tags Flows at a glance[^]*Rules and the flows that they serve[^]*Notes federation with Messenger/,
  );
  expect(said).toMatch(/1 missing inbound tcp 5061[^]*packet tcp 203\.0\.113\.1:49152/);
});

test("every row is a link to its document", () => {
  expect(page([PROVEN])).toMatch(
    /<a href="https?:\/\/[^"]+" title="Port summary[^"]*"[^>]*>seed row 1<\/a>/,
  );
});

test("a flow that is closed is drawn and listed as closed; silence in a document not understood is no proof", () => {
  const said = page([EVERY_KIND]);
  expect(said).toMatch(/<g class="line closed">/);
  expect(said).toMatch(/tcp 5061 \(closed\)/);
  const silent = { ...EVERY_KIND, findings: EVERY_KIND.findings.slice(2, 3) };
  expect(page([silent])).toMatch(/<span class="status undecided">undecided<\/span>/);
});

test("a rule that serves no flow, and one that decides nothing, say so", () => {
  const said = text(page([EVERY_KIND]));
  expect(said).toMatch(/rdp[^]*?tcp 3389 from any IPv4 to 10\.45\.16\.10 no flow/);
  expect(said).toMatch(/sip[^]*?decides no packet/);
});

test("suppressed findings stand apart, with who answers for them", () => {
  expect(text(page([SUPPRESSED]))).toMatch(
    /Suppressed findings 1 [^]*Suppressed by netops until 2027-03-31: the bastion is moved in spring/,
  );
});

test("input that could not be used comes first", () => {
  expect(text(page([], [{ message: "cut off", place: { file: "x.json", line: 3 } }]))).toMatch(
    /undecided no deployment was judged; 1 problem with the input edge-firewall \d+\.\d+\.\d+ Problems with the input x\.json:3: cut off/,
  );
});

test("the page may do nothing but be styled by its own style", () => {
  const html = page([PROVEN]);
  const style = /<style>([^]*)<\/style>/.exec(html)![1]!;
  const digest = createHash("sha256").update(style).digest("base64");
  expect(html).toContain(
    `content="default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(html).not.toMatch(/<script|\sstyle="|\son\w+=|src=|@import|url\(/);
});

test("hostile names are text: no tag, no attribute, no address but the web's, no mark that turns the reading", () => {
  const html = page([HOSTILE_VERDICT], [{ message: "<img src=x onerror=alert(1)>" }]);
  expect(html).not.toMatch(/<script|<img|javascript:[^<]*"|\u202e/);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;");
  expect(html).not.toMatch(/x{2001}/);
});

test("the same run gives the same bytes", () => {
  expect(page([EVERY_KIND])).toBe(page([EVERY_KIND]));
});

test("the contents lead to every deployment and to every part of it", () => {
  const html = page([PROVEN, EVERY_KIND]);
  const contents = /<nav aria-label="Contents">[^]*?<\/nav>/.exec(html)?.[0] ?? "";
  const targets = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  expect(targets).toEqual(
    expect.arrayContaining(["deployment-1", "deployment-1-rules", "deployment-2-findings"]),
  );
  for (const id of targets) expect(html.split(` id="${id}"`)).toHaveLength(2);
});

describe("what was read", () => {
  const files = {
    sites: [{ file: "edge.yaml", sha256: "a".repeat(64) }],
    configurations: [{ file: "good.tf.json", sha256: "b".repeat(64) }],
  };
  const report = makeCheckReport([PROVEN], [], "contoso", files);

  test("stands on the page with all digits, the version and the time", () => {
    const said = text(renderCheck("html", report, { time: new Date("2026-03-31T09:30:15Z") }));
    expect(said).toMatch(/edge-firewall \d+\.\d+\.\d+, 2026-03-31 09:30 UTC/);
    expect(said).toMatch(/Judged by edge-firewall \d+\.\d+\.\d+ at 2026-03-31 09:30 UTC\./);
    expect(said).toContain(`edge.yaml sha256 ${"a".repeat(64)}`);
    expect(said).toContain(`good.tf.json sha256 ${"b".repeat(64)}`);
  });

  test("short in text, whole in a comment and for scripts; none of them depends on the time", () => {
    const rendered = (format: "text" | "markdown" | "json") =>
      renderCheck(format, report, { time: new Date(0) });
    expect(rendered("text")).toMatch(
      /judged by edge-firewall \d+\.\d+\.\d+:\n {2}- edge\.yaml, sha256 a{12}\n {2}- good\.tf\.json, sha256 b{12}\n$/,
    );
    expect(rendered("markdown")).toContain(`good.tf.json, sha256 ${"b".repeat(64)}`);
    expect(JSON.parse(rendered("json"))).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/) as string,
      files: [
        { ...files.sites[0], role: "site" },
        { ...files.configurations[0], role: "configuration" },
      ],
    });
    for (const format of ["text", "markdown", "json"] as const)
      expect(rendered(format)).toBe(renderCheck(format, report));
  });
});
