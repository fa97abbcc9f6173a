// What a source gives to the kinds of firewalls: a file and its resources. Adding a source is adding a folder with one of
// these; no kind knows which source it reads.
import type { ReadingNotes } from "../reading-notes";
import type { ResourceSet } from "./resource-set";
import type { Links } from "./remote-state";
import type { SecretLeaf } from "./secret-leaf";
import type { SourceFile } from "./source-file";

/** What a source says: what is wanted, what stands after an apply, or what stood when somebody looked. */
export type SourceForm = "configuration" | "plan" | "state";

export interface Source extends SourceFile {
  readonly form: SourceForm;
  /** The JSON of its file. */
  readonly root: Readonly<Record<string, unknown>>;
  /** Every resource of the file. Reports only what is no resource where one belongs. */
  resources(notes: ReadingNotes): ResourceSet;
  /** Reports what the file deploys, or leaves open, besides its resources. */
  reportBesides(notes: ReadingNotes): void;
  /** What it takes from other sources, and offers to them. */
  readonly links: Links;
  /** What it marks as sensitive. @default nothing */
  secrets?(): readonly SecretLeaf[];
  /** What it was parsed from. */
  readonly text: string;
  /** Name of the cdktf stack that wrote it; absent when another tool did. */
  readonly stackName?: string;
}
