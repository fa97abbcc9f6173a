// What a source gives to the kinds of firewalls: a file and its resources. Adding a source is adding a folder with one of
// these; no kind knows which source it reads.
import type { ReadingNotes } from "../reading-notes";
import type { ResourceSet } from "../resources/resource-set";
import type { Links } from "./remote-state";
import type { SecretLeaf } from "./secret-leaf";
import type { WrittenFolder } from "./written-folder";
import type { SourceFile } from "../resources/source-file";

/**
 * What a source says: what is wanted, in one file or in a folder of several; what stands after an apply; or what stood when
 * somebody looked.
 */
export type SourceForm = "configuration" | "folder" | "plan" | "state";

export interface Source extends SourceFile {
  readonly form: SourceForm;
  /** The JSON of its file. */
  readonly root: Readonly<Record<string, unknown>>;
  /** Every resource of the file. Reports only what is no resource where one belongs. */
  resources(notes: ReadingNotes): ResourceSet;
  /** Reports what the file deploys, or leaves open, besides its resources. */
  reportBesides(notes: ReadingNotes): void;
  /** The same source, where the folder that it was made from is known. Absent where nothing would be known better. */
  toldBy?(folder: WrittenFolder): Source;
  /** What it takes from other sources, and offers to them. */
  readonly links: Links;
  /** What it marks as sensitive. @default nothing */
  secrets?(): readonly SecretLeaf[];
  /** What it was parsed from. */
  readonly text: string;
  /** The files that it was read from, where it lies in several. */
  readonly files?: readonly string[];
  /** It says more than its text, which therefore cannot stand for it. */
  readonly beyondText?: true;
  /** Name of the cdktf stack that wrote it; absent when another tool did. */
  readonly stackName?: string;
}

/** Whether a source names no stack, and shows itself what it is about: all but the file of one configuration. */
export function isShown({ form }: Source): boolean {
  return form !== "configuration";
}
