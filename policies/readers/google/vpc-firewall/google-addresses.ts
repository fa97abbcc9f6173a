// Sources and destinations of a VPC firewall rule (cloud-semantics 3.2, facts 6-11).
import type { Prefix } from "../../../../modules/packets";
import type { DocumentBlock } from "../../sources/terraform-config/resource-block";
import type { GateDirection } from "../../rule";
import {
  type Addresses,
  anywhere,
  type Bounds,
  EVERY_ADDRESS,
  exactly,
  IPV4_ONLY,
  NO_ADDRESSES,
} from "../../match";
import type { StatedFacts } from "../../stated-contents";
import { isOneThing } from "../../sources/template-text";
import { addressesOf, joinAddresses, readCidr } from "../../prefixes";

export interface RuleEnds {
  readonly source: Bounds<Addresses>;
  readonly destination: Bounds<Addresses>;
  /** False when Google refuses the combination. */
  readonly sound: boolean;
}

const BY_MACHINE: readonly string[] = ["source_tags", "source_service_accounts"];

export function readEnds(
  block: DocumentBlock,
  direction: GateDirection,
  facts: StatedFacts,
): RuleEnds {
  const source = readRanges(block, "source_ranges");
  const destination = readRanges(block, "destination_ranges");
  const oneFamily = checkFamilies(block, direction, source, destination);
  if (direction === "outbound") {
    const sound = checkNoMachines(block);
    return {
      source: source?.addresses ?? exactly(EVERY_ADDRESS),
      destination: destination?.addresses ?? exactly(IPV4_ONLY),
      sound: sound && oneFamily,
    };
  }
  const sound = checkSourcePresent(block);
  return {
    source: inboundSource(block, source, writtenFamily(source, destination), facts),
    destination: destination?.addresses ?? exactly(EVERY_ADDRESS),
    sound: sound && oneFamily,
  };
}

/** Ranges and machines together are a union; which addresses the machines have, only the site can state. */
function inboundSource(
  block: DocumentBlock,
  ranges: RangeTerm | undefined,
  family: string,
  facts: StatedFacts,
): Bounds<Addresses> {
  if (!BY_MACHINE.some((key) => block.has(key))) return ranges?.addresses ?? exactly(IPV4_ONLY);
  const written = ranges?.addresses ?? exactly(NO_ADDRESSES);
  if (written.certain !== written.possible) return written;
  const machines = [
    ...sourceMachines(block, "source_tags", "networkTags", facts),
    ...sourceMachines(block, "source_service_accounts", "serviceAccounts", facts),
  ];
  const stated = machines.flatMap(({ contents }) => contents ?? []);
  const certain = joinAddresses([written.certain, ...stated.map((one) => one.certain)]);
  if (stated.length === machines.length) return exactly(certain);
  const others = machines.filter(({ contents }) => contents === undefined);
  const named = others.flatMap(({ name }) => (name === undefined ? [] : `${name}${family}`));
  return {
    certain,
    possible: EVERY_ADDRESS,
    reason:
      "the addresses of the machines that source tags and service accounts name are not in the document",
    ...(named.length === others.length && { named }),
  };
}

/** Whether a name stands for its machines' addresses of both families in a rule for one of them is written nowhere. */
function writtenFamily(...ranges: readonly (RangeTerm | undefined)[]): string {
  const families = ranges.flatMap((one) => one?.prefixes ?? []).map(({ family }) => family);
  const [only, ...others] = new Set(families);
  if (only === undefined) return "";
  return others.length === 0 ? `, as a rule for IPv${only} sees it` : ", as a mixed rule sees it";
}

/** Machines that a rule names as its source. */
interface SourceMachines {
  /** What the site states of them; absent where it states nothing. */
  readonly contents?: Bounds<Addresses>;
  /** Absent for machines of which even the name cannot be read. */
  readonly name?: string;
}

function sourceMachines(
  block: DocumentBlock,
  key: string,
  kind: "networkTags" | "serviceAccounts",
  facts: StatedFacts,
): readonly SourceMachines[] {
  const list = block.raws(key);
  if (list === undefined) return [];
  const words = kind === "networkTags" ? "the network tag" : "the service account";
  const found = list.known.map((name): SourceMachines => {
    const contents = facts.contents(kind, name);
    if (contents !== undefined) return { contents };
    return isOneThing(name) ? { name: `${words} \`${name}\`` } : {};
  });
  return list.complete ? found : [...found, {}];
}

interface RangeTerm {
  readonly addresses: Bounds<Addresses>;
  readonly prefixes: readonly Prefix[];
}

/** `undefined` for a list that is missing or empty: the API then fills in its default. */
function readRanges(block: DocumentBlock, key: string): RangeTerm | undefined {
  const list = block.texts(key);
  if (list === undefined) return undefined;
  const prefixes = list.known.flatMap((text) => readCidr(block, key, text) ?? []);
  const whole = list.complete && prefixes.length === list.known.length;
  // Of a list with a bad element nothing is certain: Google may refuse the whole rule.
  return { prefixes, addresses: whole ? exactly(addressesOf(prefixes)) : anywhere() };
}

/** Google takes one family in a rule, and what it fills in for the far side is IPv4. */
function checkFamilies(
  block: DocumentBlock,
  direction: GateDirection,
  source: RangeTerm | undefined,
  destination: RangeTerm | undefined,
): boolean {
  const written = [...(source?.prefixes ?? []), ...(destination?.prefixes ?? [])];
  const families = new Set<number>(written.map(({ family }) => family));
  const byMachine = direction === "inbound" && BY_MACHINE.some((key) => block.has(key));
  const far = direction === "inbound" ? source : destination;
  if (far === undefined && !byMachine) families.add(4);
  if (families.size <= 1) return true;
  block.refuse(
    far === undefined
      ? "the rule has IPv6 ranges on its near side and leaves out the far side, which then is 0.0.0.0/0"
      : "Google refuses IPv4 and IPv6 ranges in one rule",
    "write one rule for each family, with both sides",
  );
  return false;
}

function checkNoMachines(block: DocumentBlock): boolean {
  const given = BY_MACHINE.filter((key) => block.has(key));
  for (const key of given) {
    block.refuse(`Google refuses \`${key}\` on an egress rule`, "remove it", key);
  }
  return given.length === 0;
}

/** An empty list counts as present, and then the API opens the rule to 0.0.0.0/0; with none at all the plan fails. */
function checkSourcePresent(block: DocumentBlock): boolean {
  const keys = ["source_ranges", ...BY_MACHINE];
  if (keys.some((key) => block.body[key] !== undefined && block.body[key] !== null)) return true;
  block.refuse(
    `an ingress rule needs one of \`${keys.join("`, `")}\``,
    'write `"source_ranges": ["0.0.0.0/0"]` if every IPv4 address is meant',
  );
  return false;
}
