// Sources and destinations of a VPC firewall rule (cloud-semantics 3.2, facts 6-11).
import type { Prefix } from "../../../../modules/packets";
import { argumentName, type Field, isGiven, type Texts, type Unknown } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { GateDirection } from "../../rules/rule";
import {
  type Addresses,
  anywhere,
  type Bounds,
  EVERY_ADDRESS,
  exactly,
  IPV4_ONLY,
  NO_ADDRESSES,
} from "../../rules/match";
import type { StatedContents } from "../../rules/stated-contents";
import type { VpcFirewallRule } from "./records";
import { isOneThing } from "../../resources/template-text";
import { addressesOf, joinAddresses, readCidr } from "../../rules/prefixes";

export interface RuleEnds {
  readonly source: Bounds<Addresses>;
  readonly destination: Bounds<Addresses>;
  /** False when Google refuses the combination. */
  readonly understood: boolean;
}

function byMachine({ sourceTags, sourceAccounts }: VpcFirewallRule): readonly Field<Texts>[] {
  return [sourceTags, sourceAccounts];
}

export function readEnds(
  rule: VpcFirewallRule,
  direction: GateDirection,
  stated: StatedContents,
): RuleEnds {
  const source = readRanges(rule.block, rule.sourceRanges);
  const destination = readRanges(rule.block, rule.destinationRanges);
  const oneFamily = checkFamilies(rule, direction, source, destination);
  if (direction === "outbound") {
    const understood = checkNoMachines(rule);
    return {
      source: source?.addresses ?? exactly(EVERY_ADDRESS),
      destination: destination?.addresses ?? exactly(IPV4_ONLY),
      understood: understood && oneFamily,
    };
  }
  const understood = checkSourcePresent(rule);
  return {
    source: inboundSource(rule, source, writtenFamily(source, destination), stated),
    destination: destination?.addresses ?? exactly(EVERY_ADDRESS),
    understood: understood && oneFamily,
  };
}

/** Ranges and machines together are a union; which addresses the machines have, only the site can state. */
function inboundSource(
  rule: VpcFirewallRule,
  ranges: RangeTerm | undefined,
  family: string,
  stated: StatedContents,
): Bounds<Addresses> {
  if (!byMachine(rule).some(isGiven)) return ranges?.addresses ?? exactly(IPV4_ONLY);
  const written = ranges?.addresses ?? exactly(NO_ADDRESSES);
  if (written.certain !== written.possible) return written;
  const machines = [
    ...sourceMachines(rule.block, rule.sourceTags, "networkTags", stated),
    ...sourceMachines(rule.block, rule.sourceAccounts, "serviceAccounts", stated),
  ];
  const shown = machines.flatMap(({ contents }) => contents ?? []);
  const certain = joinAddresses([written.certain, ...shown.map((one) => one.certain)]);
  if (shown.length === machines.length) return exactly(certain);
  const others = machines.filter(({ contents }) => contents === undefined);
  const named = others.flatMap(({ name }) => (name === undefined ? [] : `${name}${family}`));
  return {
    certain,
    possible: EVERY_ADDRESS,
    reason:
      "the addresses of the machines that source tags and service accounts name are not in the configuration",
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
  block: ResourceBlock,
  field: Field<Texts>,
  kind: "networkTags" | "serviceAccounts",
  stated: StatedContents,
): readonly SourceMachines[] {
  const list = block.list(field);
  if (list === undefined) return [];
  const words = kind === "networkTags" ? "the network tag" : "the service account";
  const found = list.known.map((name): SourceMachines => {
    const contents = stated.contents(kind, name);
    if (contents !== undefined) return { contents };
    return isOneThing(name) ? { name: `${words} \`${name}\`` } : {};
  });
  return list.complete ? found : [...found, {}];
}

interface RangeTerm {
  readonly addresses: Bounds<Addresses>;
  readonly prefixes: readonly Prefix[];
  /** It may be left out, for all that the source shows. */
  readonly isShownLater?: boolean;
}

/** A plan shows as unknown what a condition leaves out, and cannot show it otherwise. */
function isShownLater(block: ResourceBlock, field: Field<Texts>): field is Unknown {
  return field.is === "unknown" && block.dialect.shows === "cloud";
}

/** `undefined` for a list that is missing or empty: the API then fills in its default. */
function readRanges(block: ResourceBlock, field: Field<Texts>): RangeTerm | undefined {
  // Whether an unknown list matters is for the proof to say, which then names the rule and this reason.
  if (isShownLater(block, field))
    return { prefixes: [], addresses: anywhere(field.message), isShownLater: true };
  const list = block.list(field);
  if (list === undefined) return undefined;
  const prefixes = list.known.flatMap((text) => readCidr(block, field, text) ?? []);
  const isComplete = list.complete && prefixes.length === list.known.length;
  // Of a list with a bad element nothing is certain: Google may refuse the whole rule.
  return { prefixes, addresses: isComplete ? exactly(addressesOf(prefixes)) : anywhere() };
}

/** Google takes one family in a rule, and what it fills in for the far side is IPv4. */
function checkFamilies(
  rule: VpcFirewallRule,
  direction: GateDirection,
  source: RangeTerm | undefined,
  destination: RangeTerm | undefined,
): boolean {
  const written = [...(source?.prefixes ?? []), ...(destination?.prefixes ?? [])];
  const families = new Set<number>(written.map(({ family }) => family));
  const isByMachine = direction === "inbound" && byMachine(rule).some(isGiven);
  const far = direction === "inbound" ? source : destination;
  const isFilledIn = far === undefined || (far.isShownLater === true && families.has(6));
  if (isFilledIn && !isByMachine) families.add(4);
  if (families.size <= 1) return true;
  const filledIn =
    far === undefined
      ? "leaves out the far side, which then is 0.0.0.0/0"
      : "does not show the far side yet, which is 0.0.0.0/0 where it is left out";
  rule.block.report(
    isFilledIn
      ? `the rule has IPv6 ranges on its near side and ${filledIn}`
      : "Google refuses IPv4 and IPv6 ranges in one rule",
    "write one rule for each family, with both sides",
  );
  return false;
}

function checkNoMachines(rule: VpcFirewallRule): boolean {
  const given = byMachine(rule).filter(isGiven);
  for (const field of given) {
    rule.block.report(
      `Google refuses \`${argumentName(field)}\` on an egress rule`,
      "remove it",
      field,
    );
  }
  return given.length === 0;
}

/** An empty list counts as present, and then the API opens the rule to 0.0.0.0/0; with none at all the plan fails. */
function checkSourcePresent(rule: VpcFirewallRule): boolean {
  const { block, sourceRanges } = rule;
  const fields = [sourceRanges, ...byMachine(rule)];
  const isPresent = fields.some((field) => field.is !== "unset" || field.empty);
  if (isPresent || block.dialect.shows === "cloud") return true;
  block.report(
    `an ingress rule needs one of \`${fields.map(argumentName).join("`, `")}\``,
    'write `"source_ranges": ["0.0.0.0/0"]` if every IPv4 address is meant',
  );
  return false;
}
