// Flows that a cloud drops whatever the rules say (cloud-semantics 1.6, 3.4): undecided where it always does, an assumption
// where it depends on the project or subscription, and nothing for traffic beside.
import { terraformText } from "../../../samples/synthesize";
import { deploymentOf, siteWith } from "../../../samples/sample-sites";
import { explain, prove } from "../../../../policies/proof";
import { parseTerraformConfiguration, readGates } from "../../../../policies/readers";
import { ACCESS, boxes } from "../../../samples/hand-made";

type Cloud = "azure" | "google";

/** The verdict about the configuration of a site with one more flow, or about the sample's own for an expectation. */
function verdictWith(cloud: Cloud, entry: string, key: "extraFlows" | "expect" = "extraFlows") {
  const review = key === "extraFlows" ? ", owner: o, reason: r, expires: 2026-12-31" : "";
  const site = siteWith(["# extraFlows:\n", `${key}:\n  - { ${entry}${review} }\n# more:\n`]);
  const deployment = deploymentOf(site, cloud);
  return prove(parseTerraformConfiguration(terraformText(deployment), "cdk.tf.json"), deployment);
}

const EXTERNAL_MAIL = "id: x, transport: tcp, ports: 25, from: access, to: any";

test.each<[what: string, cloud: Cloud, entry: string, kept: RegExp | undefined]>([
  ["mail to any address", "google", EXTERNAL_MAIL, /^Google lets tcp 25 out .*extra-x/],
  ["mail to any address", "azure", EXTERNAL_MAIL, /^Azure lets tcp 25 out .*extra-x/],
  ["mail to one external address", "google", "id: x, transport: tcp, ports: 20-30, from: access, to: [203.0.113.9]", /tcp 25/],
  ["mail inside", "google", "id: x, transport: tcp, ports: 25, from: access, to: [10.0.0.9]", undefined],
  ["mail inside", "azure", "id: x, transport: tcp, ports: 25, from: access, to: [192.168.0.9]", undefined],
  ["mail from outside", "google", "id: x, transport: tcp, ports: 25, from: any, to: access", undefined],
  ["mail over udp", "google", "id: x, transport: udp, ports: 25, from: access, to: any", undefined],
  ["submission", "google", "id: x, transport: tcp, ports: 587, from: access, to: any", undefined],
  ["DHCP requests out", "google", "id: x, transport: udp, ports: 67, from: access, to: any", undefined],
  ["DHCP requests in", "azure", "id: x, transport: udp, ports: 67, from: any, to: access", /udp 68 to 67/],
])("%s, %s: %s", (_, cloud, entry, kept) => {
  const { verdict, assumptions } = verdictWith(cloud, entry);
  const about = assumptions.filter((text) => /^(Google|Azure) (lets|passes)/.test(text));
  expect([verdict, about.length]).toEqual(["proven", kept === undefined ? 0 : 1]);
  expect(about.join()).toMatch(kept ?? /^$/);
}); // prettier-ignore

test.each([
  ["DHCP offers", "id: x, transport: udp, ports: 68, from: [10.45.99.0/24], to: access"],
  ["a range with them", "id: x, transport: udp, ports: 60-70, from: any, to: access"],
  ["offers in IPv6", "id: x, transport: udp, ports: 546, from: [10.45.99.0/24], to: access"],
])("Google, %s: undecided, and the flow is named", (_, entry) => {
  const { verdict, findings } = verdictWith("google", entry);
  expect([verdict, findings.map(({ kind, flow, message }) => [kind, flow?.id, message])]).toEqual([
    "undecided",
    [["unproven", "extra-x", expect.stringMatching(/not open whatever the rules say: .*DHCP/)]],
  ]);
  expect(verdictWith("azure", entry).verdict).toBe("proven");
});

test.each<[what: string, cloud: Cloud, to: string, words: string]>([
  ["the metadata server", "google", "[169.254.169.254]", "protocol: tcp, ports: 80"],
  ["the metadata service", "azure", "[169.254.169.254]", "protocol: tcp, ports: 80"],
  ["the platform's DNS", "azure", "[168.63.129.16]", "protocol: udp, ports: 53"],
  ["licensing", "azure", "[203.0.113.9]", "protocol: tcp, ports: 1688"],
])("%s is said to pass where the site expects that it does not, %s", (_, cloud, to, words) => {
  const deny = `from: access, to: ${to}, ${words}, verdict: deny`;
  const { verdict, assumptions } = verdictWith(cloud, deny, "expect");
  expect([verdict, assumptions.filter((text) => text.includes("always passes"))]).toEqual([
    "proven",
    [expect.stringMatching(/though the site expects .* to be denied/)],
  ]);
});

test("what is denied beside it needs no such words", () => {
  const deny = "from: access, to: [169.254.169.253], protocol: tcp, ports: 80, verdict: deny";
  const { assumptions } = verdictWith("google", deny, "expect");
  expect(assumptions.filter((text) => text.includes("always passes"))).toEqual([]);
});

test("an expectation to accept such packets is undecided, one to deny them is not", () => {
  const about = (verdict: string) =>
    verdictWith(
      "google",
      `from: public-im-partners, to: access, protocol: udp, ports: 68, verdict: ${verdict}`,
      "expect",
    ).findings.map(({ policy, kind, message }) => [
      policy,
      kind,
      /whatever the rules/.test(message),
    ]);
  expect(about("accept")).toContainEqual(["expectations-hold", "unproven", true]);
  expect(about("deny")).toEqual([]);
});

test.each([
  [25, ["Google drops tcp 25 to external addresses in most projects"]],
  [443, []],
])("an explanation of tcp %i says what the cloud itself does with it", (port, reasons) => {
  const deployment = deploymentOf(siteWith(), "google");
  const source = parseTerraformConfiguration(terraformText(deployment), "cdk.tf.json");
  const { assumptions } = explain("f", readGates(source, deployment), deployment, {
    direction: "outbound",
    near: ["access"],
    boxes: boxes({ from: ACCESS, to: "203.0.113.9/32", protocol: "tcp", ports: [port, port] }),
  });
  expect(assumptions.filter((text) => text.startsWith("Google"))).toEqual(reasons);
});
