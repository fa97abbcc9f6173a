// Explanations in each of their formats.
import type { Problem } from "../../../modules/input";
import type { Explanation } from "../../proof";
import { explanationJson } from "./explanation-json";
import { explanationText } from "./explanation-text";
import type { TextOptions } from "../formats/text-report";

/** The explanations in one format; the text ends with a line break. Problems are part of the JSON alone. */
export function renderExplanations(
  format: "text" | "json",
  explanations: readonly Explanation[],
  problems: readonly Problem[],
  options: TextOptions = {},
): string {
  return format === "json"
    ? explanationJson(explanations, problems)
    : explanationText(explanations, options);
}
