import { spawn, spawnSync } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { runCli } from "../../policies/cli";
import { bothStacks, RDP, siteFolder, stackDocument, stackPath } from "../samples/two-stacks";

const ROOT = join(__dirname, "../..");
const BIN = join(ROOT, "bin/edge-firewall.js");
const here = process.cwd();
const folders: string[] = [];

afterEach(() => {
  process.chdir(here);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Files = Parameters<typeof siteFolder>[0];

/** Goes to a fresh folder with these files. */
function enter(files?: Files): string {
  const folder = siteFolder(files);
  folders.push(folder);
  process.chdir(folder);
  return folder;
}

interface Given {
  readonly stdin?: string;
  readonly terminal?: boolean;
  readonly env?: Record<string, string>;
}

/** Runs the command in this process. */
async function run(args: string, { stdin = "", terminal = false, env = {} }: Given = {}) {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    isTTY: terminal,
    write: (text: string) => {
      written[name] += text;
    },
  });
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream of one chunk
  const input = (async function* () {
    yield Buffer.from(stdin);
  })();
  const argv = args.split(" ").filter((word) => word !== "");
  const status = await runCli(argv, {
    stdin: input,
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    env,
  });
  return { status, ...written, errors: written.stderr.split("\n").filter((line) => line !== "") };
}

const refuted = stackDocument("west", RDP);
const undecided = stackDocument("west", {}, { azapi_resource: { x: { type: "unknown" } } });

describe("the exit status over several deployments", () => {
  test.each<[string, Files, number, string]>([
    ["all proven", bothStacks(), 0, "proven"],
    ["one refuted", bothStacks({ [stackPath("west")]: refuted }), 1, "refuted"],
    ["one undecided", bothStacks({ [stackPath("west")]: undecided }), 2, "undecided"],
    [
      "one refuted, one undecided",
      bothStacks({
        [stackPath("west")]: undecided,
        [stackPath("east")]: stackDocument("east", RDP),
      }),
      1,
      "refuted",
    ],
    [
      "one refuted, one cut off",
      bothStacks({ [stackPath("west")]: refuted, [stackPath("east")]: `{"resource": {` }),
      1,
      "refuted",
    ],
    [
      "one cut off",
      bothStacks({ [stackPath("west")]: JSON.stringify(refuted).slice(0, -9) }),
      2,
      "undecided",
    ],
    ["one without a document", { [stackPath("east")]: stackDocument("east") }, 2, "undecided"],
  ])("%s", async (_, files, status, verdict) => {
    enter(files);
    const result = await run("check --format json");
    expect(result.status).toBe(status);
    expect((JSON.parse(result.stdout) as { verdict: string }).verdict).toBe(verdict);
  });
});

