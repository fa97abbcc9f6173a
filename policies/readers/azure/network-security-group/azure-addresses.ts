// The address terms of a security rule: prefixes, `*`, service tags, application security groups. What the API refuses
// is reported and never given a meaning (cloud-semantics 1.3, 1.5).
import type { Family, Prefix } from "../../../../modules/packets";
import type { AzureTerms } from "../azure-terms";
import {
  type DocumentBlock,
  type TextList,
  UNKNOWN,
} from "../../sources/terraform-config/resource-block";
import {
  type Addresses,
  anywhere,
  type Bounds,
  EVERY_ADDRESS,
  exactly,
  IPV4_ONLY,
} from "../../match";
import { addressesOf, readCidr } from "../../prefixes";

export type Side = "source" | "destination";

/** What one side matches, and the families of the prefixes that it writes out. */
export interface SideTerm {
  readonly addresses: Bounds<Addresses>;
  readonly families: readonly Family[];
}

const UNKNOWN_SIDE: SideTerm = { addresses: anywhere(), families: [] };

const ASGS_PER_SIDE = 10;

/** `*` and `0.0.0.0/0` are written for each other; whether they match IPv6 is uncertain (U4). */
export const ANY_ADDRESS: Bounds<Addresses> = {
  certain: IPV4_ONLY,
  possible: EVERY_ADDRESS,
  reason: "whether Azure's `*` and `0.0.0.0/0` match IPv6 is uncertain (U4)",
};

/** As Azure lists service tags: `Internet`, `Storage.WestEurope`. Anything else, such as a host name, the API refuses. */
const TAG = /^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/;

/** Reads the fields of one side. Exactly one of the three ways to write it may be used. */
export function readSide(block: DocumentBlock, side: Side, terms: AzureTerms): SideTerm {
  const keys = [
    `${side}_address_prefix`,
    `${side}_address_prefixes`,
    `${side}_application_security_group_ids`,
  ] as const;
  const given = keys.filter((key) => block.has(key));
  const [key] = given;
  if (given.length !== 1 || key === undefined) {
    block.refuse(
      `a rule needs exactly one of \`${keys.join("`, `")}\`, and this one has ${given.length}`,
      "keep the one that is meant",
      given.at(-1),
    );
    return UNKNOWN_SIDE;
  }
  if (key === keys[0]) return readPrefix(block, key, terms);
  return key === keys[1] ? readPrefixes(block, key) : readGroups(block, key, terms);
}

function readPrefix(block: DocumentBlock, key: string, terms: AzureTerms): SideTerm {
  const text = block.text(key);
  if (text === UNKNOWN || text === undefined) return UNKNOWN_SIDE;
  if (text === "*") return { addresses: ANY_ADDRESS, families: [] };
  if (TAG.test(text)) return { addresses: terms.tag(text), families: [] };
  const prefix = readCidr(block, key, text);
  return prefix === undefined ? UNKNOWN_SIDE : { ...termOf([prefix]), families: [prefix.family] };
}

function readPrefixes(block: DocumentBlock, key: string): SideTerm {
  const list: TextList = block.texts(key) ?? { known: [], complete: false };
  const prefixes = list.known.flatMap((text) => {
    if (text !== "*" && !TAG.test(text)) return readCidr(block, key, text) ?? [];
    block.refuse(
      `Azure refuses \`${text}\` in \`${key}\``,
      `write it alone, in \`${key.slice(0, -2)}\``,
      key,
    );
    return [];
  });
  const whole = list.complete && prefixes.length === list.known.length;
  const families = [...new Set(prefixes.map(({ family }) => family))];
  if (!whole || refuseOverlap(block, key, prefixes)) return { ...UNKNOWN_SIDE, families };
  return { ...termOf(prefixes), families };
}

/** Two prefixes overlap only where one holds the other, and then they are neighbours once sorted. */
function refuseOverlap(block: DocumentBlock, key: string, prefixes: readonly Prefix[]): boolean {
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
  block.refuse(
    `Azure refuses overlapping prefixes in one rule: \`${one.text}\` and \`${other.text}\``,
    "keep the wider one",
    key,
  );
  return true;
}

function readGroups(block: DocumentBlock, key: string, terms: AzureTerms): SideTerm {
  const ids = block.raws(key);
  if (ids !== undefined && ids.known.length > ASGS_PER_SIDE) {
    block.refuse(
      `\`${key}\` names ${ids.known.length} application security groups`,
      `Azure takes at most ${ASGS_PER_SIDE}`,
      key,
    );
  }
  if (ids?.complete !== true || ids.known.length === 0) return UNKNOWN_SIDE;
  return { addresses: terms.groups(ids.known), families: [] };
}

function termOf(prefixes: readonly Prefix[]): { readonly addresses: Bounds<Addresses> } {
  const addresses = addressesOf(prefixes);
  const writesAny = prefixes.some(({ family, length }) => family === 4 && length === 0);
  return { addresses: writesAny ? ANY_ADDRESS : exactly(addresses) };
}
