// Every command that the pages show is run here, in this process, against the synthesized sample; what a page shows of its
// output has to be what comes out. What is not run stands in a list, with the reason. Files that a page names exist.
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

import { parseAllDocuments } from "yaml";

import { loadSite } from "../modules/sites";
import {
  agrees,
  type CodeBlock,
  codeBlocks,
  commandsOf,
  type DocumentedCommand,
  wordsOf,
} from "./process/documented-commands";
import { runQuietly } from "./process/run-cli";
import { terraformText } from "./samples/synthesize";

const ROOT = join(__dirname, "..");
const PAGES = [
  ...["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map((name) => join(ROOT, name)),
  ...["docs", "docs/architecture"].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(ROOT, folder, name)),
  ),
];

/** Commands that are not run here, and why. */
const NOT_RUN: readonly (readonly [RegExp, string])[] = [
  [
    /^((CHECKPOINT_DISABLE|TERRAFORM_BINARY_NAME)=\S+ )?(npx )?cdktf (deploy|synth|diff)\b/,
    "main.test.ts runs the synthesis; deploying needs a cloud",
  ],
  [/^NODE_OPTIONS="[^"]*" npx cdktf synth$/, "program-lines.test.ts tries what it loads"],
  [/^EDGE_FIREWALL_SITE=\S+ npx cdktf synth$/, "main.test.ts runs it"],
  [/^npm (ci|test|install|i|run|pack)\b/, "it would run this very test, or install packages"],
  [
    /^(git|mkdir|cp|mv|cat|test|exit|echo|eval|autoload|gh|jq|set|status=|if|fi|else|then|az|gcloud|curl)\b/,
    "a tool of the reader's",
  ],
  [
    /^node --import tsx scripts\/scanner-inputs\.ts\b/,
    "what it writes is for tools that are not here",
  ],
  [
    /^node node_modules\/edge-firewall\/samples\/comments\//,
    "recipes.test.ts runs it against a service",
  ],
  [/^(checkov|trivy|pip|pre-commit|terraform|tofu)\b/, "another tool"],
];

/** What has happened to the sample before a block is tried, by the name in the comment before it. */
const SCENES: Readonly<Record<string, (folder: string) => void>> = {
  planned: (folder) => {
    const planned = join(FIXTURES, "hcl", "planned");
    mkdirSync(join(folder, "infra"));
    cpSync(join(planned, "main.tf"), join(folder, "infra", "main.tf"));
    cpSync(join(planned, "plan.json"), join(folder, "edge.plan.json"));
    cpSync(join(FIXTURES, "plans", "azure.yaml"), join(folder, "edge.yaml"));
  },
  widened: (folder) => {
    edit(join(folder, AZURE), '"50000-59999"', '"50000-65535"');
  },
};

const FIXTURES = join(ROOT, "__tests__", "fixtures");
const AZURE = "cdktf.out/stacks/azure-westeurope/cdk.tf.json";

function edit(file: string, before: string, after: string): void {
  const text = readFileSync(file, "utf8");
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  writeFileSync(file, text.replace(before, after));
}

const HOOK = join(ROOT, ".pre-commit-hooks.yaml");

const here = process.cwd();
let sample: string;
const scratch: string[] = [];

beforeAll(() => {
  sample = freshFolder();
  const { deployments } = loadSite(join(ROOT, "edge.yaml"));
  const stacks = deployments.map(({ name }) => [
    name,
    { name, synthesizedStackPath: `stacks/${name}/cdk.tf.json` },
  ]);
  write(
    join(sample, "cdktf.out/manifest.json"),
    JSON.stringify({ stacks: Object.fromEntries(stacks) as unknown }),
  );
  for (const deployment of deployments)
    write(
      join(sample, `cdktf.out/stacks/${deployment.name}/cdk.tf.json`),
      terraformText(deployment),
    );
  cpSync(join(sample, "cdktf.out"), join(sample, "base/cdktf.out"), { recursive: true });
  for (const folder of ["", "base"])
    cpSync(join(ROOT, "edge.yaml"), join(sample, folder, "edge.yaml"));
  cpSync(join(ROOT, "samples"), join(sample, "samples"), { recursive: true });
});

afterEach(() => {
  process.chdir(here);
});

afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

function freshFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-docs-")));
  scratch.push(folder);
  return folder;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const blocks = PAGES.flatMap(codeBlocks);
const commands = [...blocks, wholeFile(HOOK)].flatMap(commandsOf);
const run = commands.filter(({ block, command }) => isOurs(command) && !isRecipe(block));

/** A file of YAML as a block. */
function wholeFile(page: string): CodeBlock {
  return { page, line: 1, language: "yaml", text: readFileSync(page, "utf8"), exit: 0 };
}

