// Packets in words that fit a sentence: `tcp 5061 from 203.0.113.0/24 to 10.45.16.10`. For people only; machines get the
// exact lists.
import {
  ALL_ADDRESSES,
  formatAddress,
  hasPorts,
  PORT_PROTOCOLS,
  protocolName,
  subtractAddresses,
} from "../../modules/packets";
import type { AddressRange, Family, Range } from "../../modules/packets";
import {
  PUBLIC_IPV4,
  SENSITIVE,
  type Shown,
  type ShownBox,
  type ShownField,
  type ShownPacket,
} from "../readers";
import { addressList, otherAddresses, portRange } from "./shown-ranges";

/** Ranges shown before `and N more`. */
const SHOWN = 4;

const LAST_PORT = 65535;
const LAST_PROTOCOL = 255;

export const EVERY_PORTED = "every protocol with ports";
export const EVERY_PORTLESS = "every protocol without ports";

/** `a, b, c`, and how many more there are. */
function shorten(words: readonly string[], shown = SHOWN): string {
  if (words.length <= shown) return words.join(", ");
  return `${words.slice(0, shown).join(", ")} and ${words.length - shown} more`;
}

function isWhole(ranges: readonly Shown<Range>[], last: number): boolean {
  const [only, ...others] = ranges;
  return only?.first === 0 && only.last === last && only.hides === undefined && others.length === 0;
}

/** `443`, `50000-59999`, `80, 443`; `any` for all ports. */
export function formatPorts(ports: readonly Shown<Range>[]): string {
  return isWhole(ports, LAST_PORT) ? "any" : shorten(ports.map(portRange));
}

/** Whether packets of these protocols carry ports. A box holds only such protocols, or none. */
export function havePorts(protocols: readonly Range[]): boolean {
  const [first] = protocols;
  return first !== undefined && hasPorts(first.first);
}

/** `tcp`, `tcp, udp`, `every protocol without ports`. */
export function formatProtocols(protocols: readonly Range[]): string {
  const count = protocols.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  if (isWhole(protocols, LAST_PROTOCOL)) return "any protocol";
  if (count === PORT_PROTOCOLS.length && protocolNumbers(protocols).every(hasPorts))
    return EVERY_PORTED;
  if (count === LAST_PROTOCOL + 1 - PORT_PROTOCOLS.length && !havePorts(protocols))
    return EVERY_PORTLESS;
  return shorten(protocolList(protocols), PORT_PROTOCOLS.length);
}

function protocolNumbers(protocols: readonly Range[]): readonly number[] {
  return protocols.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );
}

/** Every protocol by name, runs of protocols without a name as `140-252`. */
export function protocolList(protocols: readonly Range[]): readonly string[] {
  return protocols.flatMap(({ first, last }) =>
    last - first < PORT_PROTOCOLS.length
      ? protocolNumbers([{ first, last }]).map(protocolName)
      : [`${first}-${last}`],
  );
}

/** The shortest of the list, `any IPv4 except …`, and what is or is not of the public Internet. */
export function formatAddresses(family: Family, ranges: readonly Shown<AddressRange>[]): string {
  const listed = addressList(family, ranges);
  const rest = otherAddresses(family, ranges);
  if (rest.length === 0 && !isHidden(ranges)) return `any IPv${family}`;
  const ways: Way[] = [{ words: shorten(listed), parts: listed.length }];
  if (rest.length > 0 && coversMost(family, ranges)) {
    const excepted = addressList(family, rest);
    ways.push({ words: `any IPv${family} except ${shorten(excepted)}`, parts: excepted.length });
  }
  if (family === 4 && !isHidden(ranges)) ways.push(...publicWays(ranges));
  return ways.reduce((best, one) => (one.parts < best.parts ? one : best)).words;
}

/** One way to say which addresses are meant, and how many parts have to be listed in it. */
interface Way {
  readonly words: string;
  readonly parts: number;
}

/** Ranges that hold a whole half of IPv4, the public one or the other: that half by name, and what there is besides. */
function publicWays(ranges: readonly AddressRange[]): readonly Way[] {
  const halves = [
    ["any public IPv4", PUBLIC_IPV4],
    ["any IPv4 that is not public", subtractAddresses(ALL_ADDRESSES[4], PUBLIC_IPV4)],
  ] as const;
  return halves.flatMap(([name, half]): readonly Way[] => {
    const excepted = addressList(4, subtractAddresses(half, ranges));
    const besides = addressList(4, subtractAddresses(ranges, half));
    if (besides.length > 0 && excepted.length > 0) return [];
    if (excepted.length === 0)
      return [{ words: [name, ...besidesWords(besides)].join(", "), parts: 1 + besides.length }];
    return [{ words: `${name} except ${shorten(excepted)}`, parts: 1 + excepted.length }];
  });
}

function besidesWords(besides: readonly string[]): readonly string[] {
  return besides.length === 0 ? [] : [shorten(besides)];
}

function isHidden(ranges: readonly Shown<object>[]): boolean {
  return ranges.some(({ hides }) => hides !== undefined);
}

/** More than half of the family: only then is `any … except` the honest way to say it. */
function coversMost(family: Family, ranges: readonly AddressRange[]): boolean {
  const size = ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  return size * 2n > 1n << (family === 4 ? 32n : 128n);
}

/** One box in one line. */
export function describeBox(box: ShownBox): string {
  const { family, protocol, source, destination, sourcePort, destinationPort } = box;
  const ported = havePorts(protocol);
  const port = ported
    ? ` ${isWhole(destinationPort, LAST_PORT) ? "any port" : formatPorts(destinationPort)}`
    : "";
  const sourcePorts =
    ported && !isWhole(sourcePort, LAST_PORT) ? ` source port ${formatPorts(sourcePort)}` : "";
  return (
    `${formatProtocols(protocol)}${port} from ${formatAddresses(family, source)}${sourcePorts}` +
    ` to ${formatAddresses(family, destination)}`
  );
}

/** One packet in one line: `tcp 198.51.100.7:49152 -> 10.45.16.10:3389`. */
export function describePacket(packet: ShownPacket): string {
  const { family, protocol, hides = [] } = packet;
  const shown = (field: ShownField, text: string): string =>
    hides.includes(field) ? SENSITIVE : text;
  const end = (side: "source" | "destination"): string => {
    const text = shown(side, formatAddress(family, packet[side]));
    if (!hasPorts(protocol)) return text;
    const field = `${side}Port` as const;
    const port = shown(field, String(packet[field]));
    return family === 6 ? `[${text}]:${port}` : `${text}:${port}`;
  };
  return `${protocolName(protocol)} ${end("source")} -> ${end("destination")}`;
}
