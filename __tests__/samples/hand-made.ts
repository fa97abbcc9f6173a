// Flows, rules, gates and deployments made by hand, in words short enough for rows of a table.
import type { Direction, Transport } from "../../modules/flows";
import { makeBoxes, parsePrefix, PROTOCOL } from "../../modules/packets";
import type { AddressRange, Box, Family, Action } from "../../modules/packets";
import type { BoundEnd, BoundFlow, Deployment } from "../../modules/sites";
import type { Gate, Reading, RuleOrigin } from "../../policies/readers";

/** The Edge's access interface in these tests. */
export const ACCESS = "10.45.16.10";
/** Documented partners. */
export const PARTNERS = "203.0.113.0/24";
/** The whole of both families. */
export const ANY = ["0.0.0.0/0", "::/0"];

type Addresses = string | readonly string[];

function prefixes(addresses: Addresses): readonly { family: Family; range: AddressRange }[] {
  return [addresses].flat().map((text) => {
    const { family, first, last } = parsePrefix(text);
    return { family, range: { first, last } };
  });
}

function familiesOf(addresses: Addresses): BoundEnd["addresses"] {
  const all = prefixes(addresses);
  return ([4, 6] as const).flatMap((family) => {
    const ranges = all.filter((one) => one.family === family).map(({ range }) => range);
    return ranges.length === 0 ? [] : [{ family, ranges }];
  });
}

/** `[50000, 59999]`, or one port. */
type Ports = number | readonly [number, number];

function portRange(ports: Ports): { readonly first: number; readonly last: number } {
  return typeof ports === "number"
    ? { first: ports, last: ports }
    : { first: ports[0], last: ports[1] };
}

/** A documented flow at the access interface; row 1 unless told. */
export function flow(
  direction: Direction,
  transport: Transport,
  ports: Ports,
  far: Addresses = PARTNERS,
  others: { readonly row?: number; readonly near?: Addresses; readonly peer?: string } = {},
): BoundFlow {
  const { row = 1, near = ACCESS, peer = "partners" } = others;
  const { first, last } = portRange(ports);
  const id = `${direction}-${transport}-${first}-${last}-${peer}`;
  return {
    id,
    direction,
    transport,
    ports: { first, last },
    near: { role: "access", addresses: familiesOf(near) },
    far: { role: peer, addresses: familiesOf(far) },
    citations: [
      {
        document: "seed",
        row,
        label: `Access/${transport}/${first}`,
        title: "Port summary",
        section: "Edge",
        url: "https://example.com/seed",
      },
    ],
  };
}

/** A flow that the site adds by itself. */
export function extraFlow(direction: Direction, ports: Ports, far: Addresses): BoundFlow {
  const made = flow(direction, "tcp", ports, far, { peer: "extra" });
  const extra = { id: "rdp-bastion", owner: "netops", reason: "bastion", expires: "2099-12-31" };
  return { ...made, id: "extra-rdp-bastion", citations: [], extra };
}

interface BoxWords {
  readonly from?: Addresses;
  readonly to?: Addresses;
  /** @default every protocol */
  readonly protocol?: keyof typeof PROTOCOL | undefined;
  readonly ports?: Ports | undefined;
}

/** The packets from here to there, in each family that both ends have. */
export function boxes({ from = ANY, to = ANY, protocol, ports }: BoxWords): readonly Box[] {
  return familiesOf(from).flatMap((source) => {
    const destination = familiesOf(to).find(({ family }) => family === source.family);
    if (destination === undefined) return [];
    const number = protocol === undefined ? undefined : PROTOCOL[protocol];
    return makeBoxes({
      family: source.family,
      source: source.ranges,
      destination: destination.ranges,
      ...(number !== undefined && { protocol: [{ first: number, last: number }] }),
      ...(ports !== undefined && { destinationPort: [portRange(ports)] }),
    });
  });
}

type HandRule = Gate["chain"][number]["rules"][number];

/** An origin in `doc.tf.json`, at the line that is its priority; the cloud's own have no place. */
export function origin(
  name: string,
  { priority, by = "document", uncertainty }: OriginWords = {},
): RuleOrigin {
  const place = { file: "doc.tf.json", line: priority ?? 1, column: 1 };
  return {
    address: by === "cloud" ? name : `nsg.edge/${name}`,
    name,
    writtenBy: by,
    ...(by !== "cloud" && { place }),
    ...(priority !== undefined && { priority }),
    ...(uncertainty !== undefined && { reason: uncertainty }),
  };
}

interface OriginWords {
  readonly priority?: number;
  readonly by?: RuleOrigin["writtenBy"];
  readonly uncertainty?: string;
}

interface RuleWords extends BoxWords, OriginWords {
  /** What the rule certainly matches, when that is less than what it might match. */
  readonly certain?: readonly Box[];
}

/** A rule, exact unless `certain` is given. */
export function rule(verdict: Action, name: string, words: RuleWords = {}): HandRule {
  const possible = boxes(words);
  return {
    action: verdict,
    possible,
    certain: words.certain ?? possible,
    origin: origin(name, words),
  };
}

/** A gate of one layer that denies what no rule matches. */
export function gate(
  direction: Direction,
  rules: readonly HandRule[],
  others: Partial<Gate> & { readonly implied?: Action } = {},
): Gate {
  const { implied = "deny", ...fields } = others;
  return {
    name: `${direction} gate`,
    direction,
    machines: "edge",
    chain: [
      {
        rules,
        implied: { action: implied, origin: origin(`implied-${implied}`, { by: "cloud" }) },
      },
    ],
    ...fields,
  };
}

/** What a reader would have said. */
export function reading(gates: readonly Gate[], others: Partial<Reading> = {}): Reading {
  return {
    gates,
    unsupported: [],
    assumptions: ["machines carry the tags"],
    ruleCount: 2,
    ...others,
  };
}

/** A Google deployment with these flows. */
export function deployment(flows: readonly BoundFlow[], name = "google-test"): Deployment {
  return {
    site: "test",
    name,
    interfaceReading: "printed",
    interfaces: [{ role: "access", addresses: familiesOf(ACCESS) }],
    flows,
    selectedRows: flows.length,
    advisories: [{ id: "note", message: "federation with Messenger ended" }],
    place: { file: "edge.yaml", line: 9, column: 3 },
    cloud: "google",
    settings: {
      project: "p",
      networks: [{ network: "perimeter", targets: { tags: ["edge"] } }],
      namePrefix: name,
    },
  };
}
