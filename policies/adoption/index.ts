// The door of this room.
export { adoptDocuments } from "./adopt-documents";
export type { NamedDocument } from "./adopt-document";
export type { AdoptedDeployment, Adoption, AdoptionRequest, Given, Remark } from "./adoption";
export { adoptionLines } from "./adoption-text";
export { isDescribed } from "./outcome";
