import { isIP } from "node:net";

import fc from "fast-check";

import {
  formatAddress,
  parsePrefix,
  PrefixError,
  type PrefixFault,
} from "../../../../modules/packets";

function faultOf(text: string): PrefixFault | "accepted" {
  try {
    parsePrefix(text);
    return "accepted";
  } catch (error) {
    if (error instanceof PrefixError) return error.fault;
    throw error;
  }
}

describe("parsePrefix accepts", () => {
  test.each([
    ["0.0.0.0/0", 4, 0n, 2n ** 32n - 1n, 0, "0.0.0.0/0"],
    ["10.0.0.0/8", 4, 0x0a00_0000n, 0x0aff_ffffn, 8, "10.0.0.0/8"],
    ["192.0.2.1", 4, 0xc000_0201n, 0xc000_0201n, 32, "192.0.2.1/32"],
    ["192.0.2.1/32", 4, 0xc000_0201n, 0xc000_0201n, 32, "192.0.2.1/32"],
    ["192.0.2.2/31", 4, 0xc000_0202n, 0xc000_0203n, 31, "192.0.2.2/31"],
    ["255.255.255.255", 4, 2n ** 32n - 1n, 2n ** 32n - 1n, 32, "255.255.255.255/32"],
    ["::/0", 6, 0n, 2n ** 128n - 1n, 0, "::/0"],
    ["::", 6, 0n, 0n, 128, "::/128"],
    ["2001:DB8::/32", 6, 0x2001_0db8n << 96n, (0x2001_0db9n << 96n) - 1n, 32, "2001:db8::/32"],
    [
      "2001:0db8:0:0:0:0:0:1",
      6,
      (0x2001_0db8n << 96n) + 1n,
      (0x2001_0db8n << 96n) + 1n,
      128,
      "2001:db8::1/128",
    ],
    ["::192.0.2.1", 6, 0xc000_0201n, 0xc000_0201n, 128, "::c000:201/128"],
    [
      "64:ff9b::a00:0/104",
      6,
      (0x64_ff9bn << 96n) + 0x0a00_0000n,
      (0x64_ff9bn << 96n) + 0x0aff_ffffn,
      104,
      "64:ff9b::a00:0/104",
    ],
    ["::/80", 6, 0n, 2n ** 48n - 1n, 80, "::/80"],
  ])("%s", (text, family, first, last, length, canonical) => {
    expect(parsePrefix(text)).toEqual({ family, first, last, length, text: canonical });
  });
});

