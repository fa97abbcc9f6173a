// The door of this room.
export type { ConstructOrigin } from "./sources/terraform-config/construct-origin";
export {
  type AzureSurvey,
  type FirewallSurvey,
  type GoogleSurvey,
  type NetworkSurvey,
  surveyFirewalls,
} from "./firewall-survey";
export type { Gate, Reading, RuleOrigin, Unsupported } from "./gate";
export { isOwnUnknown } from "./match-terms";
export { readGates } from "./read-gates";
export {
  type DocumentPath,
  parseTerraformDocument,
  type TerraformDocument,
} from "./sources/terraform-config/terraform-document";
export { referredBlocks } from "./sources/referred-blocks";
export { surroundings } from "./surroundings";
export { writtenMeaning } from "./written-meaning";
export { type Claim, claimsOf } from "./claimed-gates";
