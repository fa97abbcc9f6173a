// The door of this room.
export { judge, prove, type ProveOptions, proveStack } from "./prove";
export { combineVerdicts, type DeploymentVerdict, type ProofVerdict, verdictOf } from "./verdict";
