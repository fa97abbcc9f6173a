// The formats of a report, by the names that the command takes. A new format is a file of its own and a line here.
import { renderJson } from "./json-report";
import type { Report } from "./report";
import { renderText, type TextOptions } from "./text-report";

/** Renders a whole run; the text ends with a line break. */
type Renderer = (report: Report, options: TextOptions) => string;

const RENDERERS = {
  text: renderText,
  json: renderJson,
} as const satisfies Readonly<Record<string, Renderer>>;

export type Format = keyof typeof RENDERERS;

/** The names in the order of the help text; the first is the default. */
export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

/** The run in one format. */
export function render(format: Format, report: Report, options: TextOptions = {}): string {
  const renderer: Renderer = RENDERERS[format];
  return renderer(report, options);
}
