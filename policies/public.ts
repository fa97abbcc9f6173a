// The entry `edge-firewall`: everything that needs no toolkit. The constructs are entries of their own, `edge-firewall/azure` and
// `edge-firewall/google`, and `edge-firewall/cdktn/…` for cdktn.
export { shippedDocuments } from "../modules/flows";
export {
  azureDeployment,
  bindSite,
  googleDeployment,
  loadSite,
  type Site,
  type SiteOptions,
} from "../modules/sites";
export * from "./public-proof";
