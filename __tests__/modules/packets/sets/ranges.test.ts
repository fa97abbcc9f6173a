import fc from "fast-check";

import {
  addressesOverlap,
  type AddressRange,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from "../../../../modules/packets";

/** Sixteen addresses, at the top of IPv6 where adding one would leave the field. */
const TOP = 2n ** 128n - 1n;
const ADDRESSES = Array.from({ length: 16 }, (_, i) => TOP - 15n + BigInt(i));

type Ranges = readonly AddressRange[];

const ranges: fc.Arbitrary<Ranges> = fc.array(
  fc.tuple(fc.nat(15), fc.nat(15)).map(([a, b]) => ({
    first: ADDRESSES[Math.min(a, b)] ?? 0n,
    last: ADDRESSES[Math.max(a, b)] ?? 0n,
  })),
  { maxLength: 4 },
);

function has(list: Ranges, address: bigint): boolean {
  return list.some(({ first, last }) => first <= address && address <= last);
}

function expectCanonical(list: Ranges): void {
  list.forEach((range, i) => {
    expect(range.first <= range.last).toBe(true);
    expect(range.first > (list[i - 1]?.last ?? -2n) + 1n).toBe(true);
  });
}

describe("operations on address ranges agree with membership, and are canonical", () => {
  test.each<[string, (a: Ranges, b: Ranges) => Ranges, (a: boolean, b: boolean) => boolean]>([
    ["union", unionAddresses, (a, b) => a || b],
    ["intersect", intersectAddresses, (a, b) => a && b],
    ["subtract", subtractAddresses, (a, b) => a && !b],
  ])("%s", (_, operation, expected) => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const result = operation(a, b);
        expectCanonical(result);
        const members = ADDRESSES.map((address) => has(result, address));
        expect(members).toEqual(ADDRESSES.map((x) => expected(has(a, x), has(b, x))));
      }),
      { numRuns: 500 },
    );
  });

  test("overlap", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const common = ADDRESSES.some((address) => has(a, address) && has(b, address));
        expect(addressesOverlap(a, b)).toBe(common);
      }),
    );
  });

  test("the bottom of the field touches nothing below it", () => {
    expect(unionAddresses([{ first: 1n, last: 2n }], [{ first: 0n, last: 0n }])).toEqual([
      { first: 0n, last: 2n },
    ]);
  });
});
