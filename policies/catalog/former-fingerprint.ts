// Fingerprints as they were made before: reviewed entries of sites name findings by them, and still do. They hold addresses and
// sentences, so that they change where the finding does not.
import { createHash } from "node:crypto";

import type { Chain } from "../../modules/packets";
import { type RuleOrigin, writtenMeaning } from "../readers";
import type { Finding } from "./finding";
import type { Region } from "./policy";
import { boxesTouch, regionText } from "./region-text";

const DIGITS = 16;

/** The former fingerprint of a finding about the packets of a region, at the gate with this chain. */
export function formerFingerprintOf(
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

function uncertainIn({ whole }: Region, chain: Chain<RuleOrigin>): readonly RuleOrigin[] {
  const uncertain = chain.flatMap(({ rules }) =>
    rules.filter(({ certain, possible }) => certain !== possible),
  );
  return uncertain
    .filter(({ possible }) => boxesTouch(whole, possible))
    .map(({ origin }) => origin);
}

/** The former fingerprint of a finding about the configuration. */
export function formerConfigurationFingerprint(finding: Finding): string {
  return digest([...identity(finding), finding.address ?? "", asFirstWorded(finding.message)]);
}

function identity({ kind, policy, deployment, gate, direction }: Finding): readonly string[] {
  return [kind, policy, deployment, gate ?? "", direction ?? ""];
}

function ruleText(rule: RuleOrigin, kind: Finding["kind"]): string {
  const says = kind === "unproven" ? writtenMeaning(rule) : "";
  return [rule.address, asFirstWorded(rule.reason ?? ""), says].join(" ");
}

/** A configuration was called a document when these were first made. */
function asFirstWorded(sentence: string): string {
  return sentence.replace(/\bconfiguration(s?)\b/g, "document$1");
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, DIGITS);
}
