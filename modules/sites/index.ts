// The door of this room.
export { azureDeployment, googleDeployment } from "./choose-deployment";
export { failOn } from "./deployment-problems";
export { deploymentBehind, guardedRoles, guards, unguardedRoles } from "./guarded-interfaces";
export { protocolNumber } from "./file/expectation";
export type { Guard } from "./guarded-interfaces";
export type { BoundEnd, BoundFlow, ExtraReason, FamilyAddresses, ServiceTag } from "./bound-flow";
export {
  type Reading as RowReading,
  type SelectedRow,
  selectRows,
} from "./selection/row-selection";
export type {
  Advisory,
  Allowance,
  Assumptions,
  AzureAttachment,
  AzureDeployment,
  AzureSettings,
  Backend,
  Cloud,
  Deployment,
  Expectation,
  GoogleDeployment,
  GoogleNetwork,
  GoogleSettings,
  GoogleTargets,
  InterfaceReading,
  NamedPeer,
  Site,
  StatedContents,
  Suppression,
} from "./site";
export type { ProductVersion } from "./product-version";
export { meantTag } from "./clouds/service-tags";
export { overlap } from "./file/role-addresses";
export { matchesPorts, protocolRange, protocolWords } from "./flow-protocol";
export type { FlowProtocol } from "./flow-protocol";
export { advisoryRank, rankAdvisories } from "./advice/advisory-rank";
export { tagWords } from "./advice/tag-words";
export { ticketWords } from "./advice/ticket-words";
export { bindSite, loadSite } from "./load-site";
export type { SiteOptions } from "./load-site";
