// Every text for people fits the terminal: no line is wider, and nothing is lost but the middle of long ids. What is no
// terminal gets the same text everywhere.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

import stringWidth from "string-width";

import { runQuietly, runWith } from "../../process/run-cli";

const ROOT = join(__dirname, "..", "..", "..");
// As users name them: the place of a checkout is not to decide what fits.
const SAMPLES = relative(process.cwd(), join(ROOT, "samples"));
const PLANS = relative(process.cwd(), join(ROOT, "__tests__", "fixtures", "plans"));
const WIDTHS = [60, 80, 100, 160];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "w-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const plan = (name: string) => join(PLANS, name);
const named = (name: string, ...argv: readonly string[]) => [name, argv] as const;

const CASES = [
  ...readdirSync(SAMPLES)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => named(`flows of ${name}`, "flows", "--site", join(SAMPLES, name))),
  ...["check", "flows", "lookup", "help", "diff", "explain", "init", "adopt"].map((command) =>
    named(`help of ${command}`, command, "--help"),
  ),
  named("help", "--help"),
  named("lookup of two roles", "lookup", "access", "clients"),
  named("lookup of roles without flows", "lookup", "access", "av-peers"),
  named("lookup of a page", "lookup", "5061"),
  named(
    "check, proven",
    "check",
    plan("azure-standalone.json"),
    "-s",
    plan("azure-standalone.yaml"),
  ),
  named(
    "check of another site",
    "check",
    plan("google.json"),
    "-s",
    join(SAMPLES, "sfb-edge.yaml"),
  ),
  named(
    "diff with a site",
    "diff",
    plan("azure-standalone.json"),
    "-s",
    plan("azure-standalone.yaml"),
  ),
  named("diff of a plan", "diff", join(SAMPLES, "plans", "one-rule-of-many.json")),
  named(
    "explain",
    "explain",
    plan("azure-count.json"),
    "--from",
    "8.8.8.8",
    "--to",
    "10.45.16.10",
    "--port",
    "443",
  ),
  named("a mistake in a word", "chekc"),
  named("a mistake in an option", "check", "--format", "htlm"),
  named("a site that is not there", "check", "-s", "nowhere.yaml"),
  named("roles that are not there", "lookup", "acess", "clients"),
];

/** What the text says, without frames and layout. */
const wordsIn = (text: string) =>
  text
    .replace(/[│┌┐└┘─┬┴┼├┤;,]/g, " ")
    .split(/\s+/)
    .filter(Boolean);

/** The words that are neither in the text nor, without their middle, among its shortened ones. */
function lost(words: readonly string[], text: string): readonly string[] {
  const said = new Set(wordsIn(text));
  const ends = [...said].filter((word) => word.includes("…")).map((word) => word.split("…"));
  return words.filter(
    (word) =>
      !said.has(word) &&
      !ends.some(([head = "", tail = ""]) => word.startsWith(head) && word.endsWith(tail)),
  );
}

/** Wider than the terminal, and more than one word behind the margin. */
const tooWide = (text: string, columns: number) =>
  text.split("\n").filter((line) => stringWidth(line) > columns && /\S +\S/.test(line));

test.each(CASES)("%s", async (_, argv) => {
  const wide = await runQuietly(...argv);
  const words = wordsIn(wide.stdout + wide.stderr);
  expect(words.filter((word) => /\w…\w/.test(word))).toEqual([]);
  for (const columns of WIDTHS) {
    const { status, stdout, stderr } = await runWith({ columns, env: { NO_COLOR: "1" } }, ...argv);
    expect({ columns, status, wide: tooWide(stdout + stderr, columns) }).toEqual({
      columns,
      status: wide.status,
      wide: [],
    });
    expect(lost(words, stdout + stderr)).toEqual([]);
  }
});

test.each([
  ["adopt", ["adopt", plan("azure-standalone.json"), "--topology", "sfb-edge"]],
  ["init", ["init", "--cloud", "azure", "--cloud", "google", "--topology", "sfb-edge"]],
])("%s tells what it wrote", async (name, argv) => {
  for (const columns of WIDTHS) {
    const file = join(folder, `${name}-${columns}.yaml`);
    const { stdout, stderr } = await runWith({ columns, env: {} }, ...argv, "-o", file);
    expect(stdout).toMatch("wrote");
    expect(tooWide(stdout + stderr, columns)).toEqual([]);
  }
});

test("colours take no room", async () => {
  const argv = ["check", plan("google.json"), "-s", join(SAMPLES, "sfb-edge.yaml")];
  const plain = await runWith({ columns: 60, env: { NO_COLOR: "1" } }, ...argv);
  const painted = await runWith({ columns: 60 }, ...argv);
  // eslint-disable-next-line no-control-regex -- colours
  const COLOURS = /\u001b\[\d+m/g;
  expect(painted.stdout).toMatch(COLOURS);
  expect(painted.stdout.replaceAll(COLOURS, "")).toBe(plain.stdout);
});

const widest = (text: string) => Math.max(...text.split("\n").map((line) => stringWidth(line)));
const flows = ["flows", "-s", join(SAMPLES, "sfb-edge.yaml")];

test("COLUMNS is the width that the user prefers to the terminal's", async () => {
  const { stdout } = await runWith({ columns: 160, env: { COLUMNS: "70" } }, ...flows);
  expect(widest(stdout)).toBeLessThanOrEqual(70);
});

test.each(["", "0", "wide", "-5", "1e3"])("COLUMNS of `%s` is none", async (COLUMNS) => {
  const { stdout } = await runWith({ columns: 60, env: { COLUMNS } }, ...flows);
  expect(widest(stdout)).toBeLessThanOrEqual(60);
});

test("what is no terminal has no width, whatever COLUMNS says; nor has a terminal that does not know its own", async () => {
  const { stdout } = await runQuietly(...flows);
  expect((await runWith({ env: { COLUMNS: "60" } }, ...flows)).stdout).toBe(stdout);
  expect((await runWith({ columns: 0, env: {} }, ...flows)).stdout).toBe(stdout);
});

test.each(["json", "csv", "markdown"])("%s is the same at a terminal", async (format) => {
  const argv = [...flows, "-f", format];
  expect((await runWith({ columns: 60 }, ...argv)).stdout).toBe((await runQuietly(...argv)).stdout);
});

test("a report in a file is the same, whichever terminal asks for it", async () => {
  const file = join(folder, "report.txt");
  const argv = ["check", plan("google.json"), "-s", join(SAMPLES, "sfb-edge.yaml")];
  await runWith({ columns: 60 }, ...argv, "-o", file);
  expect(readFileSync(file, "utf8")).toBe((await runQuietly(...argv)).stdout);
});
