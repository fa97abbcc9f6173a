// The door of this room: what both clouds' constructs need of the toolkit.
export type { Argument, Arguments } from "./arguments";
export { DeclaredProvider } from "./declared-provider";
export { DeclaredResource } from "./declared-resource";
export { PROVIDERS } from "./provider-versions";
export { resolveTokens, SynthCheck, type TimedVerdict } from "./synth-check";
export {
  givenDeployment,
  givenTexts,
  keyProblems,
  listProblems,
  objectsIn,
  roleProblems,
  textProblems,
} from "./given-props";
