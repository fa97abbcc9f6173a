// check, explain and diff about one packet: random small configurations of both clouds in which rules share names whose
// contents nobody knows, and an edit of each. The three never give different answers, and none contradicts the second road,
// which is asked with contents drawn at random for the names.
import fc from "fast-check";

import { boxHas, makeBoxes, type Packet } from "../../../modules/packets";
import type { Deployment } from "../../../modules/sites";
import { type ChangeKind, compareDocuments, explain } from "../../../policies/proof";
import { compareGate } from "../../../policies/proof/check/compare-gate";
import { ALLOW_ALL, DENY_ALL } from "../../../policies/proof/chains";
import { parseTerraformConfiguration, readGates, type Reading } from "../../../policies/readers";
import { ask, type PlainFacts, readPlainly } from "../../oracle/plain-evaluator";
import type { PlainPacket } from "../../oracle/plain-packets";
import {
  attached,
  azure,
  documentText,
  type Fields,
  google,
  group,
  packet,
  SUBNET,
  vpc,
  vpcRule,
} from "../readers/support/read-documents";
import {
  ASG,
  type AzureRule,
  azureFields,
  azureRule,
  CLOSING,
  completions,
  type Contents,
  EDGE,
  FAR,
  PORTS,
  TAGS,
} from "../readers/support/named-contents";

type Direction = "inbound" | "outbound";
type Verdict = "open" | "closed" | "unknown";

const SAMPLES = FAR.flatMap((far) =>
  PORTS.flatMap((port) =>
    (["inbound", "outbound"] as const).map((direction) => {
      const [from, to] = direction === "inbound" ? [far, EDGE] : [EDGE, far];
      const text = `${direction} tcp ${from}:1024 > ${to}:${port}`;
      const seen = packet(text.slice(direction.length + 1));
      const [near, other] =
        direction === "inbound" ? [seen.destination, seen.source] : [seen.source, seen.destination];
      const plain: PlainPacket = {
        direction,
        family: 4,
        near,
        far: other,
        protocol: 6,
        sourcePort: 1024,
        destinationPort: port,
      };
      return { text, direction, packet: seen, plain };
    }),
  ),
);

const boxOf = ({ family, source, destination, protocol, sourcePort, destinationPort }: Packet) =>
  makeBoxes({
    family,
    source: [{ first: source, last: source }],
    destination: [{ first: destination, last: destination }],
    protocol: [{ first: protocol, last: protocol }],
    sourcePort: [{ first: sourcePort, last: sourcePort }],
    destinationPort: [{ first: destinationPort, last: destinationPort }],
  });

const isIn = (
  regions: readonly { readonly whole: readonly Parameters<typeof boxHas>[0][] }[],
  one: Packet,
): boolean => regions.some(({ whole }) => whole.some((box) => boxHas(box, one)));

/** What check says of each packet: of those that no flow asks for, and as if a flow asked for each. */
function checked({ gates }: Reading): (direction: Direction, one: Packet) => readonly Verdict[] {
  const edge = gates.filter(({ machines }) => machines === "edge");
  const asked = SAMPLES.flatMap((sample) => boxOf(sample.packet));
  const found = edge.map((gate) => ({
    gate,
    beyond: compareGate(gate, { required: DENY_ALL, permitted: DENY_ALL }),
    within: compareGate({ ...gate, scope: asked }, { required: ALLOW_ALL, permitted: ALLOW_ALL }),
  }));
  return (direction, one) => {
    const { beyond, within } = found.find(({ gate }) => gate.direction === direction)!;
    expect([beyond.unfinished, within.unfinished]).toEqual([undefined, undefined]);
    return [
      isIn(beyond.excess, one) ? "open" : isIn(beyond.maybeExcess, one) ? "unknown" : "closed",
      isIn(within.missing, one) ? "closed" : isIn(within.maybeMissing, one) ? "unknown" : "open",
    ];
  };
}

