// The door of this room.
export { deploymentBehind, guardedRoles, guards, unguardedRoles } from "./guarded-interfaces";
export { type Expectation, protocolNumber } from "./expectation";
export type { Guard } from "./guarded-interfaces";
export type { Assumptions, StatedContents } from "./assumptions";
export type { BoundEnd, BoundFlow, ExtraReason, FamilyAddresses } from "./bound-flow";
export { type Reading as RowReading, type SelectedRow, selectRows } from "./row-selection";
export type { Allowance } from "./allowance";
export type {
  Advisory,
  AzureAttachment,
  AzureSettings,
  Backend,
  Cloud,
  Deployment,
  GoogleNetwork,
  GoogleSettings,
  GoogleTargets,
  InterfaceReading,
  NamedPeer,
  Site,
} from "./site";
export { overlap } from "./role-addresses";
export { bindSite, loadSite } from "./site-loader";
export type { SiteOptions } from "./site-loader";
export type { Suppression } from "./suppression";
