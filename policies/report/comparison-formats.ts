// A renderer of comparisons for each format. A new format is a file of its own, a name in format-names.ts and a line here.
import { comparisonJson } from "./comparison-json";
import type { ComparisonReport } from "./comparison-report";
import { comparisonText } from "./comparison-text";
import type { ComparisonFormat } from "./format-names";
import type { TextOptions } from "./text-report";

export { comparisonSummary } from "./comparison-text";

const RENDERERS: Readonly<
  Record<ComparisonFormat, (report: ComparisonReport, options: TextOptions) => string>
> = { text: comparisonText, json: comparisonJson };

/** The comparison in one format; the text ends with a line break. */
export function renderComparison(
  format: ComparisonFormat,
  report: ComparisonReport,
  options: TextOptions = {},
): string {
  return RENDERERS[format](report, options);
}
