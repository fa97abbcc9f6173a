// Extra flows over protocols beside tcp and udp: what the constructs write is proven to open them and nothing beside, in both
// clouds; what a cloud's rules cannot match is refused.
import { terraformText } from "../../../samples/synthesize";
import { deploymentOf, siteWith } from "../../../samples/sample-sites";
import { formatProblem, InputError } from "../../../../modules/input";
import type { Deployment } from "../../../../modules/sites";
import { prove } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";

type Cloud = "azure" | "google";

const REVIEW = "owner: o, reason: r, expires: 2026-12-31";
const TO_ACCESS = "from: [10.45.99.0/24], to: access";

function made(cloud: Cloud, entry: string): Deployment {
  const flow = `extraFlows:\n  - { id: x, ${entry}, deployments: [DEPLOYMENT], ${REVIEW} }\n# more:\n`;
  const name = deploymentOf(siteWith(), cloud).name;
  const site = siteWith(["# extraFlows:\n", flow.replace("DEPLOYMENT", name)]);
  return deploymentOf(site, cloud);
}

function verdict(written: Deployment, asked: Deployment) {
  return prove(parseTerraformConfiguration(terraformText(written), "cdk.tf.json"), asked);
}

function refusal(cloud: Cloud, entry: string): string {
  try {
    made(cloud, entry);
    return "";
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem).join("\n");
    throw error;
  }
}

const PLAIN: readonly (readonly [Cloud, string])[] = [
  ...["icmp", "esp", "ah", "any"].map((name) => ["azure", name] as const),
  ...["icmp", "igmp", "esp", "ah", "gre", "ipip", "any"].map((name) => ["google", name] as const),
];

test.each(PLAIN)("%s, %s: proven, inbound and outbound", (cloud, protocol) => {
  for (const ends of [TO_ACCESS, "from: access, to: [10.45.99.0/24]", "from: access, to: any"]) {
    const asked = made(cloud, `transport: ${protocol}, ${ends}`);
    const { verdict: word, findings } = verdict(asked, asked);
    const refused = protocol === "igmp" && ends.endsWith("any");
    expect([word, findings.length > 0]).toEqual(
      refused ? ["undecided", true] : ["proven", false],
    );
  }
}); // prettier-ignore

test("sctp has ports, on Google", () => {
  const asked = made("google", `transport: sctp, ports: 36412, ${TO_ACCESS}`);
  const more = made("google", `transport: sctp, ports: 36412-36413, ${TO_ACCESS}`);
  expect(verdict(asked, asked).verdict).toBe("proven");
  expect(verdict(more, asked).verdict).toBe("refuted");
  expect(verdict(asked, more).verdict).toBe("refuted");
});

test.each<[Cloud, string, string]>([
  ["azure", "icmp", "esp"],
  ["azure", "any", "icmp"],
  ["azure", "ah", "any"],
  ["google", "icmp", "gre"],
  ["google", "ipip", "esp"],
  ["google", "any", "ah"],
  ["google", "icmp", "any"],
])("%s: rules for %s are refuted where %s is asked for", (cloud, written, asked) => {
  const [made1, made2] = [written, asked].map((name) => made(cloud, `transport: ${name}, ${TO_ACCESS}`));
  expect(verdict(made1!, made2!).verdict).toBe("refuted");
}); // prettier-ignore

test.each(["icmpv6", "igmp", "gre", "ipip", "sctp, ports: 1"])("Azure refuses %s", (words) => {
  const ends = words === "icmpv6" ? 'from: any, to: access' : TO_ACCESS;
  expect(refusal("azure", `transport: ${words}, ${ends}`)).toMatch(
    /is of \w+ in Azure deployment .*cannot match.*tcp, udp, icmp, esp, ah, any/,
  );
}); // prettier-ignore

test.each([
  ["icmp, ports: 8", /`x` is of icmp, and names `ports`.*leave `ports` out/],
  ["any, ports: 8", /`x` is of any protocol, and names `ports`/],
  ["esp, sourcePorts: 8", /`x` is of esp, and names `sourcePorts`/],
  ["tcp", /key `ports` is missing.*a port 0 to 65535/],
  ["ospf", /tcp, udp, sctp, icmp/],
])("refused: %s", (words, message) => {
  for (const cloud of ["azure", "google"] as const)
    expect(refusal(cloud, `transport: ${words}, ${TO_ACCESS}`)).toMatch(message);
});

test("each IP version has its own ICMP", () => {
  expect(refusal("google", `transport: icmpv6, ${TO_ACCESS}`)).toMatch(
    /is of icmpv6, which is of IPv6, and not both ends have IPv6 addresses/,
  );
});
