// What Google Cloud takes: names, lengths and counts of VPC firewall rules.
// https://cloud.google.com/firewall/docs/quotas and https://cloud.google.com/compute/docs/naming-resources
import type { RulesetLimits } from "../../rulesets";
import { GOOGLE_PROTOCOLS } from "./protocol-word";

/** Network tags or service accounts that one rule may target. */
export const GOOGLE_TARGETS = 10;

/** A rule takes 256 ranges on a side; whether both sides count together is not documented, so we stay below. */
const RANGES_PER_RULE = 255;

/** What a rule set has to keep to become VPC firewall rules whose names begin with the prefix. */
export function googleLimits(namePrefix: string): RulesetLimits {
  return {
    ruleNoun: "firewall rule",
    name: {
      maxLength: 63,
      pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
      allowed: "lower-case letters, digits, `-`; begins with a letter, does not end in `-`",
      prefix: namePrefix,
      prefixKey: "settings.namePrefix",
      short: true,
    },
    descriptionLength: 2048,
    sourcePorts: false,
    serviceTags: false,
    protocols: GOOGLE_PROTOCOLS,
    rules: Infinity,
    prefixesPerRule: RANGES_PER_RULE,
    prefixesInAll: Infinity,
    // Before the rules that come with the `default` network (65534) and the implied ones (65535).
    denyPriority: { 4: 65000, 6: 65001 },
    denyNear: "everything",
  };
}
