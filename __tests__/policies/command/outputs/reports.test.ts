// Several reports of one run, and everything that can be wrong with where they should go.
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { runCli } from "../../../../policies/cli";
import { bothStacks, RDP, siteFolder, stackDocument, stackPath } from "../../../samples/two-stacks";

const here = process.cwd();
let folder = "";

beforeEach(() => {
  folder = siteFolder(bothStacks({ [stackPath("west")]: stackDocument("west", RDP) }));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

async function check(args: string, env: Record<string, string> = {}) {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  // eslint-disable-next-line @typescript-eslint/require-await -- an empty stream
  const stdin = (async function* () {
    yield "";
  })();
  const argv = ["check", ...args.split(" ").filter((word) => word !== "")];
  const status = await runCli(argv, { stdin, stdout: sink("stdout"), stderr: sink("stderr"), env });
  return { status, ...written };
}

const read = (file: string) => readFileSync(join(folder, file), "utf8");

test("one run writes as many reports as are asked for, beside the one on standard output", async () => {
  const result = await check("--report sarif=x.sarif --report junit=x.xml -r markdown=x.md");
  expect(result).toMatchObject({ status: 1, stderr: "" });
  expect(result.stdout).toMatch(/PROVEN east[^]*REFUTED west/);
  expect(JSON.parse(read("x.sarif"))).toMatchObject({ version: "2.1.0" });
  expect(read("x.xml")).toMatch(/^<\?xml/);
  expect(read("x.md")).toMatch(/^### ❌/);
});

test("with --output nothing is on standard output, and the verdicts are told", async () => {
  const result = await check("--format json --output x.json --report markdown=x.md");
  expect(result).toMatchObject({ status: 1, stdout: "" });
  expect(result.stderr).toBe("east: proven\nwest: refuted (1 excess)\n");
  expect(JSON.parse(read("x.json"))).toMatchObject({ verdict: "refuted" });
  expect(existsSync(join(folder, "x.md"))).toBe(true);
});

test.each([
  ["an unknown format", "--report sarf=y", "no report format `sarf`; allowed: text, json, sarif"],
  ["an unknown format, with a hint", "--report sarf=y", "did you mean `sarif`?"],
  ["no file", "--report sarif", "does not say what to write where; got sarif"],
  ["an empty file", "--report sarif=", "name a file"],
  [
    "a folder",
    "--report sarif=folder",
    "sarif report could not be written to `folder`; got a folder",
  ],
  ["a path into nowhere", "--report sarif=no/x", "a path whose folder does not exist"],
  [
    "two reports to one file",
    "--report sarif=y --report junit=./y",
    "reports sarif and junit would both be written to `./y`",
  ],
  ["the file of --output", "--output y --report junit=y", "reports text and junit would both"],
  ["the site file", "--report junit=edge.yaml", "overwrite `edge.yaml`, which was read"],
  ["a document", `--report junit=${stackPath("east")}`, "which was read"],
])(
  "%s: one line, status 2, and the verdict and the other reports are there",
  async (_, args, line) => {
    mkdirSync(join(folder, "folder"));
    const site = read("edge.yaml");
    const result = await check(`${args} --report markdown=good.md`);
    expect(result.status).toBe(2);
    expect(result.stderr.split("\n").filter((text) => text.includes(line))).toHaveLength(1);
    expect(result.stdout + result.stderr).toMatch(/REFUTED west|west: refuted/);
    expect(read("good.md")).toMatch(/^### ❌/);
    expect(read("edge.yaml")).toBe(site);
  },
);

test("a file that may not be written to, unless by root", async () => {
  writeFileSync(join(folder, "locked"), "");
  chmodSync(join(folder, "locked"), 0o400);
  const result = await check("--report sarif=locked");
  const root = process.getuid?.() === 0;
  expect(result.status).toBe(root ? 1 : 2);
  expect(result.stderr.includes("may not be written to")).toBe(!root);
});

test("an unknown --format is refused at once, with a hint", async () => {
  const result = await check("--format sarf");
  expect(result).toMatchObject({ status: 2, stdout: "" });
  expect(result.stderr).toMatch(/text, json, sarif.*did you mean sarif/);
});

describe("github", () => {
  test("annotations on standard output, and the job summary behind what is there", async () => {
    writeFileSync(join(folder, "summary.md"), "before\n");
    const result = await check("--format github", { GITHUB_STEP_SUMMARY: "summary.md" });
    expect(result.stdout).toMatch(/^::error file=cdktf\.out\/stacks\/west\/cdk\.tf\.json,line=/);
    expect(read("summary.md")).toMatch(/^before\n### ❌/);
  });

  test("no summary without the format, and none where GitHub does not ask for it", async () => {
    await check("--format text", { GITHUB_STEP_SUMMARY: "summary.md" });
    expect(existsSync(join(folder, "summary.md"))).toBe(false);
    expect((await check("--format github")).status).toBe(1);
  });

  test("a summary that cannot be written is told, and hides nothing", async () => {
    const result = await check("--format github", { GITHUB_STEP_SUMMARY: "no/summary.md" });
    expect(result.status).toBe(2);
    expect(result.stdout).toMatch(/^::error/);
    expect(result.stderr).toMatch(/job summary report could not be written to `no\/summary\.md`/);
  });
});
