// The door of this room.
export { counterparts, flowsBetween } from "./documented-flow";
export { type Format, FORMATS } from "./format-names";
export { render } from "./formats";
export { renderLookup } from "./lookup-report";
export { printable } from "./printable";
export { exitStatus, makeReport, type Report } from "./report";
export { renderDeployment, renderText, summaryLine, type TextOptions } from "./text-report";
