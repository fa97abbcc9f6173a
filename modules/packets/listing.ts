// Few, disjoint boxes for a set of packets, in an order that people expect.
import type { Box } from "./box";

/** The packets of disjoint boxes as few disjoint boxes. */
export function listing(boxes: readonly Box[]): readonly Box[] {
  return boxes;
}
