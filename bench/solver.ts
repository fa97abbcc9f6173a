// One question of equality, put to Z3 and to this engine: a list of a thousand rules, and the same policy written
// otherwise. Processor time on both sides; of Z3 without what it takes to read the question.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Comparison, type Family } from "../modules/packets";
import { rewriteRules, withManySources } from "./rewritten-rules";
import { chainOf, generateRules, SHAPES } from "./rule-generators";
import { SeededRandom } from "./seeded-random";
import { equalityQuestion } from "./solver-question";
import { median, processorTime } from "./timing";

const RULES = 1000;
const SOURCES = 4;
const LONGEST = 120;
const OUR_RUNS = 7;
const TARGETS: Readonly<Record<Family, number>> = { 4: 10, 6: 50 };

/** Prints one line for each family and shape: both times and the ratio that the target speaks of. */
export function benchSolver(): void {
  const version = spawnSync("z3", ["--version"], { encoding: "utf8" });
  if (version.error !== undefined) {
    console.log("equality put to Z3: skipped, z3 is not installed");
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), "edge-firewall-bench-"));
  try {
    for (const family of [4, 6] as const) {
      for (const shape of ["acl", "firewall"] as const) benchQuestion(scratch, family, shape);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function benchQuestion(scratch: string, family: Family, shape: keyof typeof SHAPES): void {
  const random = new SeededRandom(family);
  const plain = generateRules(random, RULES, SHAPES[shape], [family]);
  const rules = withManySources(random, plain, SOURCES);
  const rewritten = rewriteRules(random, rules);
  const [left, right] = [chainOf(rules), chainOf(rewritten)];
  let pieces = 0;
  const ours = (): void => {
    const both = new Comparison(left, right);
    pieces = both.onlyLeft("must", "must").length + both.onlyRight("must", "must").length;
  };
  const first = processorTime(ours);
  const warm = median(Array.from({ length: OUR_RUNS }, () => processorTime(ours)));
  const file = join(scratch, `${shape}-${family}.smt2`);
  const question = equalityQuestion(family, rules, rewritten);
  const read = secondsOf(file, question);
  const { seconds, answer } = secondsOf(file, `${question}\n(check-sat)`);
  const theirs = Math.max(0, seconds - read.seconds) * 1000;
  const ended = answer === "unsat" || answer === "sat";
  const agree = !ended || (answer === "unsat") === (pieces === 0);
  console.log(
    `equality of ${RULES} ${shape}-like IPv${family} rules and ${rewritten.length} rewritten ones: ` +
      `ours ${warm.toFixed(0)} ms (first ${first.toFixed(0)} ms), ` +
      `Z3 ${ended ? "" : "more than "}${theirs.toFixed(0)} ms (${answer}), ` +
      `ratio ${(theirs / warm).toFixed(0)} (target at least ${TARGETS[family]})` +
      (agree ? "" : " THE ANSWERS DIFFER"),
  );
}

/** Processor seconds of the solver on this text, and the first word of its answer. */
function secondsOf(
  file: string,
  text: string,
): { readonly seconds: number; readonly answer: string } {
  writeFileSync(file, text);
  const script = `TIMEFORMAT='%U'; time z3 -T:${LONGEST} "$1"`;
  const { stdout, stderr } = spawnSync("bash", ["-c", script, "z3", file], { encoding: "utf8" });
  return { seconds: Number(stderr.trim().split("\n").at(-1)), answer: stdout.trim() };
}
