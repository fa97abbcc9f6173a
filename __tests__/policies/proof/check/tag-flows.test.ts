// Flows to service tags against the truth: tags are given contents at random, rules and flows are rewritten with them, and the
// second road says packet by packet what passes and what is asked for. What is certain has to be so whatever the tags hold;
// what no finding speaks of is right whatever they hold.
import fc from "fast-check";

import { boxHas, type Packet } from "../../../../modules/packets";
import type { BoundFlow, Deployment } from "../../../../modules/sites";
import type { Region } from "../../../../policies/catalog";
import { compareGate } from "../../../../policies/proof/check/compare-gate";
import { requiredChain } from "../../../../policies/proof/required-chain";
import { parseTerraformConfiguration, readGates } from "../../../../policies/readers";
import { ask as askPlainly, type PlainFacts, readPlainly } from "../../../oracle/plain-evaluator";
import type { PlainPacket } from "../../../oracle/plain-packets";
import { flow } from "../../../samples/hand-made";
import {
  azureFields,
  azureRule,
  CLOSING,
  completions,
  type Contents,
  ASG,
  EDGE,
  FAR,
  PORTS,
  TAGS,
} from "../../readers/support/named-contents";
import {
  attached,
  azure,
  documentText,
  group,
  packet,
  SUBNET,
} from "../../readers/support/read-documents";

/** One flow of the site: to a tag, or to addresses. */
interface Asked {
  readonly far: string;
  readonly inbound: boolean;
  readonly port: number;
}

const asked: fc.Arbitrary<Asked> = fc.record({
  far: fc.constantFrom(...TAGS, TAGS[0]!, `${FAR[1]!}/32`, "10.0.0.0/8"),
  inbound: fc.boolean(),
  port: fc.constantFrom(...PORTS),
});

function bound({ far, inbound, port }: Asked): BoundFlow {
  const direction = inbound ? "inbound" : "outbound";
  const isTag = TAGS.includes(far);
  const made = flow(direction, "tcp", port, isTag ? "0.0.0.0/0" : far, { peer: far });
  if (!isTag) return made;
  return { ...made, far: { ...made.far, serviceTag: { name: far, stated: false } } };
}

/** The same rule as the construct would write for the flow. */
const ruleFor = ({ far, inbound, port }: Asked, priority: number, given?: Contents) => ({
  ...azureFields({ far: [far], inbound, allow: true, port: "443" }, priority, given),
  destination_port_range: `${port}`,
});

const FACTS: PlainFacts = {
  cloud: "azure",
  points: [{ id: SUBNET }],
  addresses: { access: [EDGE] },
  shared: false,
};
const PREFIXES: Readonly<Record<string, (far: string) => boolean>> = {
  "10.0.0.0/8": (far) => far.startsWith("10."),
};

function isAsked(
  flows: readonly Asked[],
  given: Contents,
  inbound: boolean,
  far: string,
  port: number,
): boolean {
  return flows.some(
    (one) =>
      one.inbound === inbound &&
      one.port === port &&
      (given[one.far]?.includes(`${far}/32`) ??
        PREFIXES[one.far]?.(far) ??
        one.far === `${far}/32`),
  );
}

const isIn = (regions: readonly Region[], one: Packet): boolean =>
  regions.some(({ whole }) => whole.some((box) => boxHas(box, one)));

/** What the second road says of one packet. */
function openAt(
  truth: ReturnType<typeof readPlainly>,
  direction: "inbound" | "outbound",
  far: string,
  port: number,
): boolean {
  const address = (text: string): bigint => packet(`tcp ${text}:1024 > ${EDGE}:80`).source;
  const shared = { family: 4, protocol: 6, sourcePort: 1024, destinationPort: port } as const;
  const plain: PlainPacket = { direction, near: address(EDGE), far: address(far), ...shared };
  return askPlainly(truth, plain) === "open";
}

/** How often each thing was said, so that a test that only ever sees doubt does not pass. */
const told = { right: 0, wrong: 0, doubt: 0, proven: 0 };
beforeEach(() => Object.assign(told, { right: 0, wrong: 0, doubt: 0, proven: 0 }));

