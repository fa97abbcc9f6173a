// Files as their repository calls them, and which of them git ignores, in repositories made here.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND } from "../../../samples/verdicts";

const here = process.cwd();
let folder: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-tree-")));
  mkdirSync(join(folder, "infra/cdktf.out"), { recursive: true });
  writeFileSync(join(folder, ".gitignore"), "cdktf.out/\n*.json\n!kept.json\n");
  process.chdir(join(folder, "infra"));
});

afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

function initialise(): void {
  execFileSync("git", ["init", "-q"], { cwd: folder });
}

/** The first annotation of a finding at the file. */
function annotation(file: string, place?: string): string {
  const findings = EVERY_KIND.findings.slice(0, 1).map((finding) => ({
    ...finding,
    place: { file, line: 3 },
    ...(place !== undefined && { construct: { path: "a/b", place: { file: place, line: 9 } } }),
  }));
  return renderCheck("github", makeCheckReport([{ ...EVERY_KIND, findings }])).split("\n")[0]!;
}

const IGNORED = /git ignores (\S+), so no pull request shows the line/;

test("a file is called from the top of the repository, by relative and absolute names", () => {
  initialise();
  expect(annotation("kept.json")).toMatch(/^::error file=infra\/kept\.json,line=3,/);
  expect(annotation(join(folder, "kept.json"))).toMatch(/^::error file=kept\.json,line=3,/);
  expect(annotation("/elsewhere/x.tf")).toMatch(/^::error file=\/elsewhere\/x\.tf,/);
});

test("a finding in a file that git ignores says so", () => {
  initialise();
  expect(IGNORED.exec(annotation("cdktf.out/cdk.tf.json"))?.[1]).toBe(
    "infra/cdktf.out/cdk.tf.json",
  );
  expect(annotation("kept.json")).not.toMatch(IGNORED);
  expect(annotation("../main.tf")).not.toMatch(IGNORED);
});

test("where the program's line is known, the ignored configuration does not matter", () => {
  initialise();
  expect(annotation("plan.json", "main.ts")).toMatch(/^::error file=infra\/main\.ts,line=9,/);
  expect(annotation("plan.json", "main.ts")).not.toMatch(IGNORED);
});

test("a file that is committed all the same is shown", () => {
  initialise();
  writeFileSync("plan.json", "{}");
  execFileSync("git", ["add", "-f", "plan.json"]);
  expect(annotation("plan.json")).not.toMatch(IGNORED);
});

test("without a repository nothing is ignored, and names stay", () => {
  expect(annotation("plan.json")).toMatch(/^::error file=plan\.json,/);
  expect(annotation("plan.json")).not.toMatch(IGNORED);
});
