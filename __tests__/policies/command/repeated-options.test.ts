// Options given twice: deployments are a list in every command, and an option of one value is refused, whichever it is.
import { rmSync } from "node:fs";

import { runQuietly } from "../../process/run-cli";
import { bothStacks, RDP, siteFolder, stackDocument, stackPath } from "../../samples/two-stacks";

const here = process.cwd();
let folder = "";

beforeAll(() => {
  folder = siteFolder({
    ...bothStacks({ [stackPath("east")]: stackDocument("east", RDP) }),
    "sound/east/cdk.tf.json": stackDocument("east"),
    "sound/west/cdk.tf.json": stackDocument("west"),
    "east/cdk.tf.json": stackDocument("east"),
    "renamed/cdk.tf.json": stackDocument("renamed"),
    "cut/east/cdk.tf.json": stackDocument("east"),
    "cut/west/cdk.tf.json": "{",
  });
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const run = (text: string) => runQuietly(...text.split(" "));

const ASK = "explain --from clients --to access";

describe("several deployments", () => {
  // East is refuted: a second name must not hide it.
  test.each([
    ["check -d east -d west", 1],
    ["check -d west -d east", 1],
    ["check -d west --deployment east -d west", 1],
    ["check -d west -d west", 0],
    ["check sound -d east -d west", 0],
    ["diff sound cdktf.out -d east -d west", 1],
    ["diff sound cdktf.out -d west -d east", 1],
    ["diff sound cdktf.out -d west -d west", 0],
  ])("%s is %d", async (args, status) => {
    expect((await run(args)).status).toBe(status);
  });

  test.each([
    "check --format json",
    "diff sound cdktf.out --format json",
    `${ASK} --port 443 --format json`,
    "flows --format json",
  ])("%s: each once, in the order of the site", async (command) => {
    const { stdout } = await run(`${command} -d west -d east --deployment west`);
    const lists = Object.values(JSON.parse(stdout) as Record<string, unknown>).filter(
      Array.isArray,
    );
    const named = (lists as { readonly deployment?: string; readonly name?: string }[][])
      .map((list) => list.map(({ deployment, name }) => deployment ?? name))
      .find((names) => names.includes("east"));
    expect(named).toEqual(["east", "west"]);
  });

  test.each(["check", "diff sound cdktf.out", `${ASK} --port 443`, "flows"])(
    "%s: an unknown name is told, and the others are judged",
    async (command) => {
      const { stdout, stderr, status } = await run(`${command} -d eest -d east`);
      expect(stderr).toMatch(/^error: .* has no deployment `eest`.*did you mean `east`\?/);
      expect(stderr.match(/^error: /gm)).toHaveLength(1);
      expect(stdout).toContain("east");
      expect(status).toBe(command === "check" || command.startsWith("diff") ? 1 : 2);
    },
  );

  test("a list with commas is no name", async () => {
    const { status, stderr } = await run("check -d east,west");
    expect(status).toBe(2);
    expect(stderr).toContain("has no deployment `east,west`");
  });
});

describe("which configuration is whose", () => {
  test("one of another name stands for one deployment that is chosen alone", async () => {
    expect((await run("check renamed -d east -d east")).status).toBe(0);
  });

  test("and for none of several", async () => {
    const { status, stderr } = await run("check renamed -d east -d west");
    expect(status).toBe(2);
    expect(stderr.match(/none of the 1 configurations is the stack/g)).toHaveLength(2);
  });

  test("one that is missing is told, and the other is judged", async () => {
    const { status, stdout, stderr } = await run("check east -d east -d west");
    expect(status).toBe(2);
    expect(stderr).toContain("none of the 1 configurations is the stack `west`");
    expect(stdout).toMatch(/PROVEN +east/);
  });

  test("one that could not be read may be the one that is missing", async () => {
    const { status, stderr } = await run("check cut -d east -d west");
    expect(status).toBe(2);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
  });

  test("diff tells of a chosen deployment that neither side has", async () => {
    const { status, stderr } = await run("diff sound/east east -d east -d west");
    expect(status).toBe(2);
    expect(stderr).toContain("neither side has a configuration for the deployment `west`");
  });
});

describe("an option of one value", () => {
  test.each([
    ["check --site a --site b", "-s, --site <FILE>", "a", "b"],
    ["check -s edge.yaml --site=edge.yaml", "-s, --site <FILE>", "edge.yaml", "edge.yaml"],
    ["check --format json --format text", "-f, --format <FORMAT>", "json", "text"],
    ["check --format text -f json", "-f, --format <FORMAT>", "text", "json"],
    ["check -o a -o b", "-o, --output <FILE>", "a", "b"],
    ["diff sound east --base-site a --base-site b", "--base-site <FILE>", "a", "b"],
    ["diff sound east --site a --site b", "-s, --site <FILE>", "a", "b"],
    ["flows --site a --site b", "-s, --site <FILE>", "a", "b"],
    ["flows --format csv --format json", "-f, --format <FORMAT>", "csv", "json"],
    ["lookup access --format text --format json", "-f, --format <FORMAT>", "text", "json"],
    [`${ASK} --port 443 --port 444`, "--port <PORT>", "443", "444"],
    [`${ASK} --source-port 1 --source-port 2`, "--source-port <PORT>", "1", "2"],
    [`${ASK} --from access`, "--from <END>", "clients", "access"],
    [`${ASK} --to av`, "--to <END>", "access", "av"],
    [`${ASK} -p udp --protocol tcp`, "-p, --protocol <PROTOCOL>", "udp", "tcp"],
    [`${ASK} --direction in --direction out`, "--direction <DIRECTION>", "in", "out"],
    ["adopt east -d a --deployment b", "-d, --deployment <NAME>", "a", "b"],
    ["adopt east --project a --project b", "--project <ID>", "a", "b"],
    ["init --topology a --topology b", "--topology <NAME>", "a", "b"],
    ["init --obsolete include --obsolete exclude", "--obsolete <CHOICE>", "include", "exclude"],
  ])("%s", async (args, option, first, second) => {
    expect(await run(args)).toEqual({
      status: 2,
      stdout: "",
      stderr: `error: option '${option}' is given twice, as \`${first}\` and as \`${second}\`; give it once\n`,
    });
  });

  test("flags without a value may stand twice", async () => {
    const { stderr } = await run(
      "init --cloud google --topology public-im --force --force --output -",
    );
    expect(stderr).not.toContain("error");
  });

  test.each([
    [
      "init --cloud azure --deployment azure=a --deployment azure=b",
      "--deployment names the deployment of azure twice, `a` and `b`",
    ],
    [
      "init --cloud azure --peer clients=any --peer clients=none",
      "--peer gives clients twice, as `clients=any` and as `clients=none`",
    ],
    [
      "adopt east --topology public-im --output - --interface access=10.0.0.1 --interface access=10.0.0.2",
      "--interface gives access twice, as `access=10.0.0.1` and as `access=10.0.0.2`",
    ],
  ])("%s: of each only once", async (args, message) => {
    const { status, stderr } = await run(args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
