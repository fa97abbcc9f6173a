// `edge-firewall explain` without a site: at which gates of a plan or state the packets are asked, and what is said where at none.
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runQuietly, runWith } from "../../../process/run-cli";
import {
  ASSOCIATION,
  azureGroup,
  azureRule,
  googleRule,
  machine,
  planBetween,
  SUBNET,
} from "../../proof/plan-diff/support/plan-steps";

const PLANS = "__tests__/fixtures/plans";
const AZURE = `${PLANS}/azure-standalone.json`;
const GOOGLE = `${PLANS}/google.json`;

const ask = (file: string, text: string) => runQuietly("explain", file, ...text.split(" "));

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "explain-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("azure", () => {
  test.each<[string, string, number, RegExp]>([
    [
      "the subnet that has the address behind it, inbound",
      "--from 203.0.113.7 --to 10.45.16.10 --port 443",
      0,
      /inbound tcp 443[^]*at subnet snet-edge\n +OPEN inbound tcp 443\n +decided by +azurerm_network_security_rule/,
    ],
    [
      "outbound, where it starts",
      "--from 10.45.16.10 --to 203.0.113.7 --port 81",
      0,
      /outbound tcp 81[^]*at subnet snet-edge\n +(OPEN|CLOSED) outbound/,
    ],
    [
      "a stray port, whose doubt about VirtualNetwork is settled",
      "--from 203.0.113.7 --to 10.45.16.10 --port 3389",
      0,
      /CLOSED inbound tcp 3389/,
    ],
    ["a gate that is chosen", "--from any --to any --port 443 --gate snet-edge", 0, /snet-edge/],
  ])("%s", async (_, words, status, says) => {
    const { stdout, status: exit } = await ask(AZURE, words);
    expect(stdout).toMatch(says);
    expect(stdout).not.toContain("documented flow");
    expect(exit).toBe(status);
  });

  test.each<[string, string, RegExp]>([
    [
      "no gate has either address",
      "--from 203.0.113.7 --to 192.0.2.1 --port 443",
      /no gate is shown to have .*allowed: subnet snet-edge; choose one with --gate/,
    ],
    [
      "no gate of the name",
      "--from any --to any --gate snet-edgy",
      /with --gate, such as snet-edge;/,
    ],
    ["a role", "--from clients --to 10.45.16.10", /`clients` is not an address.*--site FILE/],
    ["one IP version each", "--from 10.0.0.1 --to ::1", /no IP version in common/],
    ["machines by tags", "--from any --to any --tags x", /no network is shown whose rules go by/],
    [
      "a choice beside a site",
      "--from any --to any --gate x -d a",
      /choose a gate .*without a site/,
    ],
  ])("%s: 2 with what to do", async (_, words, says) => {
    const { stdout, stderr, status } = await ask(AZURE, words);
    expect(stderr.replaceAll("\n", " ")).toMatch(says);
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  test("a subnet that is only read shows its addresses all the same", async () => {
    const words = "--from 203.0.113.7 --to 10.45.16.10 --port 443";
    const { stdout, status } = await ask("samples/plans/one-rule-of-many.json", words);
    expect(stdout).toMatch(/at subnet snet-edge\n +OPEN inbound/);
    expect(status).toBe(0);
  });

  test("what is sensitive is masked, unless it is asked for", async () => {
    const rules = [
      { name: "web", priority: 100, access: "Allow", source: "203.0.113.7/32", port: "443" },
    ] as const;
    const world = {
      "azurerm_subnet.snet": SUBNET,
      "azurerm_network_security_group.nsg": azureGroup(rules),
      "azurerm_subnet_network_security_group_association.link": ASSOCIATION,
    };
    const plan = JSON.parse(planBetween({}, world)) as {
      resource_changes: { type: string; change: { after_sensitive: object } }[];
    };
    for (const { type, change } of plan.resource_changes)
      if (type === "azurerm_network_security_group")
        change.after_sensitive = { security_rule: [{ source_address_prefix: true }] };
    const file = join(folder, "secret.json");
    writeFileSync(file, JSON.stringify(plan));
    const words = "--from 203.0.113.0/24 --to 10.0.0.4 --port 443";
    const masked = await ask(file, words);
    expect(masked.stdout).toMatch(/OPEN[^]*\(sensitive\)/);
    expect(masked.stdout).not.toContain("203.0.113.7");
    expect((await ask(file, `${words} --show-sensitive`)).stdout).toContain("203.0.113.7");
    expect(azureRule(rules[0])["source_address_prefix"]).toBe("203.0.113.7/32");
  });
});

describe("google", () => {
  test("machines that are shown are asked at their addresses, both ways", async () => {
    const rule = googleRule({
      name: "web",
      priority: 100,
      action: "allow",
      ranges: ["203.0.113.0/24"],
      port: "443",
      tags: ["web"],
    });
    const world = {
      "google_compute_firewall.web": rule,
      "google_compute_instance.vm": machine("vm", ["web"]),
    };
    const file = join(folder, "machine.json");
    writeFileSync(file, planBetween(world, world));
    const open = await ask(file, "--from 203.0.113.7 --to 10.9.0.4 --port 443 --format json");
    expect(JSON.parse(open.stdout)).toMatchObject({
      explanations: [
        {
          deployment: null,
          direction: "inbound",
          gates: [
            { gate: "machine vm in network edge", machines: null, answers: [{ verdict: "open" }] },
          ],
        },
      ],
    });
    expect(open.status).toBe(0);
    const away = await ask(file, "--from 10.9.0.4 --to 203.0.113.7 --port 443");
    expect(away.stdout).toMatch(/outbound tcp 443[^]*at machine vm in network edge\n +OPEN/);
  });

  test("without an address of a machine, by tags, accounts or the network", async () => {
    const words = "--from 203.0.113.7 --to 10.45.32.10 --port 443";
    const none = await ask(GOOGLE, words);
    expect(none).toMatchObject({ stdout: "", status: 2 });
    expect(none.stderr).toMatch(/--gate; on Google also with --tags or --service-account/);
    const tagged = await ask(GOOGLE, `${words} --tags edge --direction in`);
    expect(tagged.stdout).toMatch(/at machines tagged `edge` in network perimeter\n +OPEN inbound/);
    const other = await ask(GOOGLE, `${words} --tags other --direction in`);
    expect(other.stdout).toMatch(/tagged `other` in network perimeter\n +CLOSED inbound/);
    const account = await ask(
      `${PLANS}/google-account.json`,
      `${words} --service-account edge-server@contoso-edge.iam.gserviceaccount.com --direction in`,
    );
    expect(account.stdout).toMatch(/running as `edge-server@.*\n?.*OPEN inbound/);
    expect((await ask(GOOGLE, `${words} --gate perimeter`)).stdout).toMatch(/inbound[^]*outbound/);
  });
});

test("from standard input where no site file lies about", async () => {
  const words = "explain - --from 203.0.113.7 --to 10.45.16.10 --port 443".split(" ");
  const here = process.cwd();
  const input = readFileSync(AZURE);
  process.chdir(folder);
  const { stdout, status } = await runWith({ input }, ...words);
  process.chdir(here);
  expect(stdout).toMatch(/at subnet snet-edge\n +OPEN/);
  expect(status).toBe(0);
});
