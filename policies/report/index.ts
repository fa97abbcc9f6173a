// The door of this room.
export {
  type ComparisonReport,
  comparisonStatus,
  makeComparisonReport,
} from "./model/comparison-report";
export { counterparts, flowsBetween } from "./flows/documented-flow";
export { renderExplanations } from "./explanations/explanations";
export { renderListing } from "./flows/flow-listing";
export { type Format, FORMATS, type ListingFormat } from "./format-names";
export { render, renderComparison, type RenderOptions } from "./formats/formats";
export { renderFoundDocuments } from "./flows/found-documents-report";
export { renderLookup } from "./flows/lookup-report";
export { printable } from "./text/printable";
export { exitStatus, makeReport, type Report } from "./model/report";
export { selectedFlows } from "./flows/selected-flow";
export {
  comparisonSummary,
  renderDeployment,
  summaryLine,
  type TextOptions,
} from "./formats/text-report";
