// What the action itself says in the log, beside the reports of the commands: as annotations without a place.
import { formatProblem, InputError } from "../../modules/input";
import { escapeData } from "../report";

/** One annotation of the run. */
export function errorCommand(level: "error" | "warning", text: string): string {
  return `::${level} title=edge-firewall::${escapeData(text)}\n`;
}

/** What went wrong: a mistake in the inputs, or what nobody has foreseen. */
export function faultLines(error: unknown): readonly string[] {
  if (error instanceof InputError) return error.problems.map(formatProblem);
  const said = error instanceof Error ? error.message : String(error);
  return [`the action could not be run to its end: ${said}; what it has not said is not decided`];
}
