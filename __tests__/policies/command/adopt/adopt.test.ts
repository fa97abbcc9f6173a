import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Prompter } from "../../../../policies/command/init/prompter";
import { runQuietly, runWith } from "../../../process/run-cli";
import { ingress, RDP, stackDocument } from "../../../samples/two-stacks";

const MODULES = join(__dirname, "../../../modules");
const here = process.cwd();
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "edge-firewall-adopt-"));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const golden = (path: string): string => readFileSync(join(MODULES, path), "utf8");

/** Adopts one document into edge.yaml. */
async function adopt(document: object | string, ...flags: readonly string[]) {
  writeFileSync("cdk.tf.json", typeof document === "string" ? document : JSON.stringify(document));
  const usual = flags.includes("--topology") ? [] : ["--topology", "public-im"];
  const argv = ["adopt", "cdk.tf.json", ...usual, ...flags];
  const result = await runQuietly(...argv);
  return { ...result, lines: result.stdout.split("\n").map((line) => line.trim()) };
}

/** Fills the blanks in as the comments say: what is open to everybody is `any`, and somebody answers for every addition. */
function fillIn(): void {
  const text = readFileSync("edge.yaml", "utf8")
    .replace(/(write `any` if that is meant\n +[\w-]+:) # fill in.*/g, "$1 any")
    .replace(/owner: #.*/g, "owner: netops")
    .replace(/reason: #.*/g, "reason: was there before")
    .replace(/expires: #.*/g, "expires: 2999-12-31");
  writeFileSync("edge.yaml", text);
}

async function check() {
  const { status, stdout, stderr } = await runQuietly(
    ...["check", "cdk.tf.json", "--format", "json", "--deployment", deploymentOf()],
  );
  return {
    status,
    stderr,
    verdict: stdout === "" ? "" : (JSON.parse(stdout) as { verdict: string }).verdict,
  };
}

function deploymentOf(): string {
  return /^deployments:\n {2}([\w-]+):/m.exec(readFileSync("edge.yaml", "utf8"))?.[1] ?? "";
}

const ANY = "0.0.0.0/0";
const WIDE = { direction: "INGRESS", source_ranges: [ANY], destination_ranges: ["10.45.32.10/32"] };

/** Several ways to open what no row documents, each in the shape of a flow. */
const STRAYS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  "remote desktop": RDP,
  "a wider port range": { row4: outbound("row4", ["50000-65535"], ["10.45.32.10/32"]) },
  "further machines": { more: outbound("more", ["80", "8080-8090"], ["10.45.32.40/30"]) },
  "a documented port to more than the partners": {
    sip: { ...ingress("sip", "tcp", "5061", "0.0.0.0/1") },
  },
  "two protocols in one rule": {
    dns: {
      ...rule("dns"),
      ...WIDE,
      allow: [
        { protocol: "tcp", ports: ["53"] },
        { protocol: "udp", ports: ["53"] },
      ],
    },
  },
  "the documented machines and others": {
    both: {
      ...rule("both"),
      ...WIDE,
      destination_ranges: ["10.45.32.10/32", "10.45.32.99/32"],
      allow: [{ protocol: "tcp", ports: ["22"] }],
    },
  },
  "IPv6 of further machines": {
    six: {
      ...rule("six"),
      direction: "INGRESS",
      source_ranges: ["2001:db8::/32"],
      destination_ranges: ["2001:db8:1::1/128"],
      allow: [{ protocol: "tcp", ports: ["22"] }],
    },
  },
};

function rule(name: string) {
  return {
    name,
    priority: 100,
    network: "perimeter",
    project: "contoso-edge",
    target_tags: ["edge"],
  };
}

function outbound(name: string, ports: readonly string[], sources: readonly string[]) {
  const ends = { direction: "EGRESS", source_ranges: sources, destination_ranges: [ANY] };
  return { ...rule(name), ...ends, allow: [{ protocol: "tcp", ports }] };
}

describe("the proposal, with its blanks filled in, is proven against the document that it was made from", () => {
  test.each<[string, object | string]>([
    ["exact", stackDocument("east")],
    ["Azure, inline rules", golden("azure/network-security-group/golden/inline.cdk.tf.json")],
    [
      "Azure, standalone rules",
      golden("azure/network-security-group/golden/standalone.cdk.tf.json"),
    ],
    ["Google, service accounts", golden("google/vpc-firewall/golden/service-accounts.cdk.tf.json")],
    ...Object.entries(STRAYS).map(([name, rules]): [string, object] => [
      name,
      stackDocument("east", rules as Parameters<typeof stackDocument>[1]),
    ]),
  ])("%s", async (_, document) => {
    const { status, stdout, stderr } = await adopt(document);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/says: proven\n$/);
    expect((await check()).status).toBe(2);
    fillIn();
    expect(await check()).toEqual({ status: 0, stderr: "", verdict: "proven" });
  });
});

test("nothing that is open without a row passes before a person answers for it", async () => {
  const { lines } = await adopt(stackDocument("east", RDP));
  expect(lines).toContain(
    "extra-rdp: tcp 3389 from any to access; opened by `rdp` (priority 100), cdk.tf.json:1",
  );
  const text = readFileSync("edge.yaml", "utf8").replace(/(if that is meant\n.*:) #.*/g, "$1 any");
  writeFileSync("edge.yaml", text);
  const { status, stderr } = await check();
  expect(status).toBe(2);
  for (const key of ["owner", "reason", "expires"])
    expect(stderr).toContain(`\`extraFlows[0].${key}\` has no value`);
});

test("what is open to everybody is never taken for a peer's", async () => {
  await adopt(
    stackDocument("east", { row1: ingress("row1", "tcp", "5061", ANY), row2: undefined }),
  );
  expect(readFileSync("edge.yaml", "utf8")).toMatch(/public-im-partners: # fill in/);
});

test("a documented row that is closed is listed, and the proposal does not claim a proof", async () => {
  const { status, lines } = await adopt(stackDocument("east", { row3: undefined }));
  expect(status).toBe(1);
  expect(lines).toContain(
    "in-access-tcp-443-clients (lync2013-pic row 3): no rule of the configuration is about it",
  );
  expect(lines.at(-2)).toMatch(/will not say proven: documented flows are closed$/);
});

test("a row that is closed for a given peer is listed with the rule that closes it", async () => {
  const { lines } = await adopt(
    stackDocument("east"),
    ...["--peer", "public-im-partners=203.0.113.0/24,198.51.100.0/24"],
  );
  expect(lines.join("\n")).toMatch(/documented, but closed.*\n.*row 1\) is closed by `deny-in-v4`/);
});

const BROWNFIELD_RULES = [
  ["sip-in", 100, "Inbound", "Tcp", "5061", "203.0.113.0/24", "10.45.16.10"],
  ["sip-out", 100, "Outbound", "Tcp", "5061", "10.45.16.10", "*"],
  ["probe", 130, "Inbound", "*", "*", "AzureLoadBalancer", "*"],
] as const;

/** Terraform wants every key of an inline rule. */
const UNSET = {
  description: null,
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_ranges: null,
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_ranges: null,
};

/** As portals leave them: no final deny outbound, a rule for everything of the load balancer. */
const BROWNFIELD = {
  resource: {
    azurerm_network_security_group: {
      edge: {
        name: "nsg-edge",
        location: "westeurope",
        resource_group_name: "rg-edge",
        security_rule: BROWNFIELD_RULES.map(
          ([name, priority, direction, protocol, ports, source, destination]) => ({
            ...{ name, priority, direction, protocol, access: "Allow", source_port_range: "*" },
            ...UNSET,
            destination_port_range: ports,
            source_address_prefix: source,
            destination_address_prefix: destination,
          }),
        ),
      },
    },
    azurerm_subnet_network_security_group_association: {
      edge: {
        subnet_id: "${azurerm_subnet.edge.id}",
        network_security_group_id: "${azurerm_network_security_group.edge.id}",
      },
    },
  },
};

test("rules that no site file can describe are named, and rows that only they let through are not documented", async () => {
  const { status, stdout, lines } = await adopt(BROWNFIELD, "--deployment", "west");
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /open in a way that no extra flow can describe[^]*by `probe` \(priority 130\)/,
  );
  expect(stdout).toMatch(
    /by `AllowVnetOutBound or AllowInternetOutBound`.*deny all other outbound packets/,
  );
  expect(lines).toContain(
    "out-access-tcp-50000-59999-live-messenger-clients (lync2013-pic row 4): no rule of the configuration is about it",
  );
  const site = readFileSync("edge.yaml", "utf8");
  expect(site).toContain("public-im-partners: [203.0.113.0/24]");
  expect(site).toMatch(/- id: sip-out\n[^]*to: any\n/);
  expect(site).not.toContain("168.63.129.16");
  expect(site).toContain("subnetId: ${azurerm_subnet.edge.id}");
});

test("a row that rests on what is not understood is not called open", async () => {
  const rules = {
    row1: { ...ingress("row1", "tcp", "5061", "203.0.113.0/24"), priority: "${var.p}" },
  };
  const { stdout } = await adopt(stackDocument("google-europe-west4", rules));
  expect(stdout).toMatch(/not understood:\n +cdk\.tf\.json:1:\d+: .*row1/);
  expect(stdout).not.toContain("in-access-tcp-5061");
});

test("what is not understood is listed with address and line", async () => {
  const document = stackDocument("east", {}, { azapi_resource: { x: { type: "unknown" } } });
  const { status, stdout } = await adopt(document);
  expect(status).toBe(1);
  expect(stdout).toMatch(/not understood:\n +cdk\.tf\.json:1:\d+: .*azapi_resource\.x/);
});

test("two roles that the rules do not tell apart are left blank, with the addresses seen", async () => {
  const twin = { ...ingress("twin", "tcp", "443", ANY), destination_ranges: ["10.45.32.11/32"] };
  const only = {
    row1: undefined,
    row2: undefined,
    row4: undefined,
    row5: undefined,
    row6: undefined,
  };
  const { status } = await adopt(stackDocument("east", { ...only, twin }));
  expect(status).toBe(1);
  expect(readFileSync("edge.yaml", "utf8")).toMatch(
    /# the rules do not tell; near addresses in them: 10\.45\.32\.10\/32; 10\.45\.32\.11\/32\n +access: # fill in/,
  );
});

test("flags decide what the rules do not tell", async () => {
  const tagged = { ...ingress("web", "tcp", "80", ANY), target_tags: ["web"] };
  const several = await adopt(stackDocument("east", { web: tagged }));
  expect(several.status).toBe(2);
  expect(several.stderr).toMatch(/several kinds of target machines.*got edge, web; .*--target-tag/);
  const { stdout } = await adopt(
    stackDocument("east", { web: tagged }),
    ...["--target-tag", "edge", "--interface", "access=10.45.32.10", "--peer", "clients=any"],
  );
  expect(stdout).toMatch(/--deployment east` says: proven/);
  expect(readFileSync("edge.yaml", "utf8")).toMatch(/ clients: any\n/);
});

test("several documents make one site, each deployment with its own additions", async () => {
  writeFileSync("one.tf.json", JSON.stringify(stackDocument("east", RDP)));
  writeFileSync("two.tf.json", JSON.stringify(stackDocument("west", RDP)));
  writeFileSync("none.tf.json", JSON.stringify({ resource: { random_id: { x: {} } } }));
  const { status, stderr } = await runQuietly("adopt", ".", "--topology", "public-im");
  // Documents in one folder are one configuration to Terraform.
  expect(status).toBe(1);
  expect(stderr).toBe("none.tf.json holds no firewall, and is left out\n");
  const site = readFileSync("edge.yaml", "utf8");
  expect(site).toMatch(
    /- id: rdp\n[^]*deployments: \[east\][^]*- id: rdp-n2\n[^]*deployments: \[west\]/,
  );
});

test.each<[string, object | string, readonly string[], RegExp]>([
  ["no table", stackDocument("east"), ["adopt", "cdk.tf.json"], /no port table is named/],
  ["no such topology", stackDocument("east"), ["--topology", "public"], /no topology `public`/],
  ["no such role", stackDocument("east"), ["--peer", "x=any"], /no row .* peer `x`/],
  [
    "another deployment",
    stackDocument("east"),
    ["--interface", "x:access=10.0.0.1"],
    /for none of/,
  ],
  [
    "a wrong address",
    stackDocument("east"),
    ["--interface", "access=10.0.0.1/8"],
    /10\.0\.0\.0\/8/,
  ],
  ["no firewall", { resource: {} }, [], /holds no firewall rules of Azure or Google Cloud/],
  ["cut off", "{", [], /cut off/],
  ["not Terraform", "[]", [], /not a Terraform configuration/],
  [
    "both ways to name machines",
    stackDocument("east"),
    ["--target-tag", "a", "--target-service-account", "b"],
    /exclude/,
  ],
  [
    "a group attached to nothing",
    { resource: { azurerm_network_security_group: { edge: {} } } },
    [],
    /attached to nothing/,
  ],
  [
    "no common IP version",
    stackDocument("east"),
    ["--peer", "clients=2001:db8::/32"],
    /no IP version in common/,
  ],
])("%s is refused in one line, and nothing is written", async (_, document, flags, message) => {
  writeFileSync("cdk.tf.json", typeof document === "string" ? document : JSON.stringify(document));
  const argv =
    flags[0] === "adopt"
      ? flags
      : [
          ...["adopt", "cdk.tf.json"],
          ...(flags.includes("--topology") ? [] : ["--topology", "public-im"]),
          ...flags,
        ];
  const { status, stdout, stderr } = await runQuietly(...argv);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd()).not.toContain("\n");
  expect(() => readFileSync("edge.yaml")).toThrow(/ENOENT/);
});

test("hostile names neither break out of a comment nor reach the terminal", async () => {
  const name = "x\u001b[31m\nextraFlows: []";
  const document = structuredClone(BROWNFIELD);
  (
    document.resource.azurerm_network_security_group.edge.security_rule[1] as { name: string }
  ).name = name;
  const { stdout } = await adopt(document, "--deployment", "west");
  expect(stdout).not.toContain("\u001b");
  const site = readFileSync("edge.yaml", "utf8");
  expect(site).not.toContain("\u001b");
  expect(site).not.toMatch(/^extraFlows:/m);
});

describe("what the Edge runs and is for", () => {
  const INLINE = golden("azure/network-security-group/golden/inline.cdk.tf.json");

  test("is written as the flags say, and leaves other rows out", async () => {
    const flags = ["--topology", "sfb-edge", "--product", "sfb-2019", "--capability", "federation"];
    expect((await adopt(INLINE, ...flags)).stderr).toBe("");
    const text = readFileSync("edge.yaml", "utf8");
    expect(text).toMatch(/^capabilities: \[federation\]\nversion: sfb-2019/m);
    expect(text).not.toContain("logging-controllers");
  });

  test("a capability that no row has is refused", async () => {
    const flags = ["--topology", "sfb-edge", "--capability", "federations"];
    const { status, stderr } = await adopt(INLINE, ...flags);
    expect(status).toBe(2);
    expect(stderr).toMatch(/`federations`.*`federation`/);
  });

  test("is asked where the topology is", async () => {
    writeFileSync("cdk.tf.json", INLINE);
    const prompter = (): Prompter => ({
      text: () => Promise.resolve(""),
      one: (message) => Promise.resolve(message.startsWith("What is") ? "sfb-edge" : "sfb-2015"),
      some: () => Promise.resolve(["av", "remote-users"]),
    });
    await runWith({ prompter }, "adopt", "cdk.tf.json");
    expect(readFileSync("edge.yaml", "utf8")).toMatch(
      /^capabilities: \[av, remote-users\]\nversion: sfb-2015/m,
    );
  });
});
