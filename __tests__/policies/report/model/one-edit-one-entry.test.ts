// What one edit does is one entry of a report, however many rules of the cloud, flows and doubts it touches; the data below it
// lists every change and every finding.
import type { Deployment } from "../../../../modules/sites";
import { describePacket } from "../../../../policies/catalog";
import {
  type Comparison,
  compareDocuments,
  type DeploymentVerdict,
  prove,
} from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { changeEntries } from "../../../../policies/report/model/change-entries";
import { checkSection } from "../../../../policies/report/model/check-model";
import { findingEntries } from "../../../../policies/report/model/finding-entries";
import { terraformText } from "../../../samples/synthesize";
import { twoSides } from "../../../samples/two-sided-site";

interface Rule {
  name: string;
  priority: number;
  access: string;
  destination_port_range?: string;
}
interface Document {
  resource: {
    azurerm_network_security_group: Record<string, { name: string; security_rule: Rule[] }>;
  };
}

const AZURE = deployment("azure-two-sides");
const BASE = terraformText(AZURE);

function deployment(name: string): Deployment {
  const found = twoSides().deployments.find((it) => it.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** The document with the rules of some groups edited. */
function edited(edit: (rules: Rule[], group: string) => Rule[]): string {
  const document = JSON.parse(BASE) as Document;
  for (const group of Object.values(document.resource.azurerm_network_security_group))
    group.security_rule = edit(group.security_rule, group.name);
  return JSON.stringify(document);
}

const isExternal = (group: string): boolean => group.includes("access");
const without = (name: RegExp, isMeant: (group: string) => boolean) =>
  edited((rules, group) => rules.filter((rule) => !isMeant(group) || !name.test(rule.name)));

function compared(head: string): Comparison {
  const parse = (text: string, name: string) => ({
    document: parseTerraformConfiguration(text, name),
    deployment: AZURE,
  });
  return compareDocuments(parse(BASE, "base.tf.json"), parse(head, "head.tf.json"));
}

function judged(text: string, suppressions: Deployment["suppressions"] = []): DeploymentVerdict {
  const site = { ...AZURE, suppressions };
  return prove(parseTerraformConfiguration(text, "head.tf.json"), site);
}

const kindsOf = (entries: readonly { kind: string }[]): readonly string[] =>
  entries.map(({ kind }) => kind);

describe("diff", () => {
  test.each([
    ["a missing deny of one side", without(/^in-deny/, isExternal), ["opens"]],
    ["of both sides: two groups, two edits", without(/^in-deny/, () => true), ["opens", "opens"]],
    ["both directions of one side", without(/-deny-/, isExternal), ["opens", "opens"]],
    [
      "a port that is moved opens one and closes another",
      edited((rules) =>
        rules.map((rule) =>
          rule.name.startsWith("in-access-tcp-443")
            ? { ...rule, destination_port_range: "3389" }
            : rule,
        ),
      ),
      ["opens", "closes"],
    ],
  ] as const)("%s", (_, head, kinds) => {
    const comparison = compared(head);
    expect(kindsOf(changeEntries(comparison.changes, "head.tf.json"))).toEqual(kinds);
    expect(comparison.changes.length).toBeGreaterThanOrEqual(kinds.length);
  });

  test("two edits in one group are two entries", () => {
    const head = edited((rules) =>
      rules.filter(({ name }) => !/^in-access-tcp-443|^in-av-udp-3478/.test(name)),
    );
    expect(kindsOf(changeEntries(compared(head).changes, "head.tf.json"))).toEqual([
      "closes",
      "closes",
    ]);
  });

  test("the packet that says most comes first, and every other change has its line", () => {
    const { changes } = compared(without(/^out-deny/, isExternal));
    const [entry] = changeEntries(changes, "head.tf.json");
    const [packet, ...others] = entry?.lines ?? [];
    expect(packet?.lines).toEqual([expect.stringMatching(/^tcp 10\..* -> 8\.8\.8\.8:/)]);
    const listed = others.filter(({ label }) => /^(and|may) /.test(label));
    expect(listed.flatMap(({ lines }) => lines)).toHaveLength(changes.length - 1);
  });
});

describe("check", () => {
  const text = without(/^in-deny/, isExternal);

  test("a missing deny is one entry, and each finding keeps its name", () => {
    const { findings } = judged(text);
    expect(kindsOf(findings)).toEqual(["excess", "excess", "unproven"]);
    const [entry, ...more] = findingEntries(findings, "head.tf.json");
    expect(more).toEqual([]);
    expect(entry?.kind).toBe("excess");
    const said = JSON.stringify(entry);
    for (const { fingerprint } of findings) expect(said).toContain(fingerprint);
    for (const { witness } of findings) expect(said).toContain(describePacket(witness!));
  });

  test("a suppression covers its one finding: the others stay an entry that fails", () => {
    const [first] = judged(text).findings;
    const entry = {
      finding: first?.fingerprint ?? "",
      owner: "net",
      reason: "reviewed",
      expires: "2999-12-31",
      place: { file: "edge.yaml" },
    };
    const verdict = judged(text, [entry]);
    expect(verdict.verdict).toBe("refuted");
    const { entries } = checkSection(verdict);
    expect(entries.map(({ suppressed }) => suppressed !== undefined)).toEqual([false, true]);
    expect(kindsOf(entries)).toEqual(["excess", "excess"]);
  });
});
