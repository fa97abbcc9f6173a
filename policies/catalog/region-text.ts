// The packets of a region as text, the same however a comparison has cut them.
import { boxesMeet } from "../../modules/packets";
import type { Box, Range } from "../../modules/packets";
import { canonicalBoxes } from "./canonical-boxes";

/** Up to so many boxes, the text depends on the packets alone, and not on how a comparison has cut them. */
const CANONICAL_BOXES = 1024;

/** Up to so many pairs of boxes, it is asked whether two lists share packets. */
const COMPARED_PAIRS = 4096;

export function regionText(boxes: readonly Box[]): string {
  const shown = boxes.length > CANONICAL_BOXES ? boxes : canonicalBoxes(boxes);
  return shown.map(boxText).sort().join(";");
}

/** Whether two lists share packets. Where that takes too much work, they do: a finding is then another one sooner. */
export function boxesTouch(some: readonly Box[], others: readonly Box[]): boolean {
  return some.length * others.length > COMPARED_PAIRS || boxesMeet(some, others);
}

function boxText(box: Box): string {
  const { family, source, destination, protocol, sourcePort, destinationPort } = box;
  const fields = [source, destination, protocol, sourcePort, destinationPort];
  return `${family}:${fields.map(rangesText).join("|")}`;
}

function rangesText(ranges: readonly (Range | { first: bigint; last: bigint })[]): string {
  return ranges.map(({ first, last }) => `${first}-${last}`).join(",");
}
