// The door of this room.
export { type Format, FORMATS } from "./format-names";
export { render } from "./formats";
export { printable } from "./printable";
export { exitStatus, makeReport, type Report } from "./report";
export { renderDeployment, renderText, summaryLine, type TextOptions } from "./text-report";
