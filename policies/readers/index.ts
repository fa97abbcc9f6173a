// The door of this room.
export type { ConstructOrigin } from "./construct-origin";
export type { Gate, Reading, RuleOrigin, Unsupported } from "./gate";
export { readGates } from "./read-gates";
export {
  type DocumentPath,
  parseTerraformDocument,
  type TerraformDocument,
} from "./terraform-document";
