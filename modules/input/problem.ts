// What is wrong with a file, an option or a document that a user gave us: a plain value, and the one exception that
// carries it to the command line. Our own bugs are never reported this way.

/** A position in a text that the user can open. `line` and `column` count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** One thing wrong with the user's input, complete enough to be mended without reading our code. */
export interface Problem {
  /** What is wrong: lower case, no final period, the user's own words in backticks. */
  readonly message: string;
  readonly place?: Place;
  /** The value that was found, as it stands in the file. */
  readonly got?: string;
  /** What would have been accepted. */
  readonly allowed?: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Thrown when input cannot be used. Holds every problem that was found, in the order of the file; never empty. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[] | Problem) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(formatProblem).join("\n"));
    this.name = "InputError";
    this.problems = list;
  }
}

/** `file:line:column`, leaving out what is not known. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column]
    .filter((part) => part !== undefined)
    .join(":");
}

/** One problem as one line: place, message, value got, values allowed, remedy. */
export function formatProblem({ place, message, got, allowed, remedy }: Problem): string {
  const parts = [place === undefined ? message : `${formatPlace(place)}: ${message}`];
  if (got !== undefined) parts.push(`got ${got}`);
  if (allowed !== undefined) parts.push(`allowed: ${allowed}`);
  if (remedy !== undefined) parts.push(remedy);
  return parts.join("; ");
}
