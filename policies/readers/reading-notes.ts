// What a reader says beside the gates: what it did not understand, what it takes for granted, how many rules it read.
// Everything is collected and nothing thrown, so that one reading names all that is wrong with a document.
import { constructOf } from "./sources/terraform-config/construct-origin";
import type { Unsupported } from "./gate";
import type { Place } from "../../modules/input";
import type { Advisory } from "../../modules/sites";
import type {
  DocumentPath,
  TerraformDocument,
} from "./sources/terraform-config/terraform-document";

/** Where something that is not understood stands, and what to do about it. */
export interface Refusal {
  readonly message: string;
  readonly remedy: string;
  readonly path: DocumentPath;
  readonly address?: string;
  /** Where it stands, when that is not where the path leads. */
  readonly place?: Place;
}

/** Refusals that are listed one by one; those after them are counted. */
export const LISTED_REFUSALS = 200;

/** Advisories that are listed; a document may give rise to any number of them. */
const LISTED_ADVISORIES = 50;

export class ReadingNotes {
  readonly document: TerraformDocument;
  ruleCount = 0;
  readonly #listed: Unsupported[] = [];
  #unlisted = 0;
  readonly #assumptions = new Set<string>();
  readonly #advisories: Advisory[] = [];

  constructor(document: TerraformDocument) {
    this.document = document;
  }

  /** Records what is not understood. The verdict can no longer be `proven`. */
  refuse({ message, remedy, path, address, place: known }: Refusal): void {
    if (this.#listed.length >= LISTED_REFUSALS) {
      this.#unlisted++;
      return;
    }
    const place = known ?? this.document.placeOf(path);
    const construct = constructOf(this.document, path);
    this.#listed.push({
      message,
      remedy,
      place,
      ...(construct === undefined ? {} : { construct }),
      ...(address === undefined ? {} : { address }),
    });
  }

  /** What is not understood, in the order of reading; a last entry says how much more there is. */
  get unsupported(): readonly Unsupported[] {
    if (this.#unlisted === 0) return this.#listed;
    const rest: Unsupported = {
      message: `${this.#unlisted} more parts of the document are not understood`,
      remedy: "correct those that are listed, and check again",
      place: { file: this.document.file },
    };
    return [...this.#listed, rest];
  }

  /** Records a fact that the gates rest on and that the document cannot show. */
  assume(text: string): void {
    this.#assumptions.add(text);
  }

  /** Records what a reader of the report should know, though it neither opens nor closes anything. */
  advise(message: string): void {
    if (this.#advisories.length < LISTED_ADVISORIES)
      this.#advisories.push({ id: "rules", message });
  }

  /** Whether further advisories would not be listed. */
  get hasAllAdvisories(): boolean {
    return this.#advisories.length >= LISTED_ADVISORIES;
  }

  get advisories(): readonly Advisory[] {
    return this.#advisories;
  }

  get assumptions(): readonly string[] {
    return [...this.#assumptions].sort();
  }
}
