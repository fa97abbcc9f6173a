// A block at the top of a file, whichever syntax it is written in: HCL or JSON.
import type { Place } from "../../../../../modules/input";
import type { Path } from "../../../resources/source-file";
import type { Json } from "./parse-hcl";

export interface WrittenBlock {
  /** `resource`, `module` and so on. */
  readonly kind: string;
  readonly labels: readonly string[];
  /** Values in the form of Terraform JSON: every text is a template. */
  readonly body: Json;
  /** Where the value at a path below the block stands; for the empty path, the block's header. */
  readonly placeOf: (path: Path) => Place;
  /** Whether a block stands at the path, and not an object of a list. */
  readonly isBlock: (path: Path) => boolean;
}

/** How many labels the blocks have that are read here. */
export const LABELS: ReadonlyMap<string, number> = new Map([
  ["resource", 2],
  ["data", 2],
  ["ephemeral", 2],
  ["action", 2],
  ["variable", 1],
  ["output", 1],
  ["module", 1],
  ["provider", 1],
  ["check", 1],
  ["locals", 0],
  ["terraform", 0],
  ["moved", 0],
  ["removed", 0],
  ["import", 0],
]);

export function headerOf({ kind, labels }: Pick<WrittenBlock, "kind" | "labels">): string {
  return [kind, ...labels.map((label) => `"${label}"`)].join(" ");
}
