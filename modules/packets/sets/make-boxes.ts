// The only way to make a box. It sorts out ports: a restriction on ports can only be met by protocols that have ports.
import { ALL_ADDRESSES, LAST_ADDRESS } from "./addresses";
import type { AddressRange, Box, BoxFields, Range } from "./box";
import { ALL_PORTS, ALL_PROTOCOLS, PORT_PROTOCOLS } from "./protocols";
import { addressRanges, numberRanges } from "./ranges";

/** The protocols with ports, as ranges. */
export const WITH_PORTS: readonly Range[] = numberRanges.union(
  PORT_PROTOCOLS.map((number) => ({ first: number, last: number })),
);

/** The protocols without ports, as ranges. */
export const WITHOUT_PORTS: readonly Range[] = numberRanges.subtract(ALL_PROTOCOLS, WITH_PORTS);

/**
 * The packets whose every field lies in the given ranges, as no box, one, or two: protocols with and without ports are
 * kept apart. Protocols without ports are included only if neither port is restricted. An empty list matches nothing.
 * @throws RangeError for a reversed range or one outside its field.
 */
export function makeBoxes(fields: BoxFields): readonly Box[] {
  const { family } = fields;
  const source = addressField("source", fields, fields.source);
  const destination = addressField("destination", fields, fields.destination);
  const protocol = numberField("protocol", fields.protocol, ALL_PROTOCOLS);
  const sourcePort = numberField("source port", fields.sourcePort, ALL_PORTS);
  const destinationPort = numberField("destination port", fields.destinationPort, ALL_PORTS);
  const boxOf = (own: readonly Range[]): Box => {
    return { family, source, destination, protocol: own, sourcePort, destinationPort };
  };
  const portless = isWhole(sourcePort) && isWhole(destinationPort);
  return [
    boxOf(within(protocol, WITH_PORTS)),
    ...(portless ? [boxOf(within(protocol, WITHOUT_PORTS))] : []),
  ].filter(isNotEmpty);
}

/** What is in both lists; the first list itself when it is one range inside the second. */
function within(protocol: readonly Range[], all: readonly Range[]): readonly Range[] {
  const [only, second] = protocol;
  const isInside =
    only !== undefined &&
    second === undefined &&
    all.some(({ first, last }) => first <= only.first && only.last <= last);
  return isInside ? protocol : numberRanges.intersect(protocol, all);
}

function isNotEmpty(box: Box): boolean {
  return (
    box.source.length > 0 &&
    box.destination.length > 0 &&
    box.protocol.length > 0 &&
    box.sourcePort.length > 0 &&
    box.destinationPort.length > 0
  );
}

function isWhole(ports: readonly Range[]): boolean {
  return ports[0]?.first === 0 && ports[0].last === 65535;
}

// Rules share their lists: one that is canonical already stays the same object, which the engine looks up only once.

function addressField(
  name: string,
  fields: BoxFields,
  ranges: readonly AddressRange[] = ALL_ADDRESSES[fields.family],
): readonly AddressRange[] {
  for (const { first, last } of ranges) check(name, first, last, LAST_ADDRESS[fields.family]);
  return addressRanges.isCanonical(ranges) ? ranges : addressRanges.union(ranges);
}

function numberField(
  name: string,
  ranges: readonly Range[] | undefined,
  all: readonly Range[],
): readonly Range[] {
  if (ranges === undefined) return all;
  for (const { first, last } of ranges) {
    if (!Number.isInteger(first) || !Number.isInteger(last)) {
      throw new RangeError(`${name} range ${first}..${last} is not of whole numbers`);
    }
    check(name, first, last, all[0]?.last ?? 0);
  }
  return numberRanges.isCanonical(ranges) ? ranges : numberRanges.union(ranges);
}

function check(name: string, first: number | bigint, last: number | bigint, max: number | bigint) {
  if (first < 0 || first > last || last > max) {
    throw new RangeError(
      `${name} range ${first.toString()}..${last.toString()} is not within 0..${max.toString()}`,
    );
  }
}
