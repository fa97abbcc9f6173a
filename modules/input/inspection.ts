// The problems found so far in one document. Checks go on after the first problem, so that the user sees all of them at
// once, in the order of the file.
import type { LocatedDocument, Path } from "./located-document";
import { formatProblem, InputError } from "./problem";
import type { Place, Problem } from "./problem";

/** Collects problems of one document; at the end either all of them are thrown or there were none. */
export class Inspection {
  readonly document: LocatedDocument;
  readonly #problems: Problem[] = [];
  readonly #general: Problem[] = [];

  constructor(document: LocatedDocument) {
    this.document = document;
  }

  /** A problem of the value at `path`; the value itself is added as `got`. */
  reportError(path: Path, problem: Problem): void {
    const got = this.document.textOf(path);
    const place = this.document.placeOf(path);
    this.add({ place, ...(got === undefined ? {} : { got }), ...problem });
  }

  /** A problem of the key at `path`, for example of everything under it. */
  reportErrorAtKey(path: Path, problem: Problem): void {
    this.add({ place: this.document.keyPlaceOf(path), ...problem });
  }

  add(...problems: readonly Problem[]): void {
    this.#problems.push(...problems);
  }

  /** Problems to be reported only where nothing more particular has been said about the same place. */
  addGeneral(problems: readonly Problem[]): void {
    this.#general.push(...problems);
  }

  /** Throws InputError if there was any problem. */
  finish(): void {
    const said = new Set(this.#problems.map(({ place }) => spot(place)));
    const rest = this.#general.filter(({ place }) => !said.has(spot(place)));
    const all = withoutRepeats([...this.#problems, ...rest]);
    if (all.length > 0) throw new InputError(inFileOrder(all, this.document.file));
  }
}

/** Each problem once, in the order of first mention: what two find wrong about the same line is one problem. */
export function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const byText = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...byText.values()];
}

function spot(place: Place | undefined): string {
  return `${place?.file ?? ""}:${place?.line ?? 0}:${place?.column ?? 0}`;
}

/** The inspected file's own problems first, then those of the files that it names. Sorting is stable. */
function inFileOrder(problems: readonly Problem[], file: string): readonly Problem[] {
  return [...problems].sort((a, b) => {
    const [left, right] = [sortKey(a, file), sortKey(b, file)];
    const differing = left.findIndex((part, index) => part !== right[index]);
    if (differing < 0) return 0;
    return (left[differing] ?? 0) < (right[differing] ?? 0) ? -1 : 1;
  });
}

function sortKey({ place }: Problem, file: string): readonly (string | number)[] {
  const name = place?.file ?? "";
  return [name === file ? 0 : 1, name, place?.line ?? 0, place?.column ?? 0];
}
