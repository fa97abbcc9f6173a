// The list of report formats: a new one is a file or folder beside this, a name in ../format-names.ts and a line here. What
// writes a format is loaded when it is asked for: most runs want one, and start at once.
import type { Problem } from "../../../modules/input";
import type { Explanation } from "../../proof";
import type * as ExplanationJson from "../explanations/explanation-json";
import type * as ExplanationText from "../explanations/explanation-text";
import { checkModel } from "../model/check-model";
import type * as AzureDevops from "./azuredevops-report";
import type * as CodeQuality from "./codequality-report";
import type * as ComparisonJson from "./comparison-json";
import { comparisonModel } from "../model/comparison-model";
import type { ComparisonReport } from "../model/comparison-report";
import type { Format } from "../format-names";
import type * as Conftest from "./conftest-report";
import type * as Github from "./github-report";
import type * as Html from "./html/html-page";
import type * as Json from "./json-report";
import type * as Junit from "./junit-report";
import type * as Markdown from "./markdown-report";
import type { ReportModel } from "../model/report-model";
import type { CheckReport } from "../model/check-report";
import type * as Sarif from "./sarif-report";
import { renderText } from "./text-report";
import type { PlanChanges } from "../model/plan-changes";
import type * as PlanHtml from "../plan/plan-html";
import type * as PlanJson from "../plan/plan-json";
import type * as PlanMarkdown from "../plan/plan-markdown";
import { planModel } from "../plan/plan-model";
import type { TextOptions } from "../text/screen/screen";
import { renderPlanText } from "../plan/plan-text";

/** Colour and width are for the formats that a terminal shows. */
export interface RenderOptions extends TextOptions {
  /** When the run took place, for pages that are kept. */
  readonly time?: Date;
}

type Renderer = (model: ReportModel, options: RenderOptions) => string;

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when chosen */

const RENDERERS: Readonly<Record<Exclude<Format, "json">, Renderer>> = {
  text: renderText,
  sarif: (model) => (require("./sarif-report") as typeof Sarif).renderSarif(model),
  junit: (model) => (require("./junit-report") as typeof Junit).renderJunit(model),
  github: (model) => (require("./github-report") as typeof Github).renderGithub(model),
  azuredevops: (model) =>
    (require("./azuredevops-report") as typeof AzureDevops).renderAzureDevops(model),
  codequality: (model) =>
    (require("./codequality-report") as typeof CodeQuality).renderCodeQuality(model),
  conftest: (model) => (require("./conftest-report") as typeof Conftest).renderConftest(model),
  markdown: (model) => (require("./markdown-report") as typeof Markdown).renderMarkdown(model),
  html: (model, { time }) => (require("./html/html-page") as typeof Html).renderHtml(model, time),
};

/** A check in one format; the text ends with a line break. */
export function renderCheck(
  format: Format,
  report: CheckReport,
  options: RenderOptions = {},
): string {
  return format === "json"
    ? (require("./json-report") as typeof Json).renderJson(report)
    : RENDERERS[format](checkModel(report), options);
}

/** A comparison in one format; the text ends with a line break. */
export function renderComparison(
  format: Format,
  report: ComparisonReport,
  options: RenderOptions = {},
): string {
  return format === "json"
    ? (require("./comparison-json") as typeof ComparisonJson).comparisonJson(report)
    : RENDERERS[format](comparisonModel(report), options);
}

/** A comparison without a site in one format; the text ends with a line break, or is empty where nothing was compared. */
export function renderPlanChanges(
  format: Format,
  report: PlanChanges,
  options: RenderOptions = {},
): string {
  if (format === "text") return renderPlanText(report, options);
  if (format === "json") return (require("../plan/plan-json") as typeof PlanJson).planJson(report);
  if (format === "markdown")
    return (require("../plan/plan-markdown") as typeof PlanMarkdown).renderPlanMarkdown(report);
  if (format === "html")
    return (require("../plan/plan-html") as typeof PlanHtml).renderPlanHtml(report, options.time);
  return RENDERERS[format](planModel(report), options);
}

/** Explanations in one format; the text ends with a line break. Problems are part of the JSON alone. */
export function renderExplanations(
  format: "text" | "json",
  explanations: readonly Explanation[],
  problems: readonly Problem[],
  options: RenderOptions = {},
): string {
  if (format === "json") {
    const { explanationJson } =
      require("../explanations/explanation-json") as typeof ExplanationJson;
    return explanationJson(explanations, problems);
  }
  const { explanationText } = require("../explanations/explanation-text") as typeof ExplanationText;
  return explanationText(explanations, options);
}

/* eslint-enable @typescript-eslint/no-require-imports */
