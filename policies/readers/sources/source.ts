// What a source gives to the kinds of firewalls: a file and its resources. Adding a source is adding a folder with one of
// these; no kind knows which source it reads.
import type { ReadingNotes } from "../reading-notes";
import type { ResourceSet } from "./resource-set";
import type { SourceFile } from "./source-file";

export interface Source extends SourceFile {
  /** Every resource of the file; reports what the file deploys besides them. */
  resources(notes: ReadingNotes): ResourceSet;
}
