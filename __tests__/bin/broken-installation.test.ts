// A package of which a file is broken or missing: nothing is decided, and the exit status says so. Node by itself would end
// with 1, which is an answer (`refuted`, `different`).
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const STARTER = join(__dirname, "..", "..", "bin", "edge-firewall.js");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "broken-"));
  mkdirSync(join(folder, "dist", "bundle"), { recursive: true });
  cpSync(STARTER, join(folder, "bin", "edge-firewall.js"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each<readonly [string, string | undefined]>([
  ["missing", undefined],
  ["empty", ""],
  ["cut off", "exports.main = () => {"],
  ["failing later", "exports.main = async () => { await null; throw new Error('gone'); }"],
])("a bundle that is %s decides nothing", (_, bundle) => {
  if (bundle !== undefined) writeFileSync(join(folder, "dist", "bundle", "cli.js"), bundle);
  const starter = join(folder, "bin", "edge-firewall.js");
  const { status, stderr } = spawnSync(process.execPath, [starter], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^error: edge-firewall could not run: \w*Error: .*nothing is decided.*\n$/,
  );
});
