// A renderer for each format. A new format is a file of its own, a name in format-names.ts and a line here.
import type { Format } from "./format-names";
import { renderJson } from "./json-report";
import type { Report } from "./report";
import { renderText, type TextOptions } from "./text-report";

/** Renders a whole run; the text ends with a line break. */
type Renderer = (report: Report, options: TextOptions) => string;

const RENDERERS: Readonly<Record<Format, Renderer>> = { text: renderText, json: renderJson };

/** The run in one format. */
export function render(format: Format, report: Report, options: TextOptions = {}): string {
  return RENDERERS[format](report, options);
}
