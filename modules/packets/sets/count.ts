// How many packets there are in boxes. Exact: a missing sliver that no random packet would hit still changes the number.
import type { Box } from "./box";
import { hasPorts } from "./protocols";

/** The number of packets in disjoint boxes. A packet without ports counts once. */
export function countPackets(boxes: readonly Box[]): bigint {
  return boxes.reduce((sum, box) => sum + countBox(box), 0n);
}

function countBox(box: Box): bigint {
  const portless = !hasPorts(box.protocol[0]?.first ?? 0);
  const ports = portless ? 1n : size(box.sourcePort) * size(box.destinationPort);
  return size(box.source) * size(box.destination) * size(box.protocol) * ports;
}

function size(ranges: readonly { first: number | bigint; last: number | bigint }[]): bigint {
  return ranges.reduce((sum, { first, last }) => sum + BigInt(last) - BigInt(first) + 1n, 0n);
}