describe("where documents come from", () => {
  test("the default folder, by the manifest: stacks that are gone do not count", async () => {
    const stack = (name: string) => ({ name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` });
    const manifest = { stacks: { east: stack("east"), west: stack("west") } };
    enter(
      bothStacks({
        "cdktf.out/manifest.json": manifest,
        [stackPath("gone")]: stackDocument("gone"),
      }),
    );
    expect((await run("check")).status).toBe(0);
  });

  test("one document with its deployment", async () => {
    enter(bothStacks({ [stackPath("west")]: refuted }));
    expect((await run(`check ${stackPath("east")} --deployment east`)).status).toBe(0);
    expect((await run(`check ${stackPath("west")} --deployment west`)).status).toBe(1);
    expect((await run("check --deployment east")).status).toBe(0);
  });

  test("one document is taken for the chosen deployment, whatever its stack is called", async () => {
    enter({ "plain/main.tf.json": stackDocument(undefined) });
    expect((await run("check plain --deployment east")).status).toBe(0);
  });

  test("standard input", async () => {
    enter();
    const text = JSON.stringify(stackDocument("east"));
    expect((await run("check - --deployment east", { stdin: text })).status).toBe(0);
    expect(
      (await run("check - --deployment east", { stdin: JSON.stringify(refuted) })).status,
    ).toBe(1);
  });

  test("several paths, each document once", async () => {
    enter(bothStacks());
    const result = await run(`check ${stackPath("west")} cdktf.out --site edge.yaml`);
    expect(result).toMatchObject({ status: 0, stderr: "" });
  });

  test("a file beside the document, which Terraform would read too, leaves it undecided", async () => {
    enter(bothStacks({ "cdktf.out/stacks/west/extra.tf": 'resource "x" "y" {}' }));
    const result = await run("check");
    expect(result.status).toBe(2);
    expect(result.stdout).toMatch(/PROVEN east/);
    expect(result.stdout).toMatch(/UNDECIDED west[^]*west\/extra\.tf/);
  });
});

describe("a mistake of the user is one clear line and status 2", () => {
  const both = bothStacks();
  test.each<[string, string, Files, RegExp]>([
    [
      "no site file",
      "check --site other.yaml",
      both,
      /there is no site file `other.yaml`.*edge-firewall init/,
    ],
    ["a broken site file", "check", { ...both, "edge.yaml": "site: [" }, /edge\.yaml:\d+:\d+/],
    [
      "no synthesized folder",
      "check",
      {},
      /no configurations at `cdktf.out`; run `cdktf synth` first/,
    ],
    [
      "an empty folder",
      "check void",
      { "void/readme.md": "nothing" },
      /no Terraform JSON in the folder `void`/,
    ],
    ["a path that is not there", "check nowhere.json", both, /no configurations at `nowhere.json`/],
    [
      "a broken manifest",
      "check",
      { ...both, "cdktf.out/manifest.json": "{" },
      /manifest\.json: this manifest does not list stacks/,
    ],
    [
      "an unknown deployment",
      "check --deployment eastt",
      both,
      /no deployment `eastt`.*did you mean `east`/,
    ],
    [
      "a document of no deployment in place of one",
      "check",
      { [stackPath("east")]: stackDocument("east"), [stackPath("north")]: stackDocument("north") },
      /no configuration for the deployment `west`.*no deployment: `north`/,
    ],
    [
      "a document without a stack name",
      "check doc.tf.json",
      { "doc.tf.json": stackDocument(undefined) },
      /does not name its stack/,
    ],
    [
      "a deployment without a document",
      "check",
      { [stackPath("east")]: stackDocument("east") },
      /edge\.yaml:\d+.*no configuration for the deployment `west`/,
    ],
    [
      "two documents for one stack",
      "check",
      { ...both, "cdktf.out/stacks/copy/cdk.tf.json": stackDocument("east") },
      /the stack `east` has a second configuration/,
    ],
    [
      "a chosen stack that is not there",
      "check --deployment west",
      { [stackPath("a")]: stackDocument("a"), [stackPath("b")]: stackDocument("b") },
      /none of the 2 configurations is the stack `west`/,
    ],
    [
      "a document cut off",
      "check",
      { ...both, [stackPath("west")]: '{"resource": {' },
      /west\/cdk\.tf\.json:1:\d+: .*cut off/,
    ],
    [
      "a document of another tool",
      "check",
      { ...both, [stackPath("west")]: "[1]" },
      /west\/cdk\.tf\.json.*not a Terraform configuration/,
    ],
    ["standard input that is empty", "check - --deployment east", {}, /standard input.*empty/],
  ])("%s", async (_, args, files, message) => {
    enter(files);
    const result = await run(args);
    expect(result.status).toBe(2);
    expect(result.errors.filter((line) => message.test(line))).toHaveLength(1);
    expect(result.stderr).not.toMatch(/\n\s+at |internal error/);
  });

  test("a deployment whose document could not be read is told once", async () => {
    enter({ ...both, [stackPath("west")]: "{" });
    expect((await run("check")).errors).toHaveLength(1);
  });

  test.each([
    ["an unknown command", "chekc", /did you mean check/i],
    ["an unknown option", "check --deploymnet x", /did you mean --deployment/i],
    ["an unknown format", "check --format yaml", /text, json/],
    ["an option without its value", "check --site", /argument missing/],
    ["no command", "", /Usage: edge-firewall/],
    [
      "help of no command",
      "help chek",
      /^error: there is no command `chek`; allowed: check, .*\n$/,
    ],
  ])("%s", async (_, args, message) => {
    const result = await run(args);
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(message);
    expect(result.stdout).toBe("");
  });
});

describe("help", () => {
  test.each(["--help", "check --help", "help", "help check", "--version"])(
    "%s is status 0",
    async (args) => {
      // As the process has it until something is decided.
      process.exitCode = 2;
      const result = await run(args);
      process.exitCode = undefined;
      expect(result).toMatchObject({ status: 0, stderr: "" });
      expect(result.stdout).not.toBe("");
    },
  );

  test("the version is the package's", async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      version: string;
    };
    expect((await run("--version")).stdout).toBe(`${version}\n`);
  });

  test("help tells what the exit status means", async () => {
    expect((await run("check --help")).stdout).toMatch(
      /0 {2}proven[^]*1 {2}refuted[^]*2 {2}not decided/,
    );
  });
});

describe("--output", () => {
  test("writes the report there and the verdicts to standard error", async () => {
    const folder = enter(bothStacks({ [stackPath("west")]: refuted }));
    const result = await run("check --format json --output report.json");
    expect(result).toMatchObject({ status: 1, stdout: "" });
    expect(result.errors).toEqual(["east: proven", "west: refuted (1 excess)"]);
    expect(JSON.parse(readFileSync(join(folder, "report.json"), "utf8"))).toMatchObject({
      verdict: "refuted",
    });
  });

  test.each([
    ["a folder", "folder", "a folder"],
    ["a path into nowhere", "no/such/report.json", "a path whose folder does not exist"],
  ])("%s: the verdict is told all the same", async (_, output, got) => {
    const folder = enter(bothStacks({ [stackPath("west")]: refuted }));
    mkdirSync(join(folder, "folder"));
    const result = await run(`check --output ${output}`);
    expect(result.status).toBe(2);
    expect(result.stderr).toMatch(/west: refuted/);
    expect(result.stderr).toMatch(`could not be written to \`${output}\`; got ${got}`);
  });
});

describe("colour", () => {
  test.each([
    ["a terminal", { terminal: true }, true],
    ["no terminal", {}, false],
    ["NO_COLOR", { terminal: true, env: { NO_COLOR: "1" } }, false],
    ["an empty NO_COLOR", { terminal: true, env: { NO_COLOR: "" } }, true],
    ["a dumb terminal", { terminal: true, env: { TERM: "dumb" } }, false],
    ["FORCE_COLOR", { env: { FORCE_COLOR: "1" } }, true],
    ["FORCE_COLOR=0", { terminal: true, env: { FORCE_COLOR: "0" } }, false],
    ["both", { terminal: true, env: { FORCE_COLOR: "1", NO_COLOR: "1" } }, false],
  ])("%s", async (_, given, coloured) => {
    enter(bothStacks());
    expect((await run("check", given)).stdout.includes("\u001b[")).toBe(coloured);
  });
});

test("an internal error says whose fault it is, and never ends as proven", async () => {
  enter(bothStacks());
  const prove = jest.spyOn(JSON, "parse").mockImplementation(() => {
    throw new TypeError("undefined is not a function");
  });
  const result = await run("check");
  prove.mockRestore();
  expect(result.status).toBe(2);
  expect(result.stderr).toMatch(/internal error in edge-firewall.*a fault of ours/);
});

describe("as a process", () => {
  /** Whatever the terminal of the test is. */
  const env = { ...process.env, FORCE_COLOR: undefined };
  const launch = (folder: string, args: readonly string[], input?: string) =>
    spawnSync(process.execPath, [BIN, ...args], { cwd: folder, env, input, encoding: "utf8" });

  test("status and streams", () => {
    const folder = enter(bothStacks({ [stackPath("west")]: refuted }));
    const result = launch(folder, ["check", "-", "--deployment", "west"], JSON.stringify(refuted));
    expect(result).toMatchObject({ status: 1, stderr: "" });
    expect(result.stdout).toMatch(/REFUTED west/);
  });

  test("a reader that leaves early changes neither the status nor standard error", async () => {
    const folder = enter(bothStacks({ [stackPath("west")]: refuted }));
    const child = spawn(process.execPath, [BIN, "check"], { cwd: folder, env });
    child.stdout.destroy();
    let stderr = "";
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    const status = await new Promise((resolve) => child.on("close", resolve));
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  });

  test("standard input that is closed is a document that is empty", () => {
    const folder = enter(bothStacks());
    const { status, stderr } = spawnSync(process.execPath, [BIN, "check", "-"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: standard input: the file is empty/);
  });

  test("a report that the disk has no room for leaves nothing proven", () => {
    const folder = enter(bothStacks());
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [BIN, "check"], {
      cwd: folder,
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    expect(status).toBe(2);
    expect(stderr).toMatch(/could not be written \(ENOSPC\); its exit status would have been 0/);
  });

  test("a document that may not be read, unless by root", () => {
    const folder = enter(bothStacks());
    const locked = join(folder, stackPath("west"));
    chmodSync(locked, 0o000);
    const result = launch(folder, ["check"]);
    const root = process.getuid?.() === 0;
    expect(result.status).toBe(root ? 0 : 2);
    expect(result.stdout).toMatch(/PROVEN east/);
  });
});

describe("EDGE_FIREWALL_SITE names the site file", () => {
  test.each([
    ["in place of edge.yaml", "other.yaml", "check", /there is no site file `other.yaml`/],
    ["unless a flag does", "other.yaml", "flows --site third.yaml", /no site file `third.yaml`/],
    ["unless it is empty", "", "flows --deployment nowhere", /^error: edge.yaml: /],
  ])("%s", async (_, file, args, message) => {
    enter(bothStacks());
    const { status, stderr } = await run(args, { env: { EDGE_FIREWALL_SITE: file } });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(message) as unknown,
    });
  });
});
