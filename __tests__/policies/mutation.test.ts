// Mutants of the emitted documents against the gate. Each is one edit of one field of one rule, or of what holds the
// rules; the plain evaluator says what the edit does to the traffic, and the gate must say the same: a mutant that admits
// other packets is caught with a finding that names the culprit, one that admits the same packets is proven, and one
// that nobody can judge is not proven.
import { prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import type { Deployment } from "../../modules/sites";
import { misjudgement } from "../mutants/mutant-judgement";
import { outcomeOf } from "../mutants/mutant-outcome";
import type { Outcome } from "../mutants/mutant-outcome";
import { doubleMutantsOf, mutantsOf, randomNumbers } from "../mutants/mutants";
import { readPlainly } from "../oracle/plain-evaluator";
import { SAMPLE_DEPLOYMENTS } from "../samples/samples";
import {
  deploymentOf,
  DUAL_STACK,
  SERVICE_ACCOUNTS,
  SHARED,
  siteWith,
  STANDALONE,
  TWO_TAGS,
} from "../samples/sample-sites";
import { factsOf, isOptional, terraformText } from "../samples/synthesize";

/** `MUTANTS=all` takes every mutant of every site; that is an hour. A number takes that many times the daily draw. */
const TIMES = process.env["MUTANTS"] === "all" ? Infinity : Number(process.env["MUTANTS"] ?? 1);
/** Which mutants are drawn when not all are; another seed draws others. */
const SEED = Number(process.env["MUTANTS_SEED"] ?? 20130315);
/** How much rarer groups are that try many forms of one edit on each rule or field; small groups are drawn more often. */
const FORMS: Readonly<Record<string, number>> = {
  attachment: 0.1,
  group: 0.1,
  document: 0.5,
  action: 0.5,
  "remove rule": 0.5,
  priority: 2,
  "address forms": 3,
  "port forms": 3,
  "priority forms": 3,
  "protocol, every port": 3,
  "service tags": 5,
  "stray allow": 5,
  "meta-arguments": 2,
  "key removed": 3,
  blocks: 3,
  null: 2,
  shadow: 5,
  spelling: 3,
  token: 3,
  type: 6,
};

/** Every day one mutant in `oneIn` is drawn; `doubles` mutants of two edits are drawn at the most. */
interface Row {
  readonly name: string;
  readonly deployment: Deployment;
  readonly oneIn: number;
  readonly doubles: number;
}

const SITE = { oneIn: 16, doubles: 3000 };
const VARIANT = { oneIn: 120, doubles: 1000 };
const SAMPLE = { oneIn: 480, doubles: 300 };
const PLAIN = siteWith();
const DUAL = siteWith(...DUAL_STACK);
const ROWS: readonly Row[] = [
  { name: "Azure", deployment: deploymentOf(PLAIN, "azure"), ...SITE },
  { name: "Google", deployment: deploymentOf(PLAIN, "google"), ...SITE },
  { name: "Azure, both families", deployment: deploymentOf(DUAL, "azure"), ...VARIANT },
  { name: "Google, both families", deployment: deploymentOf(DUAL, "google"), ...VARIANT },
  ...[
    ["Azure, standalone rules", deploymentOf(siteWith(STANDALONE), "azure")] as const,
    ["Azure, shared subnet", deploymentOf(siteWith(SHARED), "azure")] as const,
    ["Google, service accounts", deploymentOf(siteWith(SERVICE_ACCOUNTS), "google")] as const,
    ["Google, two tags", deploymentOf(siteWith(TWO_TAGS), "google")] as const,
  ].map(([name, deployment]) => ({ name, deployment, ...VARIANT })),
  ...SAMPLE_DEPLOYMENTS.map(({ title, deployment }) => ({ name: title, deployment, ...SAMPLE })),
];

interface Count {
  mutants: number;
  caught: number;
  passed: number;
  misses: number;
}
type Counts = Map<string, Count>;

const totals: Counts = new Map();

describe("mutants of the emitted documents", () => {
  afterAll(() => {
    report(totals);
  });

  test.each(ROWS)("$name: each is judged rightly", (row) => {
    // The plain evaluator judges rules for other machines as well.
    const deployment: Deployment = { ...row.deployment, otherMachines: "strict" };
    const text = terraformText(deployment);
    const facts = factsOf(deployment);
    const optional = isOptional(deployment);
    const original = readPlainly(JSON.parse(text), facts);
    expect(original.unsupported).toBeUndefined();

    const misses: string[] = [];
    const before = mutantsIn(totals);
    for (const { group, name, document } of chosenMutants(text, row)) {
      const outcome = outcomeOf(original, document, facts, optional);
      const miss = judge(deployment, document, (verdict) => misjudgement(outcome, verdict));
      count(group, outcome.outcome, miss !== undefined);
      if (miss !== undefined) misses.push(`${group}: ${name}: ${outcome.outcome}, but ${miss}`);
    }

    const tried = mutantsIn(totals) - before;
    if (TIMES > 1) process.stdout.write(`${row.name}: ${tried} mutants, ${misses.length} misses\n`);
    expect(misses).toEqual([]);
  });
});

function mutantsIn(counts: Counts): number {
  return [...counts.values()].reduce((sum, { mutants }) => sum + mutants, 0);
}

function* chosenMutants(text: string, { deployment: { cloud }, oneIn, doubles }: Row) {
  yield* mutantsOf(text, cloud, chooser(oneIn));
  yield* doubleMutantsOf(text, cloud, Math.min(doubles, Math.ceil((TIMES * 80) / oneIn)), random());
}

const random = randomNumbers(SEED);

/** Takes one in so many of each group, beginning anywhere: so documents that are alike show different mutants. */
function chooser(oneIn: number): (group: string) => boolean {
  const turns = new Map<string, number>();
  return (group) => {
    const step = Math.max(1, Math.ceil((oneIn * (FORMS[group] ?? 1)) / TIMES));
    const turn = turns.get(group) ?? random() % step;
    turns.set(group, turn + 1);
    return turn % step === 0;
  };
}

type Judged = ReturnType<typeof prove>;

/** A crash is a miss like any other, so that one does not hide the rest. */
function judge(
  deployment: Deployment,
  document: unknown,
  check: (verdict: Judged) => string | undefined,
): string | undefined {
  try {
    return check(
      prove(parseTerraformConfiguration(JSON.stringify(document), "mutant.json"), deployment),
    );
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
}

function count(group: string, outcome: Outcome, missed: boolean): void {
  const counted = totals.get(group) ?? { mutants: 0, caught: 0, passed: 0, misses: 0 };
  totals.set(group, counted);
  counted.mutants += 1;
  if (missed) counted.misses += 1;
  else if (outcome === "same") counted.passed += 1;
  else counted.caught += 1;
}

function report(counts: Counts): void {
  const line = (name: string, { mutants, caught, passed, misses }: Count): string => {
    const score = mutants === 0 ? 100 : Math.floor((1000 * (mutants - misses)) / mutants) / 10;
    return `${name}: ${mutants} mutants, ${caught} caught, ${passed} rightly passed, score ${score} %`;
  };
  const sum: Count = { mutants: 0, caught: 0, passed: 0, misses: 0 };
  for (const each of counts.values()) {
    sum.mutants += each.mutants;
    sum.caught += each.caught;
    sum.passed += each.passed;
    sum.misses += each.misses;
  }
  const lines = [...[...counts].map(([name, each]) => `  ${line(name, each)}`), line("all", sum)];
  process.stdout.write(`${lines.join("\n")}\n`);
}
