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
  const stale = readdirSync(fresh).filter(
    (name) => !readFileSync(join(fresh, name)).equals(readFileSync(join(BUNDLE, name))),
  );
  expect({ stale, files: readdirSync(BUNDLE) }).toEqual({ stale: [], files: readdirSync(fresh) });
});

test("it is small", () => {
  const bytes = readdirSync(BUNDLE).map((name) => statSync(join(BUNDLE, name)).size);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
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

test("it runs from a checkout that nobody installed, and calls nobody but the comment's GitHub", async () => {
  const revision = join(scratch, "revision");
  mkdirSync(revision);
  for (const name of ["action", "action.yml", "package.json", "modules/flows/documents"])
    cpSync(join(ROOT, name), join(revision, name), { recursive: true });
  const checkout = new Checkout();
  const service = new PullRequestService();
  const api = await service.start();
  try {
    const inputs = { paths: "plan.json", base: "base/state.json", comment: "true" };
    const env = { PATH: process.env["PATH"], ...checkout.environment(inputs, api) };
    const main = join(revision, description.runs.main);
    const child = spawn(process.execPath, [main], { cwd: checkout.folder, env });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const status = await new Promise((resolve) => child.on("close", resolve));
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
