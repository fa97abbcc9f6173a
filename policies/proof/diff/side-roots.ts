// What the configurations of one side of a comparison say: the one that is compared, and those beside it that may be about the
// same objects.
import { basename, dirname } from "node:path";

import type { Source } from "../../readers";
import type { ComparedDocument } from "./not-compared";

/** One configuration of a side. */
export interface NamedRoot {
  /** Empty for the configuration that is compared. */
  readonly name: string;
  /** Without the comments that cdktf writes. */
  readonly root: Readonly<Record<string, unknown>>;
}

/** The roots of a side, that of the compared configuration first, the others by name. */
export function rootsOf({ document, surroundings }: ComparedDocument): readonly NamedRoot[] {
  const others = (surroundings?.sources ?? []).map((source) => ({
    name: neighbourName(source),
    root: bare(source),
  }));
  return [{ name: "", root: bare(document) }, ...others.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

/** What a configuration beside is called in both versions: its stack, or its folder. */
export function neighbourName({ stackName, file }: Source): string {
  return stackName ?? basename(dirname(file));
}

function bare({ root }: Source): NamedRoot["root"] {
  return { ...root, "//": undefined };
}
