// A name for one finding that stays as long as the finding is the same, and changes as soon as it is another one: more
// packets, another gate, another rule, other contents of a name. What a person has reviewed under this name can never come to
// stand for more. It rests on no words of ours, and on no form in which a source writes the same rules.
import { createHash } from "node:crypto";

import type { Chain, Rule } from "../../modules/packets";
import { type Contents, type Gate, isOwnUnknown, type RuleOrigin } from "../readers";
import type { Finding } from "./finding";
import type { Region } from "./policy";
import { boxesTouch, regionText } from "./region-text";

/** The way in which these are made; another way would get another name. */
const VERSION = "2";

const DIGITS = 16;

/** The fingerprint of a finding about the packets of a region at a gate. */
export function fingerprintOf(
  finding: Finding,
  region: Region,
  gate: Gate,
  contents: Contents = AS_WRITTEN,
): string {
  const about = finding.kind === "unproven" ? rulesAbout(region, gate.chain) : [];
  const decided = [region.decidedBy, ...region.alsoDecidedBy].map((rule) => nameOf(rule, contents));
  return digest([
    ...identity(finding),
    contents.named(gate.guards ?? gate.name),
    gate.machines,
    region.flow?.id ?? "",
    [...new Set(decided)].sort(),
    about.map((rule) => knownMeaning(rule, contents)),
    regionText(region.whole),
    about.length > 0 ? contents.digest : "",
  ]);
}

/**
 * The fingerprint of a finding about the configuration: it has no packets, so that what it names stands for it, in the
 * order of its sentence.
 */
export function configurationFingerprint(finding: Finding): string {
  const { gate = "", address = "", flow, message } = finding;
  return digest([...identity(finding), gate, address, flow?.id ?? "", tokensOf(message)]);
}

/** A source whose texts are taken as they are written. */
const AS_WRITTEN: Contents = {
  named: (text) => text,
  defined: (definition) => JSON.stringify(definition),
  digest: "",
};

function identity({ kind, policy, deployment, direction }: Finding): readonly string[] {
  return [VERSION, kind, policy, deployment, direction ?? ""];
}

/** What the cloud calls a rule: its place in a source, and its address there, may change. */
function nameOf({ name, address, writtenBy }: RuleOrigin, contents: Contents): string {
  return `${writtenBy} ${contents.named(name === "" ? address : name)}`;
}

/**
 * Every rule about packets of the region, in evaluation order. The first uncertain one is the one to blame; behind it another
 * may match more of the same packets, or what is certain may decide otherwise, and whoever has reviewed the first has not seen
 * that.
 */
function rulesAbout({ whole }: Region, chain: Chain<RuleOrigin>): readonly Rule<RuleOrigin>[] {
  return chain.flatMap(({ rules }) => rules.filter(({ possible }) => boxesTouch(whole, possible)));
}

/** A rule may be in doubt in many regions, and belongs to one reading. */
const MEANINGS = new WeakMap<Rule<RuleOrigin>, string>();

function knownMeaning(rule: Rule<RuleOrigin>, contents: Contents): string {
  const meaning = MEANINGS.get(rule) ?? digest([meaningOf(rule, contents)]);
  MEANINGS.set(rule, meaning);
  return meaning;
}

/** What was reviewed of a rule: what it matches; of an uncertain one also the names that it rests on, and why. */
function meaningOf(
  { action, certain, possible, terms = [], origin }: Rule<RuleOrigin>,
  contents: Contents,
): string {
  if (certain === possible) return JSON.stringify([action, regionText(possible)]);
  const unknowns = terms.flatMap(({ when }) => when.map(({ unknown }) => unknown));
  const isNamed = unknowns.length > 0 && !unknowns.some(isOwnUnknown);
  const written = isNamed ? "" : contents.defined(origin.definition ?? {}, origin.from);
  return JSON.stringify([
    action,
    nameOf(origin, contents),
    regionText(certain),
    regionText(possible),
    isNamed ? [...new Set(unknowns)].map((name) => contents.named(name)).sort() : [],
    written,
    tokensOf(origin.reason ?? "").map((token) => contents.named(token)),
  ]);
}

/** What a sentence of ours names: texts of the source, and open questions by their numbers. */
function tokensOf(sentence: string): readonly string[] {
  return sentence.match(/`[^`]*`|\bU\d+\b/g) ?? [];
}

function digest(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, DIGITS);
}
