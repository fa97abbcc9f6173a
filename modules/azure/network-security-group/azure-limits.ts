// What Azure takes: names, lengths and counts of network security groups and their rules.
// https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits
import type { RulesetLimits } from "../../rulesets";
import { AZURE_PROTOCOLS } from "./render-security-rule";

/** Of security rules and of the group itself. */
export const AZURE_NAME = {
  maxLength: 80,
  pattern: /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_])?$/,
  allowed:
    "letters, digits, `.`, `_`, `-`; begins with a letter or digit, does not end in `.` or `-`",
} as const;

/**
 * Prefixes are limited to 4,000 for each side; whether of a rule or of the whole group the documentation does not say,
 * so the sum over the group stays below.
 */
export function azureLimits(denyNear: RulesetLimits["denyNear"]): RulesetLimits {
  return {
    ruleNoun: "security rule",
    name: { ...AZURE_NAME, prefix: "", short: false },
    descriptionLength: 140,
    sourcePorts: true,
    serviceTags: true,
    protocols: AZURE_PROTOCOLS,
    rules: 1000,
    prefixesPerRule: 4000,
    prefixesInAll: 4000,
    // The last numbers that a user may give; the platform's own rules begin at 65000.
    denyPriority: { 4: 4095, 6: 4096 },
    denyNear,
  };
}
