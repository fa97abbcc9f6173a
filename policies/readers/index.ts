// The door of this room.
export { appliedOver, type AppliedReading } from "./applied-over";
export type { Claim } from "./claim";
export { claimsOf, surveyFirewalls } from "./claims-and-surveys";
export type { Gate, RuleOrigin } from "./gate";
export { FIREWALL_TYPES } from "./kinds";
export { locateRule } from "./locate-rule";
export { isOwnUnknown } from "./rules/match-terms";
export { everyGate, gateLike, readGates } from "./read-gates";
export type { Reading, Unsupported } from "./reading";
export type { ConstructOrigin, SourceFile } from "./sources/source-file";
export { type OutsideValues, outsideValues } from "./sources/outside-values";
export { referredBlocks } from "./sources/referred-blocks";
export type { TerraformConfiguration } from "./sources/terraform-config/configuration";
export { parseTerraformConfiguration } from "./sources/terraform-config/parse-configuration";
export { parseTerraformState, type TerraformState } from "./sources/terraform-state/parse-state";
export type { AzureSurvey, FirewallSurvey, GoogleSurvey, NetworkSurvey } from "./survey";
export { surroundings } from "./surroundings";
export { writtenMeaning } from "./rules/written-meaning";