describe("parsePrefix refuses", () => {
  test.each<[string, PrefixFault]>([
    ["", "not-an-address"],
    [" ", "not-an-address"],
    ["/8", "not-an-address"],
    ["*", "not-an-address"],
    ["Any", "not-an-address"],
    ["Internet", "not-an-address"],
    ["localhost", "not-an-address"],
    ["10.0.0.0/8 ", "length"],
    [" 10.0.0.0/8", "not-an-address"],
    ["10.0.0.0 /8", "not-an-address"],
    ["10.0.0.0/ 8", "length"],
    ["10.0.0.0/8\n", "length"],
    ["10.0.0.0\n", "not-an-address"],
    ["010.0.0.1", "leading-zero"],
    ["10.0.0.01", "leading-zero"],
    ["10.00.0.1", "leading-zero"],
    ["::ffff:010.0.0.1", "leading-zero"],
    ["0x0a.0.0.1", "not-an-address"],
    ["0x0a000001", "not-an-address"],
    ["167772160/8", "not-an-address"],
    ["10.1", "not-an-address"],
    ["10.1/16", "not-an-address"],
    ["10", "not-an-address"],
    ["256.0.0.1", "not-an-address"],
    ["1.2.3.4.5", "not-an-address"],
    ["1.2.3", "not-an-address"],
    ["1..2.3", "not-an-address"],
    ["1.2.3.4.", "not-an-address"],
    ["-1.2.3.4", "not-an-address"],
    ["+1.2.3.4", "not-an-address"],
    ["1e1.2.3.4", "not-an-address"],
    ["１.2.3.4", "not-an-address"],
    ["1.2.3.4:80", "not-an-address"],
    ["1.2.3.4-1.2.3.9", "not-an-address"],
    ["10.0.0.0/", "length"],
    ["10.0.0.0/33", "length"],
    ["10.0.0.0/-1", "length"],
    ["10.0.0.0/+8", "length"],
    ["10.0.0.0/8.0", "length"],
    ["10.0.0.0/1e1", "length"],
    ["10.0.0.0/0x8", "length"],
    ["10.0.0.0/8/9", "length"],
    ["10.0.0.0//8", "length"],
    ["10.0.0.0/255.0.0.0", "length"],
    ["10.0.0.0/08", "leading-zero"],
    ["0.0.0.0/00", "leading-zero"],
    ["2001:db8::/032", "leading-zero"],
    ["2001:db8::/129", "length"],
    ["2001:db8::/", "length"],
    ["1::2::3", "not-an-address"],
    [":::/0", "not-an-address"],
    [":", "not-an-address"],
    ["12345::", "not-an-address"],
    ["00001::", "not-an-address"],
    ["g::", "not-an-address"],
    ["1:2:3:4:5:6:7", "not-an-address"],
    ["1:2:3:4:5:6:7:8:9", "not-an-address"],
    ["1:2:3:4:5:6:7:8::", "not-an-address"],
    ["::1.2.3", "not-an-address"],
    ["::1.2.3.256", "not-an-address"],
    ["[::1]", "not-an-address"],
    ["[::1]/128", "not-an-address"],
    ["http://[::1]/", "not-an-address"],
    ["fe80::1%eth0", "zone"],
    ["fe80::1%eth0/64", "zone"],
    ["10.0.0.1%1", "zone"],
    ["::ffff:192.0.2.1", "mapped"],
    ["::ffff:c000:201", "mapped"],
    ["::ffff:10.0.0.0/104", "mapped"],
    ["::ffff:0:0/96", "mapped"],
    ["10.0.0.1/8", "host-bits"],
    ["0.0.0.1/0", "host-bits"],
    ["192.0.2.3/31", "host-bits"],
    ["2001:db8::1/32", "host-bits"],
    ["::1/0", "host-bits"],
  ])("%j as %s", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test.each([
    ["10.0.0.1/8", "10.0.0.0/8"],
    ["2001:db8::1/32", "2001:db8::/32"],
    ["::ffff:192.0.2.1", "192.0.2.1/32"],
    ["::ffff:10.0.0.0/104", "10.0.0.0/8"],
  ])("%s and suggests %s", (got, suggestion) => {
    expect(() => parsePrefix(got)).toThrow(expect.objectContaining({ got, suggestion }) as Error);
  });

  test("with a message that names the text and the reason", () => {
    expect(() => parsePrefix("10.0.0.0/33")).toThrow(
      "`10.0.0.0/33` is not a prefix: the prefix length is not a number 0..32",
    );
  });
});

describe("parsePrefix and other roads", () => {
  const piece = fc.constantFrom("0", "1", "9", "a", "F", ".", ":", "::", "25", "255", "256", " ");
  const looksLikeAnAddress = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join("")),
    fc.ipV4(),
    fc.ipV6(),
    fc.ipV4Extended(),
  );

  test("knows a bare address exactly when node does (and then refuses IPv4-mapped ones)", () => {
    fc.assert(
      fc.property(looksLikeAnAddress, (text) => {
        const fault = faultOf(text);
        expect(fault === "accepted" || fault === "mapped").toBe(isIP(text) !== 0);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([4, 6] as const)("reads back what formatAddress writes, IPv%d", (family) => {
    const last = family === 4 ? 2n ** 32n - 1n : 2n ** 128n - 1n;
    fc.assert(
      fc.property(fc.bigInt(0n, last), (address) => {
        fc.pre(address >> 32n !== 0xffffn);
        const text = formatAddress(family, address);
        expect(parsePrefix(text)).toMatchObject({ family, first: address, last: address });
        expect(isIP(text)).toBe(family);
      }),
    );
  });
});
