// The file that resources come from: where each of its values stands, and which construct made it. Paths are data; what is
// found at them costs a second parse of the text and is asked only for rules and values that a report names.
import type { Place } from "../../../modules/input";

/** Keys and indexes from the root of a file to a value. */
export type Path = readonly (string | number)[];

/** The construct of a cdktf program that a resource came from. */
export interface ConstructOrigin {
  /** `azure-westeurope/edge/nsg`. */
  readonly path: string;
  /** Where the construct is made in the user's program. */
  readonly place?: Place;
  /** It is a block of the configuration that a plan was made from, and no construct. */
  readonly isBlock?: true;
}

/** What a plan does to an object. */
export type PlannedAction =
  | "create"
  | "update"
  | "replace"
  | "delete"
  | "no-op"
  | "read"
  | "forget"
  | "abandon"
  | "not in the plan";

export interface SourceFile {
  readonly file: string;
  /** Where the value stands; for a path that does not exist, where its nearest existing parent stands. */
  placeOf(path: Path): Place;
  /** The construct of the resource that the value belongs to; nothing where the file does not say. */
  constructOf(path: Path): ConstructOrigin | undefined;
  /** What the plan does to the object that the value belongs to. @default the file is no plan */
  actionOf?(path: Path): PlannedAction | undefined;
  /** Another file that was read together with this one, by what its objects are called by. */
  neighbour?(from: string): SourceFile | undefined;
}
