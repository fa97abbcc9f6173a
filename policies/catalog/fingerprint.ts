// A name for one finding that stays as long as the finding is the same, and changes as soon as it is another one: more
// packets, another gate, another rule. What a person has reviewed under this name can never come to stand for more.
import { createHash } from "node:crypto";

import { boxesMeet, BudgetExceeded, PacketSet } from "../../modules/packets";
import type { Box, Chain, Range } from "../../modules/packets";
import { type RuleOrigin, writtenMeaning } from "../readers";
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
  const doubts = finding.kind === "unproven" ? doubtsIn(region, chain) : [];
  const rules = [...new Set([...decided, ...doubts])].map((rule) => ruleText(rule, finding.kind));
  const parts = [region.flow?.id ?? "", ...rules.sort(), regionText(region.whole)];
  return digest([...identity(finding), ...parts]);
}

/**
 * Every rule of which nobody knows whether it matches packets of the region. The first of them is the one to blame; behind
 * it another may match more of the same packets, and whoever has reviewed the first has not seen it.
 */
function doubtsIn({ whole }: Region, chain: Chain<RuleOrigin>): readonly RuleOrigin[] {
  const inDoubt = chain.flatMap(({ rules }) =>
    rules.filter(({ certain, possible }) => certain !== possible),
  );
  return inDoubt.filter(({ possible }) => meet(whole, possible)).map(({ origin }) => origin);
}

/** Where that takes too much work, the rule counts: a finding is then another one sooner. */
function meet(region: readonly Box[], rule: readonly Box[]): boolean {
  return region.length * rule.length > COMPARED_PAIRS || boxesMeet(region, rule);
}

/** The fingerprint of a finding about the document: it has no packets, so what it says stands for it. */
export function documentFingerprint(finding: Finding): string {
  return digest([...identity(finding), finding.address ?? "", finding.message]);
}

function identity({ kind, policy, deployment, gate, direction }: Finding): readonly string[] {
  return [kind, policy, deployment, gate ?? "", direction ?? ""];
}

/** A rule whose doubt is another one is another rule: what was reviewed is the doubt, and what the rule says in it. */
function ruleText(rule: RuleOrigin, kind: Finding["kind"]): string {
  const says = kind === "unproven" ? writtenMeaning(rule) : "";
  return [rule.address, rule.reason ?? "", says].join(" ");
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, DIGITS);
}

function regionText(boxes: readonly Box[]): string {
  return canonical(boxes).map(boxText).sort().join(";");
}

function canonical(boxes: readonly Box[]): readonly Box[] {
  if (boxes.length > CANONICAL_BOXES) return boxes;
  try {
    return PacketSet.of(boxes).boxes();
  } catch (error) {
    // The boxes are all of the region as they are; only another cut of them would have another name.
    if (error instanceof BudgetExceeded) return boxes;
    throw error;
  }
}

function boxText(box: Box): string {
  const { family, source, destination, protocol, sourcePort, destinationPort } = box;
  const fields = [source, destination, protocol, sourcePort, destinationPort];
  return `${family}:${fields.map(rangesText).join("|")}`;
}

function rangesText(ranges: readonly (Range | { first: bigint; last: bigint })[]): string {
  return ranges.map(({ first, last }) => `${first}-${last}`).join(",");
}
