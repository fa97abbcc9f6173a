// The door of this room.
export type { BoundEnd, BoundFlow, ExtraReason, FamilyAddresses } from "./bound-flow";
export type {
  Advisory,
  AzureAttachment,
  AzureSettings,
  Backend,
  Cloud,
  Deployment,
  GoogleSettings,
  InterfaceReading,
  Site,
} from "./site";
export { bindSite, loadSite } from "./site-loader";
export type { SiteOptions } from "./site-loader";
export type { Suppression } from "./suppression";
