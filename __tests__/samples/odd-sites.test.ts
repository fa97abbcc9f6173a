// The samples in other people's hands: without a peer, in IPv6, in both families, with addresses that overlap, with larger
// pools, and with more partners than a rule takes. Each is proven, or refused with what to do about it.
import { formatProblem, InputError } from "../../modules/input";
import { bindSite } from "../../modules/sites";
import type { Site } from "../../modules/sites";
import { prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import { sampleFile, sampleText } from "./samples";
import { terraformText } from "./synthesize";

type Edit = readonly [before: RegExp, after: string];

function changed(sample: string, ...edits: readonly Edit[]): Site {
  const text = edits.reduce((sofar, [before, after]) => {
    if (!before.test(sofar)) throw new Error(`${sample} has no ${String(before)}`);
    return sofar.replace(before, after);
  }, sampleText(sample));
  return bindSite(text, sampleFile(sample), { today: "2026-06-30" });
}

function verdicts({ deployments }: Site): readonly string[] {
  return deployments.map((deployment) => {
    const document = parseTerraformConfiguration(terraformText(deployment), "cdk.tf.json");
    return prove(document, deployment).verdict;
  });
}

/** The lines that the user reads. */
function refusals(action: () => unknown): readonly string[] {
  try {
    action();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}

const SIX = (text: string): string =>
  text.replace(
    /\d+\.\d+\.(\d+)\.(\d+)(\/\d+)?/g,
    (_, net: string, host: string, length?: string) =>
      length === undefined ? `fd00:${net}::${host}` : `fd00:${net}::/64`,
  );

const BOTH = (text: string): string =>
  text.replace(/\[([^\]:a-z]*\.[^\]:a-z]*)\]/g, (_, list: string) => `[${list}, ${SIX(list)}]`);

function rewritten(sample: string, rewrite: (text: string) => string): Site {
  return bindSite(rewrite(sampleText(sample)), sampleFile(sample), { today: "2026-06-30" });
}

const TYPICAL = ["single-nat", "sfb-hlb", "public-im", "reverse-proxy"];

test.each(TYPICAL)("%s in IPv6 alone is proven on both clouds", (sample) => {
  const site = rewritten(sample, SIX);
  const families = site.deployments[0]!.interfaces.flatMap(({ addresses }) =>
    addresses.map(({ family }) => family),
  );
  expect(new Set(families)).toEqual(new Set([6]));
  expect(verdicts(site)).toEqual(["proven", "proven"]);
});

test("probes have addresses in IPv6 alone too", () => {
  expect(verdicts(rewritten("scaled-hlb", SIX))).toEqual(["proven", "proven"]);
});

test.each(TYPICAL)("%s in both families is proven on both clouds", (sample) => {
  const site = rewritten(sample, BOTH);
  for (const { addresses } of site.deployments[0]!.interfaces) {
    expect(addresses.map(({ family }) => family)).toEqual([4, 6]);
  }
  expect(verdicts(site)).toEqual(["proven", "proven"]);
});

const FIVE: readonly Edit[] = [
  [/access: .*/, "access: [10.45.16.10, 10.45.16.11, 10.45.16.12, 10.45.16.13, 10.45.16.14]"],
  [/av: .*/, "av: [10.45.16.30, 10.45.16.31, 10.45.16.33, 10.45.16.35, 10.45.16.37]"],
  [/internal: \[1.*/, "internal: [172.25.33.10/31, 172.25.33.12/31, 172.25.33.20]"],
];

test("a pool of five members is proven on both clouds", () => {
  const site = changed("scaled-dns-nat", ...FIVE);
  expect(verdicts(site)).toEqual(["proven", "proven"]);
});

test.each<readonly [string, readonly Edit[], RegExp]>([
  [
    "the Access and the A/V Edge share an address",
    [[/av: \[10\S*/, "av: [10.45.16.10]"]],
    /interface `access` and interface `av` share addresses/,
  ],
  [
    "a partner has an address of the Edge itself",
    [[/federated-partners: any/, "federated-partners: [10.45.16.0/24]"]],
    /interface `access` and peer `federated-partners` share addresses/,
  ],
])("%s: proven, and said", (_, edits, advisory) => {
  const site = changed("single-nat", ...edits);
  expect(verdicts(site)).toEqual(["proven", "proven"]);
  for (const { advisories } of site.deployments) {
    expect(advisories.map(({ message }) => message).join("\n")).toMatch(advisory);
  }
});

const NETWORK =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-edge/providers/Microsoft.Network";
const AT = (subnets: string, ...attach: readonly string[]): Edit => [
  /attach:\n( {8}.*\n)+/,
  `subnets: ${subnets}\n      attach: [{ subnetId: ${NETWORK}/virtualNetworks/v/subnets/a }, ${attach.join(", ")}]\n`,
];
const INTERFACE = (roles: string, inSubnet: boolean): string => {
  const place = inSubnet ? `inSubnet: ${NETWORK}/virtualNetworks/v/subnets/a, ` : "";
  return `{ networkInterfaceId: ${NETWORK}/networkInterfaces/${roles.replace(/\W/g, "")}, ${place}interfaces: [${roles}] }`;
};
const OUTER = "access, web-conferencing, av";

test.each<readonly [string, Edit]>([
  ["some of the interfaces", AT("dedicated", INTERFACE("access", true))],
  ["some of the interfaces, shared", AT("shared", INTERFACE("access", true))],
  ["each side's own", AT("shared", INTERFACE(OUTER, true), INTERFACE("internal", true))],
  ["one side's, not told", AT("dedicated", INTERFACE(OUTER, true), INTERFACE("internal", false))],
  ["one side's, shared", AT("shared", INTERFACE(OUTER, true), INTERFACE("internal", false))],
])("a subnet's group beside the group of %s is proven", (_, edit) => {
  expect(verdicts(changed("single-nat", edit))).toEqual(["proven", "proven"]);
});

test("without a peer: refused with every row that needs it", () => {
  const lines = refusals(() => changed("single-nat", [/ {2}dns-servers: .*\n/, ""]));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/peer `dns-servers` has no addresses, but row 3 .*, row 4 .* need it/);
});

/** That many prefixes, no two of them adjacent. */
function partners(count: number): Edit {
  const prefixes = Array.from(
    { length: count },
    (_, index) => `20.${index >> 7}.${(2 * index) & 255}.0/24`,
  );
  return [/federated-partners: any/, `federated-partners: [${prefixes.join(", ")}]`];
}

test("200 partners are proven on both clouds", () => {
  expect(verdicts(changed("single-nat", partners(200)))).toEqual(["proven", "proven"]);
});

test.each([
  [
    "google",
    300,
    /too many prefixes on one side \(`federated-partners`\); got 300; allowed: at most 255; list 45 fewer, .*; or give 45 of them a flow of their own under `extraFlows`/,
  ],
  [
    "azure",
    4000,
    /more source prefixes than the platform takes; got 4\d+; allowed: at most 4000; \d+ too many: select fewer documents/,
  ],
] as const)("on %s %d partners are refused: which limit, by how much, how to split", (...row) => {
  const [cloud, count, line] = row;
  const deployment = changed("single-nat", partners(count)).deployments.find(
    (each) => each.cloud === cloud,
  )!;
  expect(refusals(() => terraformText(deployment)).join("\n")).toMatch(line);
});
