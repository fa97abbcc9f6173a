// The door of this room.
export {
  deploymentBehind,
  guardedRoles,
  guards,
  unguardedRoles,
} from "./clouds/guarded-interfaces";
export { type Expectation, protocolNumber } from "./file/expectation";
export type { Guard } from "./clouds/guarded-interfaces";
export type { Assumptions, StatedContents } from "./file/assumptions";
export type { BoundEnd, BoundFlow, ExtraReason, FamilyAddresses } from "./bound-flow";
export {
  type Reading as RowReading,
  type SelectedRow,
  selectRows,
} from "./selection/row-selection";
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
export { overlap } from "./file/role-addresses";
export { bindSite, loadSite } from "./load-site";
export type { SiteOptions } from "./load-site";
export type { Suppression } from "./file/suppression";
