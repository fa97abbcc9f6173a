// The two bounds against the truth: names that nobody knows are given contents at random, the document is rewritten with
// them, and the second road (which shares no line with the readers) says what happens. Whatever the names hold, what is
// certainly open is open, and what is open may be open. A name keeps its contents wherever it stands, so that the proof,
// which goes by the names, tells more than the bounds of each rule by itself; that has to be the truth as well.
import fc from "fast-check";

import { boxHas, decide, type Packet } from "../../../modules/packets";
import type { Deployment } from "../../../modules/sites";
import type { Region } from "../../../policies/catalog";
import { compareGate } from "../../../policies/proof/check/compare-gate";
import { DENY_ALL } from "../../../policies/proof/chains";
import { parseTerraformConfiguration, readGates } from "../../../policies/readers";
import { ask as askPlainly, type PlainFacts, readPlainly } from "../../oracle/plain-evaluator";
import type { PlainPacket } from "../../oracle/plain-packets";
import {
  attached,
  azure,
  documentText,
  google,
  group,
  packet,
  SUBNET,
  vpc,
  vpcRule,
} from "./support/read-documents";
import {
  ASG,
  azureFields,
  azureRule,
  CLOSING,
  completions,
  type Contents,
  EDGE,
  FAR,
  PORTS,
  TAGS,
} from "./support/named-contents";

interface Written {
  readonly symbolic: string;
  readonly completed: string;
}

function packets(): readonly (readonly [PlainPacket, string])[] {
  return FAR.flatMap((far) =>
    PORTS.flatMap((port) =>
      (["inbound", "outbound"] as const).map((direction): readonly [PlainPacket, string] => {
        const ends = direction === "inbound" ? [far, EDGE] : [EDGE, far];
        const text = `tcp ${ends[0]!}:1024 > ${ends[1]!}:${port}`;
        const { source, destination } = packet(text);
        const [near, other] =
          direction === "inbound" ? [destination, source] : [source, destination];
        const shared = { family: 4, protocol: 6, sourcePort: 1024, destinationPort: port } as const;
        return [{ direction, near, far: other, ...shared }, text];
      }),
    ),
  );
}

const PACKETS = packets();

/** How often the bounds had something to say: a test that only ever sees doubt would prove nothing. */
const told = { certain: 0, doubtful: 0, byName: 0 };
beforeEach(() => Object.assign(told, { certain: 0, doubtful: 0, byName: 0 }));

const isIn = (regions: readonly Region[], one: Packet): boolean =>
  regions.some(({ whole }) => whole.some((box) => boxHas(box, one)));

function holds({ symbolic, completed }: Written, deployment: Deployment, facts: PlainFacts): void {
  const { gates } = readGates(parseTerraformConfiguration(symbolic, "s.tf.json"), deployment);
  const truth = readPlainly(JSON.parse(completed), facts);
  expect(truth.unsupported).toBeUndefined();
  const nothing = { required: DENY_ALL, permitted: DENY_ALL };
  const found = gates
    .filter(({ machines }) => machines === "edge")
    .map((gate) => compareGate(gate, nothing));
  for (const [plain, text] of PACKETS) {
    const answer = askPlainly(truth, plain);
    if (answer === "unknown") continue;
    const at = found.find(({ gate }) => gate.direction === plain.direction)!;
    const must = decide(at.gate.chain, "must", packet(text)).action;
    const may = decide(at.gate.chain, "may", packet(text)).action;
    const open = isIn(at.excess, packet(text));
    const doubt = isIn(at.maybeExcess, packet(text));
    if (must !== may && !doubt) told.byName++;
    expect({ text, wrong: answer === "open" ? !open && !doubt : open }).toEqual({
      text,
      wrong: false,
    });
    told[must === may ? "certain" : "doubtful"]++;
    const contradicted =
      (must === "allow" && answer === "closed") || (may === "deny" && answer === "open");
    expect({ text, must, may, answer, contradicted }).toMatchObject({ contradicted: false });
  }
}

test("Azure: service tags and application security groups", () => {
  const facts: PlainFacts = {
    cloud: "azure",
    points: [{ id: SUBNET }],
    addresses: { access: [EDGE] },
    shared: false,
  };
  fc.assert(
    fc.property(
      fc.array(azureRule, { minLength: 1, maxLength: 6 }),
      completions([...TAGS, ...ASG]),
      (rules, given) => {
        const text = (known?: Contents): string =>
          documentText(
            group([...rules.map((rule, at) => azureFields(rule, 100 + at, known)), ...CLOSING]),
            attached(),
          );
        holds({ symbolic: text(), completed: text(given) }, azure(), facts);
      },
    ),
    { numRuns: 100 },
  );
  expect(told.certain).toBeGreaterThan(300);
  expect(told.doubtful).toBeGreaterThan(300);
  expect(told.byName).toBeGreaterThan(5);
});

const SOURCES = ["web", "app"];

const googleRule = fc.record({
  tags: fc.subarray(SOURCES),
  ranges: fc.subarray(["10.1.0.0/16", "192.0.2.0/24"]),
  allow: fc.boolean(),
  priority: fc.constantFrom(900, 1000, 1000),
  port: fc.constantFrom(undefined, "80", "443"),
});

test("Google: source tags, at one priority and at several", () => {
  const facts: PlainFacts = {
    cloud: "google",
    project: "contoso",
    networks: [{ network: "perimeter", tags: ["edge"], accounts: [] }],
  };
  fc.assert(
    fc.property(
      fc.array(googleRule, { minLength: 1, maxLength: 6 }),
      completions(SOURCES),
      (rules, given) => {
        const text = (known?: Contents): string =>
          documentText(
            vpc(
              ...rules
                .filter(({ tags, ranges }) => tags.length + ranges.length > 0)
                .map(({ tags, ranges, allow, priority, port }) => {
                  const effect = [
                    { protocol: "tcp", ...(port === undefined ? {} : { ports: [port] }) },
                  ];
                  const found = known === undefined ? [] : tags.flatMap((tag) => known[tag] ?? []);
                  const sources = [...new Set([...ranges, ...found])];
                  return vpcRule({
                    priority,
                    ...(sources.length === 0
                      ? { source_ranges: null }
                      : { source_ranges: sources }),
                    ...(known === undefined && tags.length > 0 ? { source_tags: tags } : {}),
                    ...(allow ? { allow: effect } : { deny: effect }),
                  });
                }),
              vpcRule({ name: "last", priority: 65000, deny: [{ protocol: "all" }] }),
            ),
          );
        holds({ symbolic: text(), completed: text(given) }, google(), facts);
      },
    ),
    { numRuns: 100 },
  );
  expect(told.byName).toBeGreaterThan(5);
});
