import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = join(__dirname, "..");
// Each run starts a process, and machines that run all tests at once are slow to start one.
jest.setTimeout(60_000);

const SAMPLE = readFileSync(join(ROOT, "edge.yaml"), "utf8");

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The document of one stack, as bytes. */
  readonly document: (stack: string) => string;
}

let scratch: string;
let count = 0;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "edge-firewall-main-"));
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** Runs the app as the toolkit's command does. */
function run(environment: Readonly<Record<string, string>> = {}): Promise<Run> {
  const output = join(scratch, `out-${count++}`);
  mkdirSync(output);
  const own = { EDGE_FIREWALL_SITE: undefined, CDKTF_CONTEXT_JSON: undefined };
  const child = spawn(process.execPath, ["--import", "tsx", "main.ts"], {
    cwd: ROOT,
    env: { ...process.env, ...own, CDKTF_OUTDIR: output, ...environment },
  });
  const text = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (text.stdout += String(chunk)));
  child.stderr.on("data", (chunk) => (text.stderr += String(chunk)));
  return new Promise((resolve) => {
    child.on("close", (status) => {
      const document = (stack: string): string =>
        readFileSync(join(output, "stacks", stack, "cdk.tf.json"), "utf8");
      resolve({ status, ...text, document });
    });
  });
}

/** Writes a site file beside nothing else and runs the app with it. */
function runSite(text: string): Promise<Run> {
  const file = join(scratch, `site-${count++}.yaml`);
  writeFileSync(file, text);
  return run({ EDGE_FIREWALL_SITE: file });
}

function parsed(text: string): Record<string, Record<string, unknown>> {
  return JSON.parse(text) as Record<string, Record<string, unknown>>;
}

describe("the sample site", () => {
  let runs: readonly Run[];

  beforeAll(async () => {
    const context = { CDKTF_CONTEXT_JSON: JSON.stringify({ site: "edge.yaml" }) };
    runs = await Promise.all([run(), run(context)]);
  });

  test("is two proven deployments, and says so in three aligned lines", () => {
    const { status, stdout, stderr } = runs[0]!;
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout.replace(/ +\d+ ms/g, "  N ms").split("\n")).toEqual([
      "",
      expect.stringMatching(/^deployment +flows +rules +verdict +time$/),
      "azure-westeurope     6 documented     10  proven  N ms",
      "google-europe-west4  6 documented     10  proven  N ms",
      "",
    ]);
  });

  test("gives the same bytes in every run, wherever the site file is named", () => {
    for (const stack of ["azure-westeurope", "google-europe-west4"]) {
      expect(runs[1]!.document(stack)).toBe(runs[0]!.document(stack));
    }
  });

  test("mentions no folder of this machine", () => {
    for (const stack of ["azure-westeurope", "google-europe-west4"]) {
      expect(runs[0]!.document(stack)).not.toContain(ROOT);
      expect(runs[0]!.document(stack)).not.toContain(scratch);
    }
  });

  test("has providers and a state of its own for each stack", () => {
    const azure = parsed(runs[0]!.document("azure-westeurope"));
    expect(azure["provider"]).toEqual({
      azurerm: [{ features: [{}], resource_providers_to_register: ["Microsoft.Network"] }],
    });
    expect(azure["terraform"]).toMatchObject({
      backend: { local: { path: "../../../terraform.azure-westeurope.tfstate" } },
      required_providers: { azurerm: { source: "hashicorp/azurerm", version: ">= 4.55, < 6" } },
    });
    const google = parsed(runs[0]!.document("google-europe-west4"));
    expect(google["provider"]).toEqual({
      google: [{ project: "contoso-edge", region: "europe-west4" }],
    });
    expect(google["terraform"]).toMatchObject({
      backend: { local: { path: "../../../terraform.google-europe-west4.tfstate" } },
      required_providers: { google: { source: "hashicorp/google", version: ">= 6.50, < 8" } },
    });
  });
});

