// Folders in HCL through the commands: judged themselves, beside the plan that was made from them, compared and adopted.
import { copyFileSync, cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { runQuietly } from "../../../process/run-cli";
import { Folder, perimeter, planned, removeFolders, ROOT } from "../../readers/support/folders";

afterEach(removeFolders);

const SITE = join(__dirname, "../../../fixtures/hcl/site.yaml");
const AT_SITE = ["--site", SITE];
const WIDE = (folder: Folder): Folder => folder.edit(ROOT, '"5061"', '"5060-5061"');

const WORDS = ["--documents", "lync2013-pic", "-o", "-"];

const check = (...words: readonly string[]) => runQuietly("check", ...words, ...AT_SITE);
const plan = ({ path }: Folder): string => join(path, "plan.json");

/** How a format says where the block of a plan's rule begins. */
const LINE_IN: Readonly<Record<string, (line: number) => RegExp>> = {
  text: (line) => new RegExp(`block +\\S+\\.in_sip_federation, \\S*main\\.tf:${line}:1`),
  markdown: (line) => new RegExp(`in-sip-federation.*; \\S*main\\.tf:${line}:1</sub>`),
  html: (line) => new RegExp(`<dt>block</dt>.*in_sip_federation.*main\\.tf:${line}:1`),
  github: (line) => new RegExp(`^::error file=\\S*main\\.tf,line=${line},col=1`, "m"),
  sarif: (line) => new RegExp(`main\\.tf"[^}]*}[^}]*"startLine": ${line},`),
  json: (line) => new RegExp(`main\\.tf",\\s*"line": ${line},`),
};

describe("check", () => {
  test.each([["--configuration"], ["the path alone"]])("proves a folder by %s", async (how) => {
    const { path } = perimeter();
    const words = how === "--configuration" ? [how, path] : [path];
    const { status, stdout } = await check(...words);
    expect(stdout).toContain("PROVEN azure-westeurope");
    expect(status).toBe(0);
  });

  test("refutes one at the rule's line", async () => {
    const folder = planned();
    const wide = WIDE(new Folder().write(ROOT, readFileSync(join(folder.path, ROOT), "utf8")));
    const { status, stdout } = await check("--configuration", wide.path);
    expect(stdout).toContain("REFUTED azure-westeurope");
    expect(stdout).toMatch(/main\.tf:\d+/);
    expect(status).toBe(1);
  });

  test("decides nothing where a value takes evaluating", async () => {
    const folder = planned().edit(ROOT, '"5061"', "tostring(5060 + 1)");
    const { status, stdout } = await check("--configuration", folder.path);
    expect(stdout).toContain("UNDECIDED azure-westeurope");
    expect(status).toBe(2);
  });

  test.each<[string, (folder: Folder) => Folder, RegExp]>([
    ["is no HCL", (folder) => folder.write("x.tf", "resource {{"), /x\.tf/],
    ["is empty", () => new Folder(), /there is no Terraform configuration in the folder/],
  ])("says what is wrong with a folder that %s", async (_, change, message) => {
    const { status, stderr } = await check("--configuration", change(perimeter()).path);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(status).toBe(2);
  });

  test("says which folder is meant where `cdktf synth` wrote several", async () => {
    const out = new Folder().write(
      "manifest.json",
      '{"stacks":{"east":{"synthesizedStackPath":"stacks/east/cdk.tf.json"}}}',
    );
    const { status, stderr } = await check("--configuration", out.path);
    expect(stderr).toContain(join(out.path, "stacks/east"));
    expect(status).toBe(2);
  });

  test("beside a plan the folder decides what the plan leaves open, and says what that rests on", async () => {
    const folder = planned();
    expect((await check(plan(folder))).status).toBe(2);
    const { status, stdout } = await check(plan(folder), "--configuration", folder.path);
    expect(stdout).toContain("is the one that");
    expect(status).toBe(0);
  });

  test("beside a plan of another configuration it decides nothing", async () => {
    const folder = WIDE(planned());
    const { status, stderr } = await check(plan(folder), "--configuration", folder.path);
    expect(stderr).toContain("does not hold the configuration that");
    expect(status).toBe(2);
  });

  test("beside a state, or two plans, it is refused", async () => {
    const folder = planned();
    const other = new Folder().write("plan.json", readFileSync(plan(folder), "utf8"));
    const two = await check(plan(folder), plan(other), "--configuration", folder.path);
    expect(two.stderr).toContain("stands beside 2 plans");
    expect(two.status).toBe(2);
  });
});

describe("diff", () => {
  const diff = (...words: readonly string[]) => runQuietly("diff", ...words, ...AT_SITE);
  const tfOnly = (change: (folder: Folder) => Folder = (one) => one): Folder =>
    change(new Folder().write(ROOT, readFileSync(join(planned().path, ROOT), "utf8")));

  test("compares two folders", async () => {
    const base = tfOnly();
    expect((await diff(base.path, tfOnly().path)).status).toBe(0);
    const { status, stdout } = await diff(base.path, tfOnly(WIDE).path);
    expect(stdout).toContain("5060");
    expect(status).toBe(1);
  });

  test("compares a folder with the plan that was made from it", async () => {
    const folder = planned();
    const words = [tfOnly().path, plan(folder)];
    expect((await diff(...words)).status).toBe(2);
    expect((await diff(...words, "--configuration", folder.path)).status).toBe(0);
  });

  test.each([[true], [false]])("takes what a plan was made from (site: %s)", async (withSite) => {
    const folder = planned();
    const words = ["diff", plan(folder), ...(withSite ? AT_SITE : [])];
    const told = [...words, "--configuration", folder.path];
    const first = await runQuietly(...told);
    // A site's deployment that stood nowhere before is nothing to compare with.
    expect(first.status).toBe(withSite ? 2 : 1);
    expect(first.stdout).not.toContain("a plan does not show whether");
    const stale = WIDE(folder);
    const { status, stderr } = await runQuietly(...words, "--configuration", stale.path);
    expect(stderr).toContain("does not hold the configuration that");
    expect(status).toBe(2);
  });

  test.each(Object.entries(LINE_IN))(
    "leads to the lines of what a plan was made from (%s)",
    async (format, said) => {
      const folder = planned();
      const words = ["diff", plan(folder), "--configuration", folder.path, "--format", format];
      const { stdout } = await runQuietly(...words);
      const header = 'resource "azurerm_network_security_rule" "in_sip_federation"';
      const [before = ""] = readFileSync(join(folder.path, ROOT), "utf8").split(header);
      expect(stdout).toMatch(said(before.split("\n").length));
    },
  );

  test("leads there from what is not compared as well", async () => {
    const folder = planned();
    const text = readFileSync(plan(folder), "utf8");
    folder.write("plan.json", text.replaceAll('"protocol":"Tcp"', '"protocol":"Foo"'));
    const words = ["diff", plan(folder), "--configuration", folder.path];
    const { stdout } = await runQuietly(...words);
    expect(stdout).toMatch(/block +azurerm_network_security_rule\.\w+, \S*main\.tf:\d+:1/);
    const report = await runQuietly(...words, "--format", "github");
    expect(report.stdout).toMatch(/^::warning file=\S*main\.tf,line=\d+,col=1,title=not compared/m);
  });

  test("without a site a folder is no plan", async () => {
    const { status, stderr } = await runQuietly("diff", tfOnly().path);
    expect(stderr).toContain("holds no plan and no state");
    expect(status).toBe(2);
  });
});

test("explain leads to the lines of what a plan was made from", async () => {
  const folder = planned();
  const ends = ["--from", "clients", "--to", "access", "--port", "443"];
  const words = ["explain", plan(folder), ...ends, ...AT_SITE, "--configuration", folder.path];
  const { stdout, status } = await runQuietly(...words);
  expect(status).toBe(0);
  expect(stdout).toMatch(/block +azurerm_network_security_rule\.in_sip_clients, \S*main\.tf:\d+:1/);
});

test("adopt proposes the site of a folder, and of a plan beside it", async () => {
  const folder = perimeter();
  const named = join(folder.path, "edge-network");
  mkdirSync(named);
  copyFileSync(join(folder.path, ROOT), join(named, ROOT));
  cpSync(join(folder.path, "perimeter"), join(named, "perimeter"), { recursive: true });
  const { stdout, stderr } = await runQuietly("adopt", named, ...WORDS);
  expect(stderr).not.toMatch(/^error/m);
  expect(stdout).toMatch(/^ {2}edge-network:/m);
  const made = planned();
  const told = await runQuietly("adopt", plan(made), "--configuration", made.path, ...WORDS);
  expect(told.stdout).toContain("deployments:");
});
