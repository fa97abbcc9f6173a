// What a command prints for people beside its report: what went wrong, notes, and other lines.
import { formatProblem, type Problem } from "../../modules/input";
import { printable, Screen } from "../report";
import { type Streams, textOptions } from "./streams";

/** One line for each problem. */
export function printProblems(problems: readonly Problem[], streams: Streams): void {
  printLines(
    problems.map((problem) => `error: ${printable(formatProblem(problem))}`),
    "stderr",
    streams,
  );
}

/** One line for each note that there is. */
export function printNotes(notes: readonly (string | undefined)[], streams: Streams): void {
  printLines(
    notes.flatMap((note) => (note === undefined ? [] : [`note: ${printable(note)}`])),
    "stderr",
    streams,
  );
}

/** Lines that are safe to print; a terminal gets them as wide as it is. */
export function printLines(
  lines: readonly string[],
  to: "stdout" | "stderr",
  streams: Streams,
): void {
  const screen = new Screen(textOptions(streams[to], streams));
  for (const line of lines) streams[to].write(`${screen.fit(line).join("\n")}\n`);
}