function check(
  deployment: Deployment,
  flows: readonly Asked[],
  texts: { readonly symbolic: string; readonly completed: string },
  given: Contents,
): void {
  const { gates } = readGates(parseTerraformConfiguration(texts.symbolic, "s.tf.json"), deployment);
  const truth = readPlainly(JSON.parse(texts.completed), FACTS);
  expect(truth.unsupported).toBeUndefined();
  for (const gate of gates.filter(({ machines }) => machines === "edge")) {
    const inbound = gate.direction === "inbound";
    const required = requiredChain(flows.filter((one) => one.inbound === inbound).map(bound));
    const found = compareGate(gate, { required, permitted: required });
    expect(found.unfinished).toBeUndefined();
    const { excess, maybeExcess } = found;
    // A flow of which no packet passes is missing for certain, though nobody knows which packets it is of.
    const shut = found.missing.filter(({ openFlow }) => openFlow !== undefined);
    const missing = found.missing.filter((region) => !shut.includes(region));
    const maybeMissing = [...found.maybeMissing, ...shut];
    for (const { flow: one } of shut)
      for (const far of given[one!.far.role]!.map((text) => text.split("/")[0]!))
        expect(openAt(truth, gate.direction, far, one!.ports!.first)).toBe(false);
    if ([excess, missing, maybeExcess, maybeMissing].every(({ length }) => length === 0))
      told.proven++;
    for (const far of FAR)
      for (const port of PORTS) {
        const text = inbound
          ? `tcp ${far}:1024 > ${EDGE}:${port}`
          : `tcp ${EDGE}:1024 > ${far}:${port}`;
        const one = packet(text);
        const open = openAt(truth, gate.direction, far, port);
        const wanted = isAsked(flows, given, inbound, far, port);
        const fault = open === wanted ? "none" : open ? "excess" : "missing";
        const certain = isIn(excess, one) ? "excess" : isIn(missing, one) ? "missing" : undefined;
        const perhaps = [
          ...(isIn(maybeExcess, one) ? ["excess"] : []),
          ...(isIn(maybeMissing, one) ? ["missing"] : []),
        ];
        const agrees =
          certain === undefined ? fault === "none" || perhaps.includes(fault) : certain === fault;
        expect({ text, fault, certain, perhaps, agrees }).toMatchObject({ agrees: true });
        told[certain !== undefined ? "wrong" : perhaps.length > 0 ? "doubt" : "right"]++;
      }
  }
}

const documents = (
  rules: (given?: Contents) => readonly Record<string, unknown>[],
  given: Contents,
) => {
  const text = (known?: Contents): string =>
    documentText(group([...rules(known), ...CLOSING]), attached());
  return { symbolic: text(), completed: text(given) };
};

test("any rules and any flows", () => {
  fc.assert(
    fc.property(
      fc.array(azureRule, { minLength: 0, maxLength: 4 }),
      fc.array(asked, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      completions([...TAGS, ...ASG]),
      (rules, flows, written, given) => {
        const all = (known?: Contents) => [
          ...rules.map((rule, at) => azureFields(rule, 100 + at, known)),
          ...(written ? flows : flows.slice(1)).map((one, at) => ruleFor(one, 200 + at, known)),
        ];
        check(azure(), flows, documents(all, given), given);
      },
    ),
    { numRuns: 150 },
  );
  expect(told.right).toBeGreaterThan(300);
  expect(told.wrong).toBeGreaterThan(40);
  expect(told.doubt).toBeGreaterThan(100);
});

test("the flows' own rules, in any order: nothing is found, whatever the tags hold", () => {
  fc.assert(
    fc.property(
      fc.array(asked, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      completions([...TAGS, ...ASG]),
      (flows, turn, given) => {
        told.proven = 0;
        const at = turn % flows.length;
        const order = [...flows.slice(at), ...flows.slice(0, at)];
        const all = (known?: Contents) =>
          order.map((one, place) => ruleFor(one, 100 + place, known));
        check(azure(), flows, documents(all, given), given);
        expect(told.proven).toBe(2);
      },
    ),
    { numRuns: 60 },
  );
});
