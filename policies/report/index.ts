// The door of this room.
export {
  type ComparisonReport,
  comparisonStatus,
  makeComparisonReport,
} from "./model/comparison-report";
export type { FilesRead } from "./model/files-read";
export { type ComparedFile, makePlanChanges, type PlanChanges } from "./model/plan-changes";
export { counterparts, flowsBetween } from "./flows/documented-flow";
export { toolVersion } from "./text/tool-version";
export { planSummary } from "./plan/plan-model";
export { renderListing } from "./flows/flow-listing";
export { type Format, FORMATS, type ListingFormat } from "./format-names";
export {
  renderCheck,
  renderComparison,
  renderExplanations,
  renderPlanChanges,
  type RenderOptions,
} from "./formats/formats";
export { renderFoundDocuments } from "./flows/found-documents-report";
export { renderLookup } from "./flows/lookup-report";
export { escapeData } from "./text/workflow-escape";
export { printable } from "./text/printable";
export { Screen, type TextOptions } from "./text/screen/screen";
export { checkStatus, makeCheckReport, type CheckReport } from "./model/check-report";
export { selectedFlows } from "./flows/selected-flow";
export { comparisonSummary, renderDeployment, checkSummary } from "./formats/text-report";
