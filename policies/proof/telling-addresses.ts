// Which addresses say most to a reader of one packet: at the far end those that everybody knows to be outside, at the
// near end the Edge's own. Classes of addresses in the order in which they are looked for.
import {
  ALL_ADDRESSES,
  intersectAddresses,
  isWithin,
  parsePrefix,
  subtractAddresses,
} from "../../modules/packets";
import type { AddressRange, Family, Packet } from "../../modules/packets";

type OfFamily<T> = Readonly<Record<Family, T>>;
type Ranges = readonly AddressRange[];

/** What nobody takes for an ordinary host: the machine itself, its link, groups, reserved space, the platform's own. */
const ODD: OfFamily<Ranges> = {
  4: rangesOf(
    "0.0.0.0/8",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "192.0.0.0/24",
    "224.0.0.0/3",
    "168.63.129.16/32",
  ),
  6: subtractAddresses(ALL_ADDRESSES[6], rangesOf("2000::/3", "fc00::/7")).concat(
    rangesOf("fd20:ce::254/128"),
  ),
};

const PRIVATE: OfFamily<Ranges> = {
  4: rangesOf("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"),
  6: rangesOf("fc00::/7"),
};

/** Hosts in the documentation prefixes (RFC 5737, RFC 3849), and resolvers that everybody knows. */
const KNOWN_OUTSIDE: OfFamily<readonly Ranges[]> = {
  4: hostsOf("198.51.100.7", "192.0.2.7", "203.0.113.7", "8.8.8.8", "1.1.1.1", "9.9.9.9"),
  6: hostsOf("2001:db8::7", "2001:4860:4860::8888", "2606:4700:4700::1111"),
};

/** A private host that nobody takes for a certain one: it tells nothing of the other end either. */
const KNOWN_INSIDE: OfFamily<Ranges> = {
  4: rangesOf("10.20.30.40/32"),
  6: rangesOf("fd00::20:30:40/128"),
};

/** A host that stands for a large part of the Internet is one of these only in ranges as large as 10.0.0.0/8. */
const LARGE: OfFamily<bigint> = { 4: 1n << 24n, 6: 1n << 120n };

function rangesOf(...prefixes: readonly string[]): Ranges {
  return prefixes.map(parsePrefix);
}

function hostsOf(...hosts: readonly string[]): readonly Ranges[] {
  return hosts.map((host) => [parsePrefix(host)]);
}

/** A class of addresses; a lower number says more. What is odd comes last of all. */
export interface TellingClass {
  readonly rank: number;
  readonly isOdd: boolean;
  readonly ranges: Ranges;
}

/** The parts of the far end, the most telling first: what is known to be outside, outside, private, the Edge's own. */
export function farClasses(family: Family, ranges: Ranges, own: Ranges): readonly TellingClass[] {
  const strangers = subtractAddresses(ranges, own);
  const { inside, outside, odd } = partsOf(family, strangers);
  const isLarge = sizeOf(strangers) >= LARGE[family];
  return classesOf(
    [
      ...KNOWN_OUTSIDE[family].map((host) => (isLarge ? intersectAddresses(outside, host) : [])),
      outside,
      knownInside(family, inside),
      inside,
      intersectAddresses(ranges, own),
    ],
    odd,
  );
}

/** The parts of the near end: the Edge's own addresses, other private ones, and what else is guarded. */
export function nearClasses(family: Family, ranges: Ranges, own: Ranges): readonly TellingClass[] {
  const { inside, outside, odd } = partsOf(family, subtractAddresses(ranges, own));
  return classesOf(
    [intersectAddresses(ranges, own), knownInside(family, inside), inside, outside],
    odd,
  );
}

function knownInside(family: Family, inside: Ranges): Ranges {
  return sizeOf(inside) < LARGE[family] / 2n
    ? []
    : intersectAddresses(inside, KNOWN_INSIDE[family]);
}

/** 0: from one ordinary host to another; 1: an end is no ordinary host's; 2: from an address to itself. */
export function oddityOf({
  family,
  source,
  destination,
}: Pick<Packet, "family" | "source" | "destination">): number {
  if (source === destination) return 2;
  return [source, destination].some((host) => isWithin(ODD[family], host)) ? 1 : 0;
}

function partsOf(
  family: Family,
  ranges: Ranges,
): { readonly inside: Ranges; readonly outside: Ranges; readonly odd: Ranges } {
  const odd = intersectAddresses(ranges, ODD[family]);
  const ordinary = subtractAddresses(ranges, ODD[family]);
  return {
    inside: intersectAddresses(ordinary, PRIVATE[family]),
    outside: subtractAddresses(ordinary, PRIVATE[family]),
    odd,
  };
}

function classesOf(ordinary: readonly Ranges[], odd: Ranges): readonly TellingClass[] {
  return [...ordinary, odd].flatMap((ranges, rank) =>
    ranges.length === 0 ? [] : [{ rank, isOdd: rank === ordinary.length, ranges }],
  );
}

function sizeOf(ranges: Ranges): bigint {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

/** Of some ranges, the hosts to show, two where there are two: not a network's own name, which is its first address. */
export function hostsIn(ranges: Ranges): readonly bigint[] {
  const hosts = new Set<bigint>();
  for (const { first, last } of ranges) {
    for (const host of last - first >= 2n ? [first + 1n, first + 2n] : [first, last])
      hosts.add(host);
    if (hosts.size > 1) break;
  }
  return [...hosts].slice(0, 2);
}
