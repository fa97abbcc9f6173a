// Paths as people have them: links, loops, one document under two names, and stacks that are called otherwise.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";

import { findConfigurations } from "../../../../policies/command/inputs/find-configurations";
import { runQuietly } from "../../../process/run-cli";
import { bothStacks, RDP, siteFolder, stackDocument, stackPath } from "../../../samples/two-stacks";

const here = process.cwd();
let folder = "";

beforeEach(() => {
  folder = siteFolder({
    ...bothStacks(),
    "other/cdk.tf.json": stackDocument("renamed", RDP),
    "base/cdk.tf.json": stackDocument("east"),
  });
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const files = (...paths: readonly string[]) =>
  findConfigurations(paths).configurations.map(({ file }) => file);

test("a document is taken once, under whatever names it has", () => {
  symlinkSync("cdktf.out", "link");
  const [first] = files("cdktf.out");
  expect(files("cdktf.out", "link", "./cdktf.out", first!)).toEqual(files("cdktf.out"));
});

test("links to folders are followed, and end where they lead back", () => {
  mkdirSync("tree/below", { recursive: true });
  symlinkSync("../../other", "tree/below/stack");
  symlinkSync("..", "tree/below/loop");
  symlinkSync("nowhere", "tree/below/gone");
  expect(files("tree")).toEqual(["tree/below/stack/cdk.tf.json"]);
});

test("dot files and folders called as configurations are none", async () => {
  for (const name of ["._cdk.tf.json", ".old.tf", "._main.tofu.json"])
    writeFileSync(`base/${name}`, "\0\x05");
  for (const name of ["network.tf", "peers.tf.json"]) mkdirSync(`base/${name}`);
  expect(findConfigurations(["base"])).toEqual({
    configurations: [{ file: "base/cdk.tf.json", unreadFiles: [] }],
    problems: [],
  });
  expect((await runQuietly("check", "base", "-d", "east")).status).toBe(0);
  writeFileSync("base/extra.tf", "");
  expect((await runQuietly("check", "base", "-d", "east")).status).toBe(2);
});

test("a dot file that is named is read", () => {
  writeFileSync("base/.mine.tf.json", "{}");
  expect(files("base/.mine.tf.json")).toEqual(["base/.mine.tf.json"]);
});

test("a document that leads nowhere is told", async () => {
  mkdirSync("tree");
  symlinkSync("nowhere", "tree/cdk.tf.json");
  const { status, stderr } = await runQuietly("check", "tree", "cdktf.out");
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: .*tree\/cdk.tf.json/);
});

test("check notes that the stack is called otherwise", async () => {
  const { status, stdout } = await runQuietly("check", "other", "--deployment", "east");
  expect(status).toBe(1);
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "other/cdk.tf.json is of the stack `renamed`; it was taken for `east` because --deployment says so",
  );
});

test.each([
  ["diff", ["diff", "base", "other"], 1],
  ["explain", ["explain", "--from", "clients", "--to", "access", "--port", "443", "other"], 0],
])("%s notes it on standard error", async (_, words, status) => {
  const run = await runQuietly(...words, "--deployment", "east");
  expect(run.status).toBe(status);
  expect(run.stderr).toMatch(
    /^note: other\/cdk.tf.json is of the stack `renamed`; it was taken for `east`/,
  );
});

test("the stack of its own name has no note", async () => {
  const { stdout, stderr } = await runQuietly("check", stackPath("east"), "-d", "east");
  expect(stdout + stderr).not.toContain("it was taken for");
});
