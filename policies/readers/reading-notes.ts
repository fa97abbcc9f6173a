// What a reader says beside the gates: what it did not understand, what it takes for granted, how many rules it read.
// Everything is collected and nothing thrown, so that one reading names all that is wrong with a source.
import type { Unsupported } from "./reading";
import type { Place } from "../../modules/input";
import type { Advisory } from "../../modules/sites";
import type { Path, SourceFile } from "./resources/source-file";

/** Where something that is not understood stands, and what to do about it. */
export interface Problem {
  readonly message: string;
  readonly remedy: string;
  readonly path: Path;
  readonly address?: string;
  /** Where it stands, when that is not where the path leads. */
  readonly place?: Place;
}

/** Problems that are listed one by one; those after them are counted. */
export const LISTED_PROBLEMS = 200;

/** Advisories that are listed; a source may give rise to any number of them. */
const LISTED_ADVISORIES = 50;

/** Problems that are heard together, or not at all. */
class Aside {
  count = 0;
  isDropped = false;
}

/** What all sources of one reading write to. */
class NoteList {
  ruleCount = 0;
  readonly asides = new Set<Aside>();
  readonly problems: { readonly problem: Unsupported; readonly aside: Aside }[] = [];
  readonly assumptions = new Set<string>();
  readonly advisories: Advisory[] = [];
}

export class ReadingNotes {
  readonly source: SourceFile;
  /** What the objects of the source are called by in the reading; absent for the source that is judged. */
  readonly from: string | undefined;
  readonly #list: NoteList;
  readonly #aside: Aside;

  constructor(source: SourceFile, from?: string, list = new NoteList(), aside = new Aside()) {
    this.source = source;
    this.from = from;
    this.#list = list;
    this.#aside = aside;
    list.asides.add(aside);
  }

  /** The same notes, for objects of another source of the reading. */
  for(source: SourceFile, from: string): ReadingNotes {
    return new ReadingNotes(source, from, this.#list, this.#aside);
  }

  /** The same notes, whose problems can still be dropped once it is known what they are about. */
  aside(): ReadingNotes {
    return new ReadingNotes(this.source, this.from, this.#list);
  }

  /** Takes back what was reported here: it is about nothing that is judged. */
  dropProblems(): void {
    this.#aside.isDropped = true;
  }

  get ruleCount(): number {
    return this.#list.ruleCount;
  }

  set ruleCount(count: number) {
    this.#list.ruleCount = count;
  }

  /** Records what is not understood. The verdict can no longer be `proven`. */
  report({ message, remedy, path, address, place: known }: Problem): void {
    if (++this.#aside.count > LISTED_PROBLEMS) return;
    const place = known ?? this.source.placeOf(path);
    const construct = this.source.constructOf(path);
    const action = this.source.actionOf?.(path);
    const problem = {
      message,
      remedy,
      place,
      ...(construct === undefined ? {} : { construct }),
      ...(action === undefined ? {} : { action }),
      ...(address === undefined ? {} : { address }),
    };
    this.#list.problems.push({ problem, aside: this.#aside });
  }

  /** Whether something about the resource was, or may have been, reported. */
  hasReported(address: string): boolean {
    const { listed, unlisted } = this.#heard();
    return unlisted > 0 || listed.some((one) => one.address === address);
  }

  /** What is not understood, in the order of reading; a last entry says how much more there is. */
  get unsupported(): readonly Unsupported[] {
    const { listed, unlisted } = this.#heard();
    if (unlisted === 0) return listed;
    const rest: Unsupported = {
      message: `${unlisted} more parts of the configuration are not understood`,
      remedy: "correct those that are listed, and check again",
      place: { file: this.source.file },
    };
    return [...listed, rest];
  }

  #heard(): { readonly listed: readonly Unsupported[]; readonly unlisted: number } {
    const { problems, asides } = this.#list;
    const listed = problems
      .filter(({ aside }) => !aside.isDropped)
      .slice(0, LISTED_PROBLEMS)
      .map(({ problem }) => problem);
    const heard = [...asides].filter(({ isDropped }) => !isDropped);
    const count = heard.reduce((sum, one) => sum + one.count, 0);
    return { listed, unlisted: count - listed.length };
  }

  /** Records what the gates rest on and the source cannot show. */
  assume(text: string): void {
    this.#list.assumptions.add(text);
  }

  /** Records what a reader of the report should know, though it neither opens nor closes anything. */
  advise(message: string, id: "rules" | "not-judged" = "rules"): void {
    if (this.#list.advisories.length < LISTED_ADVISORIES)
      this.#list.advisories.push({ id, message });
  }

  /** Whether further advisories would not be listed. */
  get hasAllAdvisories(): boolean {
    return this.#list.advisories.length >= LISTED_ADVISORIES;
  }

  get advisories(): readonly Advisory[] {
    return this.#list.advisories;
  }

  get assumptions(): readonly string[] {
    return [...this.#list.assumptions].sort();
  }
}
