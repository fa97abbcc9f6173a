// The comparison of two documents against the plain evaluator, packet by packet: mutants of the emitted documents, each
// against the one before it. A packet whose fate differs is in a change of its kind, and one that fares alike is in none.
import { compareDocuments } from "../../../../policies/proof";
import type { ChangeKind, Comparison } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import type { Deployment } from "../../../../modules/sites";
import { boxHolds, writePacket } from "../../../mutants/mutant-judgement";
import { doubleMutantsOf, mutantsOf } from "../../../mutants/mutants";
import { readPlainly } from "../../../oracle/plain-evaluator";
import type { PlainReading } from "../../../oracle/plain-evaluator";
import { decide } from "../../../oracle/plain-packets";
import type { Answer, PlainPacket } from "../../../oracle/plain-packets";
import { eachTellingPacket } from "../../../oracle/representatives";
import { deploymentOf, DUAL_STACK, SHARED, siteWith } from "../../../samples/sample-sites";
import { factsOf, terraformText } from "../../../samples/synthesize";

const ALL = process.env["MUTANTS"] === "all";
const SAMPLE = siteWith();

const ROWS: readonly (readonly [string, Deployment, number])[] = [
  ["Azure", deploymentOf(SAMPLE, "azure"), 90],
  ["Google", deploymentOf(SAMPLE, "google"), 70],
  ["Azure, shared subnet", deploymentOf(siteWith(SHARED), "azure"), 300],
  ["Google, both families", deploymentOf(siteWith(...DUAL_STACK), "google"), 300],
];

/**
 * What the table of answers says; unknown on both sides may be the same doubt or another. The plain evaluator leaves a few
 * public addresses open that the product knows of, so that a doubt of its own may be told as certain.
 */
const KINDS: Readonly<Record<string, ChangeKind | "same" | undefined>> = {
  "open open": "same",
  "closed closed": "same",
  "closed open": "opens",
  "open closed": "closes",
  "unknown open": "may-open",
  "closed unknown": "may-open",
  "open unknown": "may-close",
  "unknown closed": "may-close",
};

test.each(ROWS)("%s: each packet that changes is told, and no other", (_, deployment, oneIn) => {
  const text = terraformText(deployment);
  const facts = factsOf(deployment);
  const seen = new Map<string, number>();
  const misses: string[] = [];
  let base = { name: "the original", document: JSON.parse(text) as unknown };
  for (const head of chosen(text, deployment.cloud, ALL ? 1 : oneIn)) {
    const comparison = compareDocuments(side(base.document), side(head.document));
    const before = readPlainly(base.document, facts);
    const after = readPlainly(head.document, facts);
    const miss = judge(comparison, before, after, seen);
    if (miss !== undefined) misses.push(`${base.name} -> ${head.name}: ${miss}`);
    base = head;
  }
  expect(misses).toEqual([]);
  expect([...seen.keys()]).toEqual(expect.arrayContaining(["same", "opens", "closes"]));

  function side(document: unknown) {
    return {
      document: parseTerraformConfiguration(JSON.stringify(document), "x.json"),
      deployment,
    };
  }
});

function* chosen(text: string, cloud: Deployment["cloud"], oneIn: number) {
  let turn = 0;
  for (const mutant of mutantsOf(text, cloud, () => turn++ % oneIn === 0)) yield mutant;
  yield* doubleMutantsOf(text, cloud, Math.ceil(400 / oneIn), 20130315);
}

function judge(
  { verdict, changes }: Comparison,
  before: PlainReading,
  after: PlainReading,
  seen: Map<string, number>,
): string | undefined {
  if (before.unsupported !== undefined || after.unsupported !== undefined)
    return verdict === "same" ? "same, though one of the two cannot be read" : undefined;
  let miss: string | undefined;
  for (const gate of after.gates.filter(({ edge }) => edge)) {
    const old = before.gates.find((one) => one.edge && one.direction === gate.direction)!;
    const own = changes.filter(
      (one) => one.machines === "edge" && one.direction === gate.direction,
    );
    eachTellingPacket(old, gate, (packet) => {
      if (gate.only?.(packet.near, packet.family) === false) return;
      const answers: readonly Answer[] = [decide(old, packet).answer, decide(gate, packet).answer];
      const kind = KINDS[answers.join(" ")];
      if (kind === undefined) return;
      seen.set(kind, (seen.get(kind) ?? 0) + 1);
      const told = own.filter(({ packets }) => packets.some((box) => boxHolds(box, packet)));
      const right = kind === "same" ? told.length === 0 : isTold(kind, own, packet);
      if (!right)
        miss ??= `${writePacket(packet)} is ${kind}, told as ${told.map((one) => one.kind).join(", ")}`;
    });
  }
  return miss;
}

const CERTAIN: Readonly<Partial<Record<ChangeKind, ChangeKind>>> = {
  "may-open": "opens",
  "may-close": "closes",
};

function isTold(kind: ChangeKind, changes: Comparison["changes"], packet: PlainPacket): boolean {
  return changes.some(
    (one) =>
      [kind, CERTAIN[kind]].includes(one.kind) &&
      (one.truncated || one.packets.some((box) => boxHolds(box, packet))),
  );
}
