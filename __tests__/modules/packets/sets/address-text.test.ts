import fc from "fast-check";

import {
  ALL_ADDRESSES,
  type AddressRange,
  type Family,
  formatRanges,
  parsePrefix,
  prefixTexts,
  unionAddresses,
} from "../../../../modules/packets";

/** `a` or `a-b`, both of one family. */
function range(text: string): AddressRange {
  const [first = "", last = first] = text.split("-");
  return { first: parsePrefix(first).first, last: parsePrefix(last).last };
}

describe("formatRanges", () => {
  test.each<[Family, readonly string[], readonly string[]]>([
    [4, [], []],
    [4, ["10.0.0.0/8"], ["10.0.0.0/8"]],
    [4, ["192.0.2.1"], ["192.0.2.1/32"]],
    [4, ["192.0.2.1", "198.51.100.0/24"], ["192.0.2.1/32", "198.51.100.0/24"]],
    [4, ["10.0.0.0-10.0.0.9"], ["10.0.0.0-10.0.0.9"]],
    [4, ["0.0.0.1-255.255.255.255"], ["0.0.0.1-255.255.255.255"]],
    [4, ["255.255.255.254-255.255.255.255"], ["255.255.255.254/31"]],
    [6, ["2001:db8::/32"], ["2001:db8::/32"]],
    [6, ["::1-::6"], ["::1-::6"]],
    [
      6,
      ["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
      ["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"],
    ],
  ])("IPv%d %j as %j", (family, ranges, texts) => {
    expect(formatRanges(family, ranges.map(range))).toEqual(texts);
  });

  test("says the whole family in one prefix", () => {
    expect(formatRanges(4, ALL_ADDRESSES[4])).toEqual(["0.0.0.0/0"]);
    expect(formatRanges(6, ALL_ADDRESSES[6])).toEqual(["::/0"]);
  });
});

describe("prefixTexts", () => {
  test("takes 62 prefixes for the widest ragged range of IPv4, 254 for IPv6", () => {
    expect(prefixTexts(4, [{ first: 1n, last: 2n ** 32n - 2n }])).toHaveLength(62);
    // The prefixes inside ::ffff:0:0/96 are ordinary prefixes here; they only cannot be read back.
    expect(prefixTexts(6, [{ first: 1n, last: 2n ** 128n - 2n }])).toHaveLength(254);
  });

  test("names exactly the addresses of the ranges", () => {
    const address = fc.bigInt(0n, 2n ** 32n - 1n);
    fc.assert(
      fc.property(fc.array(fc.tuple(address, address), { maxLength: 4 }), (pairs) => {
        const ranges = unionAddresses(
          pairs.map(([a, b]) => (a < b ? { first: a, last: b } : { first: b, last: a })),
        );
        const prefixes = prefixTexts(4, ranges).map(parsePrefix);
        expect(unionAddresses(prefixes)).toEqual(ranges);
      }),
    );
  });
});
