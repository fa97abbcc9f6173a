// The whole test command: types, lint, formatting and every jest test, two at a time, and one line that adds them up.
// A step that fails prints its output; the process exits with 1 when anything failed.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

const scratch = mkdtempSync(join(tmpdir(), "edge-firewall-test-"));
const jestReport = join(scratch, "jest.json");
const WORKERS = Math.max(2, availableParallelism() - 1);
const bin = (name) => join("node_modules", ".bin", name);

const STEPS = [
  { name: "types and lint", command: [process.execPath, "scripts/types-and-lint.mjs"] },
  {
    name: "walls between rooms",
    command: [
      bin("depcruise"),
      "--config",
      ".dependency-cruiser.cjs",
      "modules",
      "policies",
      "main.ts",
    ],
  },
  {
    name: "formatting",
    // What it remembers of the last run is known by each file's content.
    command: [
      bin("prettier"),
      "--check",
      "--cache",
      "--cache-strategy=content",
      "--log-level=warn",
      ".",
    ],
  },
];
const JEST = {
  name: "tests",
  // Jest leaves one core free; the other steps need it for the first half only.
  command: [
    bin("jest"),
    `--maxWorkers=${WORKERS}`,
    "--json",
    `--outputFile=${jestReport}`,
    ...process.argv.slice(2),
  ],
};

function run({ name, command }) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command[0], command.slice(1), {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? "1" : "0" },
    });
    const chunks = [];
    // With --json, jest repeats its whole result on stdout; people read its stderr.
    if (name !== "tests") child.stdout.on("data", (chunk) => chunks.push(chunk));
    else child.stdout.resume();
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    const finish = (status) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      resolve({ name, ok: status === 0, seconds, output: Buffer.concat(chunks).toString() });
    };
    child.on("error", (error) => {
      chunks.push(Buffer.from(String(error)));
      finish(1);
    });
    child.on("close", finish);
  });
}

function show({ name, ok, seconds, output }) {
  process.stdout.write(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)\n`);
  if (!ok || name === "tests") process.stdout.write(output.replace(/^/gm, "  ") + "\n");
}

async function runStaticSteps() {
  const results = [];
  for (const step of STEPS) {
    const result = await run(step);
    show(result);
    results.push(result);
  }
  return results;
}

const [steps, jest] = await Promise.all([runStaticSteps(), run(JEST)]);
show(jest);

let passed = steps.filter((step) => step.ok).length;
let failed = steps.length - passed;
try {
  const report = JSON.parse(readFileSync(jestReport, "utf8"));
  passed += report.numPassedTests;
  // A test file that does not even load has no failed tests of its own: count it as one.
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (!jest.ok && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) failed += 1;
} catch {
  failed += 1;
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
