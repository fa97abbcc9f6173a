// What a command prints on standard error beside its report: what went wrong, and notes.
import { formatProblem, type Problem } from "../../modules/input";
import { printable } from "../report";
import type { Streams } from "./streams";

/** One line for each problem. */
export function printProblems(problems: readonly Problem[], { stderr }: Streams): void {
  for (const problem of problems) stderr.write(`error: ${printable(formatProblem(problem))}\n`);
}

/** One line for each note that there is. */
export function printNotes(notes: readonly (string | undefined)[], { stderr }: Streams): void {
  for (const note of notes) if (note !== undefined) stderr.write(`note: ${printable(note)}\n`);
}
