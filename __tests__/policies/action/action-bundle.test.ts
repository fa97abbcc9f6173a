// The bundle of the action is what the sources make, and runs by itself; the description names what it takes.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parse } from "yaml";

import { Checkout } from "../../process/action-run";
import { PullRequestService } from "../../process/pull-request-service";

const ROOT = join(__dirname, "../../..");
const BUNDLE = join(ROOT, "action");

interface Description {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

const description = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as Description;

// It builds and starts a program, on machines that do other things besides.
jest.setTimeout(60_000);

/** All files below the folder, by their paths in it. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}

let scratch: string;

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-action-")));
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

test("the committed bundle is what the sources make (`npm run action`)", () => {
  const fresh = join(scratch, "fresh");
  const script = join(ROOT, "scripts/bundle-action.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, fresh], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const files = filesIn(fresh);
  expect(filesIn(BUNDLE)).toEqual(files);
  const stale = files.filter(
    (name) => !readFileSync(join(fresh, name)).equals(readFileSync(join(BUNDLE, name))),
  );
  expect(stale).toEqual([]);
});

test("it is small: two thirds are the parser of HCL, which changes only with its version", () => {
  const bytesOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + statSync(join(BUNDLE, name)).size, 0);
  const names = filesIn(BUNDLE);
  expect(bytesOf(names.filter((name) => !name.startsWith("hcl/")))).toBeLessThan(1_500_000);
  expect(bytesOf(names)).toBeLessThan(3_500_000);
});

test("whose work it holds is named, also where a package lies in another", () => {
  const text = readFileSync(join(BUNDLE, "LICENSES.txt"), "utf8");
  expect(text).toMatch(/^@cdktn\/hcl2json [\d.]+ \(MPL-2\.0\)$/m);
  expect(text).toMatch(/^fs-extra [\d.]+ \(MIT\)$/m);
});

test("the description starts it, by a Node that is maintained", () => {
  expect(description.runs).toEqual({ using: "node24", main: "action/index.js" });
  expect(description.inputs["token"]?.default).toBe("${{ github.token }}");
});

test("the description has every input and output that the sources know, and no other", () => {
  const inputs = readFileSync(join(ROOT, "policies/action/action-inputs.ts"), "utf8");
  const read = [...inputs.matchAll(/(?:textOf|linesOf|flagOf)\(env, "([a-z-]+)"\)/g)];
  expect([...new Set(read.map(([, name]) => name))].sort()).toEqual(
    Object.keys(description.inputs).sort(),
  );
  const steps = readFileSync(join(ROOT, "policies/action/run-action.ts"), "utf8");
  const written = [...steps.matchAll(/outputLine\("(\w+)"/g)].map(([, name]) => name);
  expect(written.sort()).toEqual(Object.keys(description.outputs).sort());
});

/** The action as a workflow gets it: a revision of this repository, in which nobody installed anything. */
function revision(): string {
  const folder = join(scratch, "revision");
  mkdirSync(folder, { recursive: true });
  for (const name of ["action", "action.yml", "package.json", "modules/flows/documents"])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  return join(folder, description.runs.main);
}

/** Starts it beside this process, which may be whom it calls. */
async function start(inputs: Readonly<Record<string, string>>, checkout: Checkout, api: string) {
  const env = { PATH: process.env["PATH"], ...checkout.environment(inputs, api) };
  const child = spawn(process.execPath, [revision()], { cwd: checkout.folder, env });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const status = await new Promise((resolve) => child.on("close", resolve));
  return { status, said };
}

test("it runs from a checkout that nobody installed, and calls nobody but the comment's GitHub", async () => {
  const checkout = new Checkout();
  const service = new PullRequestService();
  const api = await service.start();
  try {
    const inputs = { paths: "plan.json", base: "base/state.json", comment: "true" };
    const { status, said } = await start(inputs, checkout, api);
    expect(status).toBe(1);
    expect(said).toMatch(/^::error file=plan\.json/);
    expect(checkout.written("output")).toMatch(/^verdict=refuted\nchange=\w+\n$/);
    expect(service.requests.map((line) => line.split("?")[0])).toEqual([
      "GET /repos/contoso/edge/issues/7/comments",
      "POST /repos/contoso/edge/issues/7/comments",
    ]);
  } finally {
    await service.stop();
    checkout.remove();
  }
});

test("it reads the folder of a plain Terraform repository", async () => {
  const checkout = new Checkout();
  try {
    checkout.addHcl();
    const proven = await start({ paths: "infra/", site: "hcl.yaml" }, checkout, "http://localhost:9");
    expect(proven).toEqual({ status: 0, said: "edge-firewall azure-westeurope: proven\n" });
    checkout.addHcl((text) => text.replace('"5061"', '"5061-5062"'));
    const wider = await start({ paths: "infra/", site: "hcl.yaml" }, checkout, "http://localhost:9");
    expect(wider.status).toBe(1);
    expect(wider.said).toMatch(/^::error file=infra\/main\.tf,line=\d+,col=1,title=excess/);
  } finally {
    checkout.remove();
  }
});
