// A name for one finding that stays as long as the finding is the same, and changes as soon as it is another one: more
// packets, another gate, another rule. What a person has reviewed under this name can never come to stand for more.
import { createHash } from "node:crypto";

import { boxesMeet } from "../../modules/packets";
import type { Box, Chain, Range } from "../../modules/packets";
import { type RuleOrigin, writtenMeaning } from "../readers";
import { canonicalBoxes } from "./canonical-boxes";
import type { Finding } from "./finding";
import type { Region } from "./policy";

/** Up to so many boxes, the fingerprint depends on the packets alone, and not on how a comparison has cut them. */
const CANONICAL_BOXES = 1024;

/** Up to so many pairs of boxes, a rule is asked whether it has packets of the region. */
const COMPARED_PAIRS = 4096;

const DIGITS = 16;

/** The fingerprint of a finding about the packets of a region, at the gate with this chain. */
export function fingerprintOf(
  finding: Finding,
  region: Region,
  chain: Chain<RuleOrigin> = [],
): string {
  const decided = [region.decidedBy, ...region.alsoDecidedBy];
  const uncertain = finding.kind === "unproven" ? uncertainIn(region, chain) : [];
  const rules = [...new Set([...decided, ...uncertain])].map((rule) =>
    ruleText(rule, finding.kind),
  );
  const parts = [region.flow?.id ?? "", ...rules.sort(), regionText(region.whole)];
  return digest([...identity(finding), ...parts]);
}

/**
 * Every rule that may match packets of the region or may not. The first of them is the one to blame; behind it another may match more of the same packets, and whoever has reviewed the first has not seen it.
 */
function uncertainIn({ whole }: Region, chain: Chain<RuleOrigin>): readonly RuleOrigin[] {
  const uncertain = chain.flatMap(({ rules }) =>
    rules.filter(({ certain, possible }) => certain !== possible),
  );
  return uncertain.filter(({ possible }) => meet(whole, possible)).map(({ origin }) => origin);
}

/** Where that takes too much work, the rule counts: a finding is then another one sooner. */
function meet(region: readonly Box[], rule: readonly Box[]): boolean {
  return region.length * rule.length > COMPARED_PAIRS || boxesMeet(region, rule);
}

/** The fingerprint of a finding about the configuration: it has no packets, so what it says stands for it. */
export function configurationFingerprint(finding: Finding): string {
  return digest([...identity(finding), finding.address ?? "", asFirstWorded(finding.message)]);
}

function identity({ kind, policy, deployment, gate, direction }: Finding): readonly string[] {
  return [kind, policy, deployment, gate ?? "", direction ?? ""];
}

/** What was reviewed of an uncertain rule is what it says, and why it is uncertain: a rule with another reason is another one. */
function ruleText(rule: RuleOrigin, kind: Finding["kind"]): string {
  const says = kind === "unproven" ? writtenMeaning(rule) : "";
  return [rule.address, asFirstWorded(rule.reason ?? ""), says].join(" ");
}

/**
 * A sentence in the words that it had when fingerprints were first given: reviewed entries of sites outlive our words, and a
 * configuration was called a document then.
 */
function asFirstWorded(sentence: string): string {
  return sentence.replace(/\bconfiguration(s?)\b/g, "document$1");
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, DIGITS);
}

function regionText(boxes: readonly Box[]): string {
  const shown = boxes.length > CANONICAL_BOXES ? boxes : canonicalBoxes(boxes);
  return shown.map(boxText).sort().join(";");
}

function boxText(box: Box): string {
  const { family, source, destination, protocol, sourcePort, destinationPort } = box;
  const fields = [source, destination, protocol, sourcePort, destinationPort];
  return `${family}:${fields.map(rangesText).join("|")}`;
}

function rangesText(ranges: readonly (Range | { first: bigint; last: bigint })[]): string {
  return ranges.map(({ first, last }) => `${first}-${last}`).join(",");
}
