// Plans and states through the command: told by their content, matched by the gates that they show, one moment of each root.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { runQuietly, runWith } from "../../../process/run-cli";

const FIXTURES = join(__dirname, "..", "..", "..", "fixtures");
const PLAN = join(FIXTURES, "plans", "azure-standalone.json");
const SITE = join(FIXTURES, "plans", "azure-standalone.yaml");
const AS_OF = ["--site", SITE];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plans-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, content);
  return file;
}

const text = readFileSync(PLAN, "utf8");

describe("a plan", () => {
  test("is judged for the deployment that it shows a gate of, without being told", async () => {
    const { status, stdout } = await runQuietly("check", PLAN, ...AS_OF);
    expect(stdout).toContain("PROVEN azure-westeurope");
    expect(status).toBe(0);
  });

  test.each<[string, () => Uint8Array]>([
    ["as it is", () => Buffer.from(text)],
    ["with a mark", () => Buffer.from(`\uFEFF${text}`)],
    ["in UTF-16", () => Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["in gzip", () => gzipSync(text)],
  ])("comes from standard input %s", async (_, input) => {
    const { status } = await runWith({ input: input() }, "check", "-", ...AS_OF);
    expect(status).toBe(0);
  });

  test("with a widened rule is refuted at the rule's address", async () => {
    const widened = text.replaceAll('"203.0.113.0/24"', '"203.0.112.0/23"');
    expect(widened).not.toBe(text);
    const { status, stdout } = await runQuietly("check", put("plan.json", widened), ...AS_OF);
    expect(status).toBe(1);
    expect(stdout).toContain("azurerm_network_security_group.edge");
  });

  test("does not speak for other deployments, and says so", async () => {
    const site = readFileSync(SITE, "utf8");
    const [, deployment = ""] = site.split("deployments:\n");
    const other = deployment
      .replace("azure-westeurope", "azure-northeurope")
      .replaceAll("snet-edge", "snet-north");
    const file = put("edge.yaml", `${site}${other}`);
    const { status, stdout } = await runQuietly("check", PLAN, "--site", file);
    expect(stdout).toContain("no gate of the deployment `azure-northeurope` was shown");
    expect(status).toBe(0);
    const asked = await runQuietly("check", PLAN, "--site", file, "-d", "azure-northeurope");
    expect(asked.status).not.toBe(0);
  });

  test("that takes the group off its subnet is still about the place", async () => {
    const plan = JSON.parse(text) as { resource_changes: readonly Changed[] };
    const bare = { ...plan, resource_changes: plan.resource_changes.map(withoutGroup) };
    const { status, stdout } = await runQuietly(
      "check",
      put("bare.json", JSON.stringify(bare)),
      ...AS_OF,
    );
    expect(stdout).toMatch(/^(REFUTED|UNDECIDED) azure-westeurope/);
    expect(status).not.toBe(0);
  });

  test("that shows no gate of any deployment decides nothing", async () => {
    const site = put("edge.yaml", readFileSync(SITE, "utf8").replaceAll("snet-edge", "snet-else"));
    const { status, stderr } = await runQuietly("check", PLAN, "--site", site);
    expect(stderr).toContain("shows no gate of any deployment of the site `contoso-edge`");
    expect(status).toBe(2);
  });

  test("is not read together with what lies beside it", async () => {
    const plan = put("plan.json", text);
    put("main.tf", 'resource "azurerm_subnet" "other" {}');
    put("terraform.tfvars", "x = 1");
    expect((await runQuietly("check", plan, ...AS_OF)).status).toBe(0);
  });
});

describe("a folder", () => {
  test("of plans holds them under any name", async () => {
    put("out/perimeter-2026.json", text);
    put("out/package.json", "{}");
    put("out/variables.tfvars.json", "{}");
    expect((await runQuietly("check", folder, ...AS_OF)).status).toBe(0);
    const zipped = put("other/plan.json.gz", gzipSync(text));
    expect((await runQuietly("check", join(zipped, ".."), ...AS_OF)).status).toBe(0);
  });

  test.each([
    ["a plan and a state", "states/azure-inline.json", "state.json"],
    ["a plan and a configuration", "states/azure-inline.cdk.tf.json", "cdk.tf.json"],
  ])("with %s says which files they are", async (_, from, to) => {
    put("plan.json", text);
    copyFileSync(join(FIXTURES, from), join(folder, to));
    const { status, stderr } = await runQuietly("check", folder, ...AS_OF);
    expect(status).toBe(2);
    expect(stderr).toContain("plan.json");
    expect(stderr).toContain(to);
    expect(stderr).toContain("name the file that is to be judged");
  });

  test("with a configuration and the state that Terraform keeps there is the configuration", async () => {
    copyFileSync(join(FIXTURES, "states/azure-inline.cdk.tf.json"), join(folder, "cdk.tf.json"));
    put("terraform.tfstate", readFileSync(join(FIXTURES, "states/azure-inline.json")));
    const { stdout } = await runQuietly("check", folder, ...AS_OF, "-d", "azure-westeurope");
    expect(stdout).toContain("cdk.tf.json");
    expect(stdout).not.toContain("tfstate");
  });
});

test("two moments of one root are not one world", async () => {
  const applied = join(FIXTURES, "plans", "google-applied.json");
  const again = put("later.json", readFileSync(applied));
  const site = ["--site", join(FIXTURES, "plans", "google.yaml")];
  const { status, stderr } = await runQuietly("check", applied, again, ...site);
  expect(status).toBe(2);
  expect(stderr).toContain("one plan or one state of each root module");
});

describe("other commands", () => {
  test("diff finds a plan the same as itself, and a widened one different", async () => {
    const widened = text.replaceAll('"203.0.113.0/24"', '"203.0.112.0/23"');
    const copy = put("copy.json", text);
    expect((await runQuietly("diff", PLAN, copy, ...AS_OF)).status).toBe(0);
    const { status, stdout } = await runQuietly("diff", PLAN, put("wide.json", widened), ...AS_OF);
    expect(status).toBe(1);
    expect(stdout).toContain("203.0.112");
  });

  test("explain names the rule that decides", async () => {
    const packet = ["--from", "203.0.113.7", "--to", "access", "--port", "443"];
    const { status, stdout } = await runQuietly("explain", PLAN, ...AS_OF, ...packet);
    expect(stdout).toContain("OPEN inbound tcp 443");
    expect(status).toBe(0);
  });

  test("adopt proposes the site", async () => {
    const { stdout } = await runQuietly("adopt", PLAN, "--topology", "public-im", "-o", "-");
    expect(stdout).toContain("access: [10.45.16.10]");
    expect(stdout).toContain("public-im-partners: [203.0.113.0/24]");
  });
});

interface Changed {
  readonly type: string;
  readonly change: object;
}

function withoutGroup({ type, change, ...rest }: Changed): Changed {
  const gone = { actions: ["delete"], after: null, after_unknown: {} };
  const isAttachment = type === "azurerm_subnet_network_security_group_association";
  return { ...rest, type, change: isAttachment ? { ...change, ...gone } : change };
}
