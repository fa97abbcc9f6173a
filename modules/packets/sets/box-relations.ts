// Whether boxes share packets, without computing what they share.
import type { AddressRange, Box, Range } from "./box";

/** Whether some packet is in a box of each list. */
export function boxesMeet(some: readonly Box[], others: readonly Box[]): boolean {
  return some.some((box) => others.some((other) => meets(box, other)));
}

function meets(a: Box, b: Box): boolean {
  return (
    a.family === b.family &&
    overlap(a.destination, b.destination) &&
    overlap(a.source, b.source) &&
    overlap(a.protocol, b.protocol) &&
    overlap(a.destinationPort, b.destinationPort) &&
    overlap(a.sourcePort, b.sourcePort)
  );
}

function overlap<R extends Range | AddressRange>(a: readonly R[], b: readonly R[]): boolean {
  let i = 0;
  let j = 0;
  for (let x = a[i], y = b[j]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
    if (x.first <= y.last && y.first <= x.last) return true;
    if (x.last < y.last) i++;
    else j++;
  }
  return false;
}
