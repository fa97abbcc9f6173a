// The digests of what a run reads, taken from the bytes that were read.
import { type FileDigest, fileDigest, readBytes } from "../../../modules/input";
import type { Source } from "../../readers";

/** Collects digests while files are read. */
export class Digests {
  readonly #all: FileDigest[] = [];

  /** Notes what was read, and gives it back. */
  note<T extends string | Uint8Array>(file: string, content: T): T {
    this.#all.push(fileDigest(file, content));
    return content;
  }

  /** Notes every file of a source that lies in several. */
  noteFilesOf(source: Source | undefined): void {
    for (const file of source?.files ?? []) this.note(file, readBytes(file));
  }

  /** In the order of reading. */
  get all(): readonly FileDigest[] {
    return this.#all;
  }
}
