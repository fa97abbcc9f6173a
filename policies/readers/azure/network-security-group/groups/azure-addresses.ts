// The address terms of a security rule: prefixes, `*`, service tags, application security groups. What the API refuses
// is reported and never given a meaning (cloud-semantics 1.3, 1.5).
import type { Family, Prefix } from "../../../../../modules/packets";
import type { AzureTerms } from "../../azure-terms";
import {
  argumentName,
  type Field,
  isGiven,
  type TextList,
  type Texts,
  UNKNOWN,
} from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { SecurityRule } from "./records";
import {
  type Addresses,
  anywhere,
  type Bounds,
  EVERY_ADDRESS,
  exactly,
  IPV4_ONLY,
} from "../../../rules/match";
import { addressesOf, readCidr } from "../../../rules/prefixes";

export type Side = "source" | "destination";

/** What one side matches, and the families of the prefixes that it writes out. */
export interface SideTerm {
  readonly addresses: Bounds<Addresses>;
  readonly families: readonly Family[];
}

const UNKNOWN_SIDE: SideTerm = { addresses: anywhere(), families: [] };

const ASGS_PER_SIDE = 10;
const PREFIXES_PER_SIDE = 4000;

/** `*` and `0.0.0.0/0` are written for each other; whether they match IPv6 is uncertain (U4). */
export const ANY_ADDRESS: Bounds<Addresses> = {
  certain: IPV4_ONLY,
  possible: EVERY_ADDRESS,
  reason: "whether Azure's `*` and `0.0.0.0/0` match IPv6 is uncertain (U4)",
};

/** As Azure lists service tags: `Internet`, `Storage.WestEurope`. Anything else, such as a host name, the API refuses. */
const TAG = /^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/;

/** Reads the fields of one side. Exactly one of the three ways to write it may be used. */
export function readSide(
  { block, ...rule }: SecurityRule,
  side: Side,
  terms: AzureTerms,
): SideTerm {
  const { prefix, prefixes, groups } = rule[side];
  const ways = [prefix, prefixes, groups];
  const given = ways.filter(isGiven);
  const [way] = given;
  if (given.length !== 1 || way === undefined) {
    block.report(
      `a rule needs exactly one of \`${ways.map(argumentName).join("`, `")}\`, and this one has ${given.length}`,
      "keep the one that is meant",
      given.at(-1),
    );
    return UNKNOWN_SIDE;
  }
  if (way === prefix) return readPrefix(block, prefix, isNear(rule, side), terms);
  return way === prefixes
    ? readPrefixes(block, prefixes, prefix)
    : readGroups(block, groups, terms);
}

/** Whether the side is that of the machines behind the group. */
function isNear({ direction }: Pick<SecurityRule, "direction">, side: Side): boolean {
  if (direction.is !== "known") return false;
  return direction.value === (side === "source" ? "Outbound" : "Inbound");
}

function readPrefix(
  block: ResourceBlock,
  field: Field<string>,
  near: boolean,
  terms: AzureTerms,
): SideTerm {
  const text = block.value(field);
  if (text === UNKNOWN || text === undefined) return UNKNOWN_SIDE;
  if (text === "*") return { addresses: ANY_ADDRESS, families: [] };
  if (TAG.test(text))
    return { addresses: near ? terms.nearTag(text) : terms.tag(text), families: [] };
  const prefix = readCidr(block, field, text);
  return prefix === undefined ? UNKNOWN_SIDE : { ...termOf([prefix]), families: [prefix.family] };
}

function readPrefixes(block: ResourceBlock, field: Field<Texts>, single: Field<string>): SideTerm {
  const list: TextList = asSet(block.list(field)) ?? { known: [], complete: false };
  const prefixes = list.known.flatMap((text) => {
    if (text !== "*" && !TAG.test(text)) return readCidr(block, field, text) ?? [];
    block.report(
      `Azure refuses \`${text}\` in \`${argumentName(field)}\``,
      `write it alone, in \`${argumentName(single)}\``,
      field,
    );
    return [];
  });
  if (list.known.length > PREFIXES_PER_SIDE) {
    block.report(
      `\`${argumentName(field)}\` lists ${list.known.length} prefixes, and Azure takes ${PREFIXES_PER_SIDE}`,
      "split the rule over several groups, or merge prefixes",
      field,
    );
  }
  const isComplete = list.complete && prefixes.length === list.known.length;
  const families = [...new Set(prefixes.map(({ family }) => family))];
  if (!isComplete || reportOverlap(block, field, prefixes)) return { ...UNKNOWN_SIDE, families };
  return { ...termOf(prefixes), families };
}

/** Two prefixes overlap only where one holds the other, and then they are neighbours once sorted. */
function reportOverlap(
  block: ResourceBlock,
  field: Field<Texts>,
  prefixes: readonly Prefix[],
): boolean {
  const sorted = [...prefixes].sort((a, b) =>
    a.family === b.family
      ? Number(a.first > b.first) - Number(a.first < b.first)
      : a.family - b.family,
  );
  const at = sorted.findIndex((prefix, index) => {
    const next = sorted[index + 1];
    return next?.family === prefix.family && next.first <= prefix.last;
  });
  const [one, other] = [sorted[at], sorted[at + 1]];
  if (one === undefined || other === undefined) return false;
  block.report(
    `Azure refuses overlapping prefixes in one rule: \`${one.text}\` and \`${other.text}\``,
    "keep the wider one",
    field,
  );
  return true;
}

function readGroups(block: ResourceBlock, field: Field<Texts>, terms: AzureTerms): SideTerm {
  const ids = asSet(block.list(field));
  if (ids !== undefined && ids.known.length > ASGS_PER_SIDE) {
    block.report(
      `\`${argumentName(field)}\` names ${ids.known.length} application security groups`,
      `Azure takes at most ${ASGS_PER_SIDE}`,
      field,
    );
  }
  if (ids?.complete !== true || ids.known.length === 0) return UNKNOWN_SIDE;
  return { addresses: terms.groups(ids.known), families: [] };
}

/** The argument is a set to Terraform: of two equal elements it keeps one. */
function asSet(list: TextList | undefined): TextList | undefined {
  return list && { ...list, known: [...new Set(list.known)] };
}

function termOf(prefixes: readonly Prefix[]): { readonly addresses: Bounds<Addresses> } {
  const addresses = addressesOf(prefixes);
  const writesAny = prefixes.some(({ family, length }) => family === 4 && length === 0);
  return { addresses: writesAny ? ANY_ADDRESS : exactly(addresses) };
}
