// What a reader says beside the gates: what it did not understand, what it takes for granted, how many rules it read.
// Everything is collected and nothing thrown, so that one reading names all that is wrong with a source.
import type { Unsupported } from "./reading";
import type { Place } from "../../modules/input";
import type { Advisory } from "../../modules/sites";
import type { Path, SourceFile } from "./sources/source-file";

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

/** What all sources of one reading write to. */
class NoteList {
  ruleCount = 0;
  readonly listed: Unsupported[] = [];
  unlisted = 0;
  readonly assumptions = new Set<string>();
  readonly advisories: Advisory[] = [];
}

export class ReadingNotes {
  readonly source: SourceFile;
  /** What the objects of the source are called by in the reading; absent for the source that is judged. */
  readonly from: string | undefined;
  readonly #list: NoteList;

  constructor(source: SourceFile, from?: string, list = new NoteList()) {
    this.source = source;
    this.from = from;
    this.#list = list;
  }

  /** The same notes, for objects of another source of the reading. */
  for(source: SourceFile, from: string): ReadingNotes {
    return new ReadingNotes(source, from, this.#list);
  }

  get ruleCount(): number {
    return this.#list.ruleCount;
  }

  set ruleCount(count: number) {
    this.#list.ruleCount = count;
  }

  /** Records what is not understood. The verdict can no longer be `proven`. */
  report({ message, remedy, path, address, place: known }: Problem): void {
    if (this.#list.listed.length >= LISTED_PROBLEMS) {
      this.#list.unlisted++;
      return;
    }
    const place = known ?? this.source.placeOf(path);
    const construct = this.source.constructOf(path);
    this.#list.listed.push({
      message,
      remedy,
      place,
      ...(construct === undefined ? {} : { construct }),
      ...(address === undefined ? {} : { address }),
    });
  }

  /** Whether something about the resource was, or may have been, reported. */
  hasReported(address: string): boolean {
    const { listed, unlisted } = this.#list;
    return unlisted > 0 || listed.some((one) => one.address === address);
  }

  /** What is not understood, in the order of reading; a last entry says how much more there is. */
  get unsupported(): readonly Unsupported[] {
    if (this.#list.unlisted === 0) return this.#list.listed;
    const rest: Unsupported = {
      message: `${this.#list.unlisted} more parts of the configuration are not understood`,
      remedy: "correct those that are listed, and check again",
      place: { file: this.source.file },
    };
    return [...this.#list.listed, rest];
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