function explained(
  reading: Reading,
  deployment: Deployment,
): (direction: Direction, one: Packet) => Verdict {
  const answers = (["inbound", "outbound"] as const).map((direction) => {
    const own = SAMPLES.filter((sample) => sample.direction === direction);
    const boxes = own.flatMap((sample) => boxOf(sample.packet));
    const { gates } = explain("x", reading, deployment, { direction, boxes, near: ["access"] });
    return { direction, answers: gates.flatMap((gate) => gate.answers) };
  });
  return (direction, one) => {
    const own = answers.find((each) => each.direction === direction)!.answers;
    const found = own.filter(({ packets }) => packets.some((box) => boxHas(box, one)));
    expect(found).toHaveLength(1);
    return found[0]!.verdict;
  };
}

/** The kinds of change that may stand for a pair of answers; none for two that are the same. */
const KINDS: Readonly<Record<string, readonly (ChangeKind | "same")[]>> = {
  "open open": ["same"],
  "closed closed": ["same"],
  "closed open": ["opens"],
  "open closed": ["closes"],
  "closed unknown": ["may-open"],
  "unknown open": ["may-open"],
  "open unknown": ["may-close"],
  "unknown closed": ["may-close"],
  "unknown unknown": ["same", "may-open", "may-close"],
};

/** The answer that a shared name is for: the two sides are unknown, and still the same. */
const OFTEN = "unknown unknown: same";

/** Random configurations of each cloud; each asks the three commands about every packet. */
const RUNS = process.env["MUTANTS"] === "all" ? 500 : 25;

/** What no completion may show under an answer: before and after. */
const NEVER: Readonly<Record<ChangeKind | "same", readonly string[]>> = {
  same: ["open closed", "closed open"],
  opens: ["open open", "open closed", "closed closed"],
  closes: ["closed closed", "closed open", "open open"],
  "may-open": [],
  "may-close": ["closed open"],
};

interface Written {
  readonly symbolic: string;
  readonly completed: string;
}

/** The answers that were given: a test that only ever saw one would prove nothing. */
const seen = new Set<string>();
beforeEach(() => {
  seen.clear();
});

function agree(base: Written, head: Written, deployment: Deployment, facts: PlainFacts): void {
  const sides = [base, head].map(({ symbolic, completed }) => {
    const document = parseTerraformConfiguration(symbolic, "s.tf.json");
    const reading = readGates(document, deployment);
    const truth = readPlainly(JSON.parse(completed), facts);
    expect([truth.unsupported, reading.unsupported]).toEqual([undefined, []]);
    return { document, truth, check: checked(reading), explain: explained(reading, deployment) };
  });
  const [before, after] = [sides[0]!, sides[1]!];
  const side = ({ document }: typeof before) => ({ document, deployment });
  const { changes, undecided } = compareDocuments(side(before), side(after));
  expect(undecided).toEqual([]);
  const misses: string[] = [];
  for (const { text, direction, packet: one, plain } of SAMPLES) {
    const answers = sides.map((each) => each.explain(direction, one));
    const truths = sides.map(({ truth }) => ask(truth, plain));
    for (const [at, each] of sides.entries()) {
      const [says, truth] = [answers[at]!, truths[at]!];
      const checks = each.check(direction, one);
      if (checks.some((answer) => answer !== says))
        misses.push(`${text}: check ${checks.join("/")}, explain ${says}`);
      if (says !== "unknown" && truth !== "unknown" && truth !== says)
        misses.push(`${text}: ${says}, but ${truth}`);
    }
    const own = changes.filter(
      (change) => change.direction === direction && change.packets.some((box) => boxHas(box, one)),
    );
    // A change that shows some of its packets only may be about any.
    if (own.length === 0 && changes.some(({ truncated }) => truncated)) continue;
    const kinds = own.length === 0 ? (["same"] as const) : own.map(({ kind }) => kind);
    const told = `${text}: explain ${answers.join(" -> ")}, diff ${kinds.join()}`;
    for (const kind of kinds) {
      if (!KINDS[answers.join(" ")]!.includes(kind) || kinds.length > 1) misses.push(told);
      if (NEVER[kind].includes(truths.join(" ")))
        misses.push(`${told}, but ${truths.join(" -> ")}`);
      seen.add(`${answers.join(" ")}: ${kind}`);
    }
  }
  expect(misses).toEqual([]);
}

