// The door of this room.
export { surveyFirewalls } from "./survey-firewalls";
export type { Gate, RuleOrigin } from "./gate";
export { FIREWALL_TYPES } from "./kinds";
export { locateRule } from "./locate-rule";
export { isOwnUnknown } from "./rules/match-terms";
export type { PlatformTraffic } from "./platform-traffic";
export { everyGate, gateLike, readGates, trafficOfPlatforms } from "./read-gates";
export type { Reading, Unsupported } from "./reading";
export type { ConstructOrigin, SourceFile } from "./sources/source-file";
export { ALONE, Run, type Surroundings } from "./run/run";
export type { Source } from "./sources/source";
export { referredBlocks } from "./sources/referred-blocks";
export type { TerraformConfiguration } from "./sources/terraform-config/configuration";
export { parseTerraformConfiguration } from "./sources/terraform-config/parse-configuration";
export { parseTerraformState, type TerraformState } from "./sources/terraform-state/parse-state";
export type { AzureSurvey, FirewallSurvey, GoogleSurvey, NetworkSurvey } from "./survey";
export { surroundings } from "./surroundings";
export { writtenMeaning } from "./rules/written-meaning";
