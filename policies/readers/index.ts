// The door of this room.
export { appliedOver, type AppliedReading } from "./applied-over";
export type {
  HiddenRules,
  HiddenValue,
  RowArgument,
  RowItem,
  RowValue,
  RuleHolder,
  RuleRow,
  RuleRows,
} from "./rules/rule-row";
export { ruleRows, ruleRowsOf } from "./rule-rows";
export { surveyFirewalls } from "./survey-firewalls";
export type { Gate, RuleOrigin } from "./gate";
export { FIREWALL_TYPES } from "./kinds";
export { locateRule } from "./locate-rule";
export { isOwnUnknown } from "./rules/match-terms";
export { tagUnknown, unknownAt } from "./rules/unknown-names";
export type { PlatformTraffic } from "./platform-traffic";
export { everyGate, gateLike, readGates, trafficOfPlatforms } from "./read-gates";
export { rulesShown, showsGateOf } from "./shows-gate";
export type { Reading, Unsupported } from "./reading";
export type { Contents } from "./contents/contents";
export type { ConstructOrigin, PlannedAction, SourceFile } from "./resources/source-file";
export { type OutsideValues, outsideValues } from "./contents/outside-values";
export { sameRoots } from "./run/one-root";
export { ALONE, Run, type Surroundings } from "./run/run";
export { isObject } from "./resources/values";
export { isShown, type Source } from "./sources/source";
export type { Resource } from "./resources/resource-index";
export type { ResourceSet } from "./resources/resource-set";
export { referredBlocks } from "./contents/referred-blocks";
export type { TerraformConfiguration } from "./sources/terraform-config/configuration";
export { parseTerraformConfiguration } from "./sources/terraform-config/parse-configuration";
export { parseSource } from "./sources/open-source";
export { readConfigurationFolder } from "./sources/hcl/folder-source";
export { withConfiguration } from "./sources/hcl/plan/with-configuration";
export { shownForm } from "./sources/shown/shown-form";
export {
  isTerraformPlan,
  parseTerraformPlan,
  type TerraformPlan,
} from "./sources/terraform-plan/parse-plan";
export type { PlanSteps, ReplacedObject } from "./sources/terraform-plan/plan-steps";
export { parseTerraformState, type TerraformState } from "./sources/terraform-state/parse-state";
export type { AzureSurvey, FirewallSurvey, GoogleSurvey, NetworkSurvey } from "./survey";
export { readShown, readShownAlone, type ShownFirewalls, type ShownReading } from "./read-shown";
export type { CarriedNames, ShownPlace, UsualCase } from "./shown-places";
export { chainOf } from "./fold-gates";
export type { StagedLayer } from "./point-layers";
export { PUBLIC_IPV4 } from "./rules/public-addresses";
export { platformOrigin } from "./rules/rule";
export { ShownMeaning } from "./contents/shown-meaning";
export type { SecretValues } from "./veil/secret-values";
export { SENSITIVE } from "./veil/text-veil";
export { Veil } from "./veil/veil";
export { secretsOf, veilOf } from "./veil/veil-of";
export type { Shown, ShownBox, ShownField, ShownPacket } from "./veil/shown-packets";
export { surroundings } from "./contents/surroundings";
export { writtenMeaning } from "./rules/written-meaning";
