// An enforcement point that a source claims. Two sources that claim one point undo or add to each other's rules, and
// neither shows it.
import type { Path } from "./sources/source-file";
import type { ResourceBlock } from "./sources/resource-block";

export interface Claim {
  /** The same for the same point in every source. */
  readonly key: string;
  /** For people: `the subnet /subscriptions/…`. */
  readonly point: string;
  readonly address: string;
  readonly path: Path;
}

export function claim(key: string, point: string, { address, path }: ResourceBlock): Claim {
  return { key, point, address, path };
}
