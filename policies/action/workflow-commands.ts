// What the action itself says in the log, beside the reports of the commands: as annotations without a place.
import { formatProblem, InputError } from "../../modules/input";

/** One annotation of the run. */
export function errorCommand(level: "error" | "warning", text: string): string {
  return `::${level} title=edge-firewall::${escaped(text)}\n`;
}

/** What went wrong: a mistake in the inputs, or what nobody has foreseen. */
export function faultLines(error: unknown): readonly string[] {
  if (error instanceof InputError) return error.problems.map(formatProblem);
  const said = error instanceof Error ? error.message : String(error);
  return [`the action could not be run to its end: ${said}; what it has not said is not decided`];
}

/** As `@actions/core` escapes the text of a command. */
function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
