// Expectations against documents typed by hand: exact over all packets that they name, whatever the flows say.
import { bindSite } from "../../../modules/sites";
import { describePacket } from "../../../policies/catalog";
import { prove } from "../../../policies/proof";
import { parseTerraformConfiguration } from "../../../policies/readers";
import { RDP, stackDocument, TWO_STACKS } from "../../samples/two-stacks";

const found = (expectation: string, changes: Parameters<typeof stackDocument>[1] = {}) => {
  const text = `${TWO_STACKS}expect:\n  - { ${expectation}, deployments: [east] }\n`;
  const site = bindSite(text, "edge.yaml", { today: "2026-06-30" });
  const east = site.deployments.find(({ name }) => name === "east")!;
  const document = JSON.stringify(stackDocument("east", changes), null, 2);
  const { findings } = prove(parseTerraformConfiguration(document, "east.json"), east);
  return findings.filter(({ policy }) => policy === "expectations-hold");
};

test.each<[string, string, Parameters<typeof stackDocument>[1]]>([
  [
    "a documented flow",
    "from: clients, to: access, protocol: tcp, ports: 443, verdict: accept",
    {},
  ],
  [
    "part of a range",
    "from: access, to: any, protocol: tcp, ports: 50000-50010, verdict: accept",
    {},
  ],
  ["what nobody opens", "from: any, to: access, protocol: tcp, ports: 3389, verdict: deny", {}],
  ["a protocol without ports", "from: any, to: av, protocol: icmp, verdict: deny", {}],
  [
    "the ports beside",
    "from: clients, to: access, protocol: tcp, ports: [442, 444], verdict: deny",
    {},
  ],
  ["a stray rule", "from: clients, to: access, protocol: tcp, ports: 3389, verdict: accept", RDP],
])("holds: %s", (_, expectation, changes) => {
  expect(found(expectation, changes)).toEqual([]);
});

test.each<[string, string, Parameters<typeof stackDocument>[1], object, RegExp]>([
  [
    "accept, and a documented flow is closed",
    "from: clients, to: access, protocol: tcp, ports: 443, verdict: accept",
    { row3: undefined },
    { kind: "missing", decidedBy: { name: "deny-in-v4" }, flow: { citations: [{ row: 3 }] } },
    /^the site expects tcp 443 from clients to access to be accepted \(edge.yaml:\d+:5\), but `deny-in-v4` .* closes it \(documented by lync2013-pic row 3\)/,
  ],
  [
    "accept of what no flow asks for",
    "from: clients, to: access, protocol: tcp, ports: 443-444, verdict: accept",
    {},
    { kind: "missing", expected: "allow", got: "deny" },
    /closes it \(no documented flow asks for it\)/,
  ],
  [
    "deny of what a flow documents",
    "from: [198.51.100.0/24], to: access, protocol: tcp, verdict: deny",
    {},
    { kind: "excess", decidedBy: { name: "row3" }, flow: { citations: [{ row: 3 }] } },
    /tcp from the listed prefixes to access to be denied .* `row3` .* opens it \(documented by/,
  ],
  [
    "deny, and a stray rule opens it",
    "from: any, to: access, protocol: tcp, ports: 3000-4000, verdict: deny",
    RDP,
    { kind: "excess", decidedBy: { name: "rdp" }, expected: "deny", got: "allow" },
    /`rdp` .* opens it \(no documented flow/,
  ],
])("fails: %s", (_, expectation, changes, finding, message) => {
  const findings = found(expectation, changes);
  expect(findings).toMatchObject([finding]);
  expect(findings[0]!.message).toMatch(message);
});

test("the packets of a finding are exactly those that fail", () => {
  const [finding, ...others] = found(
    "from: clients, to: access, protocol: tcp, ports: 442-444, verdict: accept",
  );
  expect(others).toEqual([]);
  expect(finding!.packets.map(({ destinationPort }) => destinationPort)).toEqual([
    [
      { first: 442, last: 442 },
      { first: 444, last: 444 },
    ],
  ]);
  expect(describePacket(finding!.witness!)).toBe("tcp 198.51.100.7:49152 -> 10.45.32.10:442");
});

test("what depends on something unknown is unproven", () => {
  const tagged = { ...RDP["rdp"], source_ranges: null, source_tags: ["web"] };
  const expectation = "from: any, to: access, protocol: tcp, ports: 3389, verdict: deny";
  expect(found(expectation, { rdp: tagged })).toMatchObject([{ kind: "unproven", got: "unknown" }]);
});
