// Which files a verdict is about: a report that is kept can be held against what was deployed.
import type { FileDigest } from "../../../modules/input";

export interface FilesRead {
  readonly sites: readonly FileDigest[];
  /** Configurations, plans and states, in the order in which they were found. */
  readonly configurations: readonly FileDigest[];
}

export const NO_FILES: FilesRead = { sites: [], configurations: [] };

/** Digits that tell files apart on a screen. */
const SHOWN_DIGITS = 12;

/** `edge.yaml, sha256 0123456789ab`; the formats for machines and auditors have all digits. */
export function shortDigest({ file, sha256 }: FileDigest): string {
  return `${file}, sha256 ${sha256.slice(0, SHOWN_DIGITS)}`;
}

/** All files, each once: a plan may be both sides of a comparison, and a site stand for both. */
export function allFiles({ sites, configurations }: FilesRead): readonly FileDigest[] {
  const all = [...sites, ...configurations];
  return [...new Map(all.map((one) => [`${one.sha256} ${one.file}`, one])).values()];
}
