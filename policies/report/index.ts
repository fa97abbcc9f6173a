// The door of this room.
export { type ComparisonReport, comparisonStatus, makeComparisonReport } from "./comparison-report";
export { counterparts, flowsBetween } from "./documented-flow";
export { renderExplanations } from "./explanations";
export { renderListing } from "./flow-listing";
export { type Format, FORMATS, type ListingFormat } from "./format-names";
export { render, renderComparison, type RenderOptions } from "./formats";
export { renderLookup } from "./lookup-report";
export { printable } from "./printable";
export { exitStatus, makeReport, type Report } from "./report";
export { selectedFlows } from "./selected-flow";
export { comparisonSummary, renderDeployment, summaryLine, type TextOptions } from "./text-report";
