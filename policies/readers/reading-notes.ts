// What a reader says beside the gates: what it did not understand, what it takes for granted, how many rules it read.
// Everything is collected and nothing thrown, so that one reading names all that is wrong with a document.
import type { Unsupported } from "./gate";
import type { DocumentPath, TerraformDocument } from "./terraform-document";

/** Where something that is not understood stands, and what to do about it. */
export interface Refusal {
  readonly message: string;
  readonly remedy: string;
  readonly path: DocumentPath;
  readonly address?: string;
}

export class ReadingNotes {
  readonly document: TerraformDocument;
  readonly unsupported: Unsupported[] = [];
  ruleCount = 0;
  readonly #assumptions = new Set<string>();

  constructor(document: TerraformDocument) {
    this.document = document;
  }

  /** Records what is not understood. The verdict can no longer be `proven`. */
  refuse({ message, remedy, path, address }: Refusal): void {
    const place = this.document.placeOf(path);
    this.unsupported.push({
      message,
      remedy,
      place,
      ...(address === undefined ? {} : { address }),
    });
  }

  /** Records a fact that the gates rest on and that the document cannot show. */
  assume(text: string): void {
    this.#assumptions.add(text);
  }

  get assumptions(): readonly string[] {
    return [...this.#assumptions].sort();
  }
}
