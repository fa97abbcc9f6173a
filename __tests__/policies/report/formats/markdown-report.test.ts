// The comment on a pull request: verdict and table first, everything else folded, and never too long to be posted.
import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../samples/verdicts";

function comment(...given: Parameters<typeof makeCheckReport>): string {
  return renderCheck("markdown", makeCheckReport(...given));
}

test("a proven run says so in its first line, with what it rests on folded", () => {
  expect(comment([PROVEN], [], "test")).toBe(
    [
      "### ✅ Edge firewall check of test: proven",
      "",
      "| deployment | verdict | result |",
      "| --- | --- | --- |",
      "| **good** (google) | ✅ proven | every documented flow is open, and nothing else is<br><sub>1 flow required, 2 rules read from good.tf.json</sub> |",
      "",
      "<details><summary>What this rests on</summary>",
      "",
      "- machines carry the tags",
      "",
      "</details>",
      "",
      "<details><summary>good: flows at a glance</summary>",
      "",
      "```mermaid",
      "flowchart LR",
      '  subgraph callers ["starts flows to the Edge"]',
      '    from1["partners"]',
      "  end",
      '  subgraph interfaces ["Edge interfaces"]',
      '    edge1["access"]',
      "  end",
      '  from1 -->|"tcp 5061"| edge1',
      "```",
      "",
      "</details>",
      "",
      "<details><summary>Notes</summary>",
      "",
      "- federation with Messenger ended",
      "",
      "</details>",
      "",
    ].join("\n"),
  );
});

test("findings are rows of a table, and each is told in full below", () => {
  const text = comment([EVERY_KIND]);
  expect(text).toMatch(
    /\| 1 \| \*\*missing\*\* inbound tcp 5061 from partners to access \(seed row 1\) is closed by <code>deny-all<\/code> \(priority 4096\) \| nsg\.edge\/deny-all<br><sub>doc\.tf\.json:4096:1<\/sub> \| bad \|/,
  );
  expect(text).toMatch(/<summary>1\. missing inbound[^\n]*<\/summary>\n\n```text\npacket {6}tcp/);
});

test("suppressed findings are listed with who answers for them, and not among the others", () => {
  const text = comment([SUPPRESSED]);
  expect(text).toMatch(
    /<summary>Suppressed findings<\/summary>\n\n- bad: excess [^\n]*by netops until 2027-03-31: the bastion/,
  );
  expect(text).not.toMatch(/\| \*\*excess\*\*/);
});

test("problems with the input are told", () => {
  expect(comment([PROVEN], [{ message: "cut off", place: { file: "x.json" } }])).toMatch(
    /⚠️ Edge firewall check: undecided\n[^]*\n- x\.json: cut off\n/,
  );
});

test.each([
  ["few", 3, false],
  ["many", 300, true],
])(
  "with %s findings it stays below what a comment may hold, and says what is left out",
  (_, count, cut) => {
    const findings = Array.from({ length: count }, () => EVERY_KIND.findings).flat();
    const text = comment([{ ...EVERY_KIND, findings }], [], "test");
    expect(text.length).toBeLessThan(65_000);
    expect(/_Left out for length: \d+ findings, \d+ findings in full/.test(text)).toBe(cut);
    expect(text).toContain("machines carry the tags");
  },
);

test("hostile names are inert: no tags, no mentions, no references, no rows of their own", () => {
  const text = comment([HOSTILE_VERDICT]);
  const outside = text.replaceAll(/```text\n[^]*?\n```/g, "");
  expect(outside).not.toMatch(/<script|@team|#1\b|\u202e/);
  expect(outside).toContain("&lt;script&gt;");
  const rows = outside.split("\n").filter((line) => line.startsWith("|"));
  expect(rows.every((row) => [3, 4].includes(row.split(/(?<!\\)\|/).length - 2))).toBe(true);
  expect(text.length).toBeLessThan(65_000);
});

function withoutAddress<T extends { readonly address?: string }>(finding: T): Omit<T, "address"> {
  const { address, ...rest } = finding;
  return address === undefined ? finding : rest;
}

test("what stands between backticks is code, also in folded titles, and no row leaves open who decides", () => {
  const findings = EVERY_KIND.findings
    .filter(({ kind }) => kind === "missing" || kind === "unsupported")
    .map((finding) => ({
      ...withoutAddress(finding),
      ...(finding.decidedBy && {
        decidedBy: { ...finding.decidedBy, writtenBy: "cloud" as const, address: "Azure platform" },
      }),
    }));
  const text = comment([{ ...EVERY_KIND, findings }]);
  const shown = text.replaceAll(/```[^]*?```/g, "");
  expect(shown).not.toContain("`");
  expect(shown).toMatch(/<summary>1\. missing [^\n]*<code>deny-all<\/code>/);
  expect(shown).toMatch(/\| Azure platform<br><sub>/);
  expect(shown).toMatch(/\| no rule<br><sub>/);
});

test("an address that is longer than its column keeps its kind and its rule, and stands whole below", () => {
  const address = `azurerm_network_security_group.${"firewall_".repeat(9)}group.security_rule["in-rdp"]`;
  const [finding] = EVERY_KIND.findings;
  if (finding === undefined) throw new Error("the sample has no finding");
  const { decidedBy } = finding;
  if (decidedBy === undefined) throw new Error("no rule decides the sample's first finding");
  const long = { ...finding, decidedBy: { ...decidedBy, address } };
  const text = comment([{ ...EVERY_KIND, findings: [long] }]);
  const row = /^\| 1 \|.*$/m.exec(text)?.[0] ?? "";
  expect(row).toMatch(/\| azurerm[^|]*….*security\\_rule\\\["in-rdp"\\\]<br>/);
  expect(row).not.toContain(address);
  expect(text).toContain(`decided by  ${address}\n`);
});

test("no backtick stands as itself but those that fence a block", () => {
  const text = comment([EVERY_KIND, SUPPRESSED, PROVEN]);
  expect(text.split("\n").filter((line) => /`/.test(line) && !/^```[a-z]*$/.test(line))).toEqual(
    [],
  );
});
