// The entry `edge-firewall/proof`: the proof as a function, for programs that ask more of it than the command or a matcher.
// Knows of cdktf only that a stack can turn itself into Terraform.
export { formatProblem, InputError, type Place, type Problem } from "../modules/input";
export type { Box, Packet } from "../modules/packets";
export type { Deployment } from "../modules/sites";
export type { Finding, FindingFlow, FindingKind } from "./catalog";
export {
  type Change,
  type ChangeKind,
  combineVerdicts,
  type ComparedDocument,
  compareDocuments,
  type Comparison,
  type ComparisonVerdict,
  type DeploymentVerdict,
  prove,
  type ProofVerdict,
  type ProveOptions,
  proveStack,
  type Side,
  type Undecided,
} from "./proof";
export {
  parseTerraformConfiguration,
  // By the names that it had before: platforms import them.
  parseTerraformConfiguration as parseTerraformDocument,
  type RuleOrigin,
  type TerraformConfiguration,
  type TerraformConfiguration as TerraformDocument,
} from "./readers";
export { renderDeployment } from "./report";
