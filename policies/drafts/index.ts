// The door of this room.
export { draftText } from "./draft-text";
export { neededRoles, type NeededRoles, openTables } from "./needed-roles";
export { schemaPlace } from "./schema-place";
export { roleWords } from "./role-words";
export { type Sides, sidesOf } from "./sides";
export type {
  AzureDraft,
  Blank,
  CloudDraft,
  DeploymentDraft,
  Entry,
  ExtraDraft,
  GoogleDraft,
  PeerAddresses,
  Roles,
  SiteDraft,
  TargetMachines,
} from "./site-draft";
export { TOPOLOGIES, type Topology, topologyCalled } from "./topologies";
