// The door of this room.
export { adoptDocuments } from "./adopt-configurations";
export type { NamedDocument } from "./adopt-configuration";
export type { AdoptedDeployment, Adoption, AdoptionRequest, Given, Remark } from "./adoption";
export { adoptionLines } from "./adoption-text";
export { isDescribed } from "./adoption";
