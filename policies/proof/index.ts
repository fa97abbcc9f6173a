// The door of this room.
export type {
  Change,
  ChangeKind,
  Comparison,
  ComparisonVerdict,
  Side,
  Undecided,
} from "./diff/comparison";
export type {
  ChangedField,
  ChangedRule,
  RuleRef,
  RuleStep,
  ShownValue,
} from "./plan-diff/changed-rule";
export type {
  ChangedGate,
  GateStep,
  PlanComparison,
  PlanDoubt,
  PlanEntry,
  PlanRemark,
  ReplaceWindow,
  UnmodelledChange,
} from "./plan-diff/plan-changes";
export { compareDocuments } from "./diff/compare-configurations";
export type { ComparedDocument, ComparedFile } from "./diff/not-compared";
export { neighbourName } from "./diff/side-roots";
export { combineComparisons } from "./diff/comparison";
export { compareShown, type ShownOptions } from "./plan-diff/compare-shown";
export { deciding } from "./blame";
export type { FlowOrigin } from "./chains";
export { flowBoxes, requiredChain } from "./required-chain";
export { explain, type Explanation, type Question } from "./explain/explain";
export {
  type ChosenGates,
  explainShown,
  type ShownAnswers,
  type ShownQuestion,
} from "./explain/explain-shown";
export type { Answer, GateAnswers } from "./explain/gate-answers";
export { type NearFlow, nearFlowWords } from "./explain/nearest-flow";
export { causeOfRule } from "./cause-of-doubt";
export { judge, prove, type ProveOptions, proveStack } from "./check/prove";
export { ProofRun } from "./check/proof-run";
export { renderStack, type WrittenStack } from "./check/written-stack";
export { adviseStale } from "./check/suppress";
export type { RuleUse } from "./check/rule-uses";
export {
  combineVerdicts,
  countedFindings,
  type DeploymentVerdict,
  type ProofVerdict,
  verdictOf,
} from "./check/verdict";
export { oddityOf } from "./telling-addresses";
