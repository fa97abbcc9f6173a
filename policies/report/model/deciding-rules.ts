// The rules that decide in a comparison, on either side, as entries of reports name them.
import { describeRule } from "../../catalog";
import type { Side } from "../../proof";
import type { RuleOrigin } from "../../readers";
import { ruleWords } from "./finding-lines";
import type { RelatedLocation } from "./report-model";

/** What one side does with the packets, and by which rule. @param noGate said where nothing of the side is there. */
export function sideLines({ verdict, decidedBy }: Side, noGate: string): readonly string[] {
  const said = { allow: "allowed", deny: "denied", unknown: "not known" }[verdict];
  if (decidedBy === undefined) return [`${said}: ${noGate}`];
  const why = verdict === "unknown" ? decidedBy.reason : undefined;
  return [why === undefined ? `${said} by` : `${said} (${why}), by`, ...ruleWords(decidedBy)];
}

/** Where a rule stands that has to do with a finding; nothing for rules that are in no file. */
export function relatedRule(
  rule: RuleOrigin | undefined,
  says: string,
): readonly RelatedLocation[] {
  const place = rule?.place;
  return rule === undefined || place === undefined
    ? []
    : [{ message: `${describeRule(rule)} ${says}`, place }];
}