/** Our command, with `npx` before it or without. */
function isOurs(command: string): boolean {
  return /^(npx )?edge-firewall( |$)/.test(command);
}

/** Recipes over a plan are run as a whole, step after step, by pipelines/recipes.test.ts. */
function isRecipe({ page, language, text }: CodeBlock): boolean {
  return (
    page === join(ROOT, "docs/continuous-integration.md") &&
    language === "yaml" &&
    /plan\.json|\$SHOWFILE/.test(text)
  );
}

function where({ block }: DocumentedCommand): string {
  return `${relative(ROOT, block.page)}:${block.line}`;
}

test("there are commands to try", () => {
  expect(run.length).toBeGreaterThan(10);
});

test("every other command is known, and why it is not run", () => {
  const unknown = commands.filter(
    ({ command }) => !isOurs(command) && !NOT_RUN.some(([pattern]) => pattern.test(command)),
  );
  expect(unknown.map((it) => `${where(it)}: ${it.command}`)).toEqual([]);
});

test.each(run.map((it) => [`${where(it)}: ${it.command}`, it] as const))("%s", async (_, it) => {
  const folder = freshFolder();
  cpSync(sample, folder, { recursive: true });
  const { scene, exit } = it.block;
  if (scene !== undefined && scene !== "as is") {
    const stage = SCENES[scene];
    if (stage === undefined) throw new Error(`there is no scene \`${scene}\``);
    stage(folder);
  }
  process.chdir(folder);
  const [argv, target] = redirected(wordsOf(it.command.replace(/^(npx )?edge-firewall/, "")));
  const { status, stdout, stderr } = await runQuietly(...argv);
  // `|| …`: the page says what to do when the answer is no.
  const allowed = it.command.includes("||") ? [0, 1] : [exit];
  expect({ status, stderr: allowed.includes(status) ? "" : stderr }).toEqual({
    status: allowed.includes(status) ? status : exit,
    stderr: "",
  });
  if (target !== undefined) writeFileSync(target, stdout);
  const said = stdout + stderr;
  const shown = it.shown ?? said;
  expect(agrees(said, shown) ? shown : said).toBe(shown);
});

/** A command's output may go to a file, and its failure may be kept for later. */
function redirected(words: readonly string[]): readonly [readonly string[], string | undefined] {
  const end = words.findIndex((word) => word === "||" || word === ">" || word === "|");
  const rest = end < 0 ? [] : words.slice(end);
  return [end < 0 ? words : words.slice(0, end), rest[0] === ">" ? rest[1] : undefined];
}

describe("every block of YAML is YAML", () => {
  test.each(
    blocks
      .filter(({ language }) => language === "yaml")
      .map((block) => [`${relative(ROOT, block.page)}:${block.line}`, block.text]),
  )("%s", (_, text) => {
    const errors = parseAllDocuments(text).flatMap((document) => document.errors);
    expect(errors.map(({ message }) => message)).toEqual([]);
  });
});

// Blocks called `typescript` are for runners that are not installed here.
test("what pages show in TypeScript is what the compiler checks", () => {
  const checked = readFileSync(join(__dirname, "process/shown-in-pages.ts"), "utf8");
  const shown = blocks.filter(({ language }) => language === "ts").map(({ text }) => text);
  expect(shown.length).toBeGreaterThan(0);
  for (const text of shown) expect(withOwnImports(checked)).toContain(text.trim());
});

/** The package's entries where the checked file imports the sources behind them. */
function withOwnImports(text: string): string {
  return text
    .replaceAll(/"\.\.\/\.\.\/modules\/(\w+)"/g, '"edge-firewall/$1"')
    .replaceAll(/"\.\.\/\.\.\/policies\/(\w+)"/g, '"edge-firewall/$1"')
    .replaceAll(/^ {2}(?=.)/gm, "  ");
}

test("links between pages lead somewhere", () => {
  expect(missing(/\]\((?!https?:|#)([^)#\s]+)[^)]*\)/g, dirname)).toEqual([]);
});

test("files and folders that pages name exist", () => {
  const inCode = /`((?:modules|policies|__tests__|docs|scripts|samples|schemas)\/[\w./-]*\w)`/g;
  expect(missing(inCode, () => ROOT)).toEqual([]);
});

/** Paths in the pages that lead nowhere. */
function missing(path: RegExp, baseOf: (page: string) => string): readonly string[] {
  return PAGES.flatMap((page) =>
    [...readFileSync(page, "utf8").matchAll(path)].flatMap(([, target = ""]) =>
      existsSync(join(baseOf(page), target)) ? [] : [`${relative(ROOT, page)}: ${target}`],
    ),
  );
}

test("the lines of ARCHITECTURE.md fit an editor", () => {
  const lines = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8").split("\n");
  expect(lines.filter((line) => line.length > 120)).toEqual([]);
});
