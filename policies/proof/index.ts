// The door of this room.
export type {
  Change,
  ChangeKind,
  Comparison,
  ComparisonVerdict,
  Side,
  Undecided,
} from "./comparison";
export { compareDocuments, type ComparedDocument } from "./compare-documents";
export { combineComparisons } from "./comparison";
export { deciding } from "./blame";
export { flowBoxes, type FlowOrigin, requiredChain } from "./required-chain";
export { type Answer, explain, type Explanation, type GateAnswers, type Question } from "./explain";
export { type NearFlow, nearFlowWords } from "./nearest-flow";
export { judge, prove, type ProveOptions, proveStack } from "./prove";
export { adviseStale } from "./suppress";
export type { RuleUse } from "./rule-uses";
export {
  combineVerdicts,
  countedFindings,
  type DeploymentVerdict,
  type ProofVerdict,
  verdictOf,
} from "./verdict";