test("an extra flow is one rule more, and every other rule stays as it was", async () => {
  const flow = [
    "extraFlows:",
    "  - id: rdp-bastion",
    "    transport: tcp",
    "    ports: 3389",
    "    from: [10.45.99.0/26]",
    "    to: access",
    "    owner: netops",
    "    reason: administration through the bastion",
    "    expires: 2099-03-31",
  ].join("\n");
  const [before, after] = await Promise.all([runSite(SAMPLE), runSite(`${SAMPLE}\n${flow}\n`)]);
  expect(after.stdout).toMatch(/azure-westeurope +6 documented \+ 1 extra +11 +proven/);
  expect(after.stdout).toMatch(/google-europe-west4 +6 documented \+ 1 extra +11 +proven/);
  const rules = (text: string): readonly string[] => {
    const { azurerm_network_security_group: groups, google_compute_firewall: firewalls } =
      parsed(text)["resource"]!;
    const inline = Object.values(groups ?? {}).flatMap(
      (group) => (group as { security_rule: unknown[] }).security_rule,
    );
    return [...inline, ...Object.entries(firewalls ?? {})].map((rule) => JSON.stringify(rule));
  };
  for (const stack of ["azure-westeurope", "google-europe-west4"]) {
    const [old, now] = [rules(before.document(stack)), rules(after.document(stack))];
    expect(old.filter((rule) => !now.includes(rule))).toEqual([]);
    expect(now.filter((rule) => !old.includes(rule))).toEqual([
      expect.stringContaining("extra-rdp-bastion-v4"),
    ]);
  }
});

test.each<[string, string, object]>([
  [
    "gcs",
    'gcs: { bucket: contoso-state, prefix: "edge/{deployment}" }',
    { backend: { gcs: { bucket: "contoso-state", prefix: "edge/azure-westeurope" } } },
  ],
  [
    "cloud",
    'cloud: { organization: contoso, workspaces: { name: "edge-{deployment}" } }',
    { cloud: { organization: "contoso", workspaces: { name: "edge-azure-westeurope" } } },
  ],
])("the site's backend is passed through: %s", async (_, backend, expected) => {
  const { status, document } = await runSite(`${SAMPLE}\nbackend:\n  ${backend}\n`);
  expect(status).toBe(0);
  const terraform = parsed(document("azure-westeurope"))["terraform"]!;
  expect({ ...terraform, required_providers: undefined }).toEqual(expected);
});

describe("what is the user's to mend ends in readable lines and a status, never a stack trace", () => {
  test.each<[string, string, number, RegExp]>([
    [
      "an unknown key",
      SAMPLE.replace("peers:", "pears:"),
      2,
      /^error: .*site-\d+\.yaml:\d+:\d+: unknown key `pears`/m,
    ],
    ["no site at all", "", 2, /^error: .*site-\d+\.yaml/],
    [
      "a name that is too long for Google",
      SAMPLE.replace(
        "targetTags:",
        "namePrefix: a-prefix-of-so-many-characters\n      targetTags:",
      ),
      2,
      /^error: .*site-\d+\.yaml:\d+:\d+: deployment `google-europe-west4`: name of the firewall rule .* is too long; .*shorten `settings\.namePrefix`/,
    ],
    [
      "an interface that may be in the subnet of the other side",
      SAMPLE.replace(
        "attach:",
        "attach:\n        - networkInterfaceId: ${azurerm_network_interface.edge.id}\n          interfaces: [av]",
      ).replace(/- subnetId: \S+/, "$&\n          interfaces: [access]"),
      2,
      /^UNDECIDED azure-westeurope/,
    ],
  ])("%s", async (_, text, status, message) => {
    const ran = await runSite(text);
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr).not.toMatch(/^ +at /m);
    expect(ran.stdout).toBe("");
    expect(ran.status).toBe(status);
  });

  test("a site file that does not exist", async () => {
    const { status, stderr } = await run({ EDGE_FIREWALL_SITE: join(scratch, "none.yaml") });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^error: .*none\.yaml/) as unknown,
    });
  });
});