/** A list of rules and the same list after one edit. */
const edited = <R>(rule: fc.Arbitrary<R>): fc.Arbitrary<readonly [readonly R[], readonly R[]]> =>
  fc
    .tuple(fc.array(rule, { minLength: 1, maxLength: 6 }), rule, fc.nat(5), fc.nat(4))
    .map(([rules, other, place, edit]) => {
      const at = place % rules.length;
      const next = rules[at + 1];
      const edits: readonly (readonly R[])[] = [
        rules,
        rules.toSpliced(at, 1, other),
        rules.toSpliced(at, 0, other),
        rules.length > 1 ? rules.toSpliced(at, 1) : [other],
        next === undefined ? [...rules, other] : rules.toSpliced(at, 2, next, rules[at]!),
      ];
      return [rules, edits[edit]!];
    });

test("Azure: service tags and application security groups", () => {
  const facts: PlainFacts = {
    cloud: "azure",
    points: [{ id: SUBNET }],
    addresses: { access: [EDGE] },
    shared: false,
  };
  const text = (rules: readonly AzureRule[], given?: Contents): string =>
    documentText(
      group([...rules.map((rule, at) => azureFields(rule, 100 + at, given)), ...CLOSING]),
      attached(),
    );
  fc.assert(
    fc.property(edited(azureRule), completions([...TAGS, ...ASG]), ([base, head], given) => {
      const write = (rules: readonly AzureRule[]): Written => ({
        symbolic: text(rules),
        completed: text(rules, given),
      });
      agree(write(base), write(head), azure(), facts);
    }),
    { numRuns: RUNS },
  );
  expect([...seen]).toContain(OFTEN);
});

const SOURCES = ["web", "app"];

const googleRule = fc
  .record({
    tags: fc.subarray(SOURCES),
    ranges: fc.subarray(["10.1.0.0/16", "192.0.2.0/24"]),
    allow: fc.boolean(),
    priority: fc.constantFrom(900, 1000, 1000),
    port: fc.constantFrom(undefined, "80", "443"),
  })
  .filter(({ tags, ranges }) => tags.length + ranges.length > 0);
type GoogleRule = typeof googleRule extends fc.Arbitrary<infer R> ? R : never;

function googleFields(
  { tags, ranges, allow, priority, port }: GoogleRule,
  at: number,
  given?: Contents,
): Fields {
  const effect = [{ protocol: "tcp", ...(port === undefined ? {} : { ports: [port] }) }];
  const found = given === undefined ? [] : tags.flatMap((tag) => given[tag] ?? []);
  const sources = [...new Set([...ranges, ...found])];
  return vpcRule({
    name: `r${at}`,
    priority,
    source_ranges: sources.length === 0 ? null : sources,
    ...(given === undefined && tags.length > 0 ? { source_tags: tags } : {}),
    ...(allow ? { allow: effect } : { deny: effect }),
  });
}

test("Google: source tags, at one priority and at several", () => {
  const facts: PlainFacts = {
    cloud: "google",
    project: "contoso",
    networks: [{ network: "perimeter", tags: ["edge"], accounts: [] }],
  };
  const last = vpcRule({ name: "last", priority: 65000, deny: [{ protocol: "all" }] });
  const text = (rules: readonly GoogleRule[], given?: Contents): string =>
    documentText(vpc(...rules.map((rule, at) => googleFields(rule, at, given)), last));
  fc.assert(
    fc.property(edited(googleRule), completions(SOURCES), ([base, head], given) => {
      const write = (rules: readonly GoogleRule[]): Written => ({
        symbolic: text(rules),
        completed: text(rules, given),
      });
      agree(write(base), write(head), google(), facts);
    }),
    { numRuns: RUNS },
  );
  expect([...seen]).toContain(OFTEN);
});
