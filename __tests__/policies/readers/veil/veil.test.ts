// What a veil hides in sentences and packets, and what it leaves.
import fc from "fast-check";

import {
  type Box,
  formatAddress,
  makeBoxes,
  PacketSet,
  parsePrefix,
} from "../../../../modules/packets";
import { describeBox, describePacket } from "../../../../policies/catalog";
import { chooseWitness } from "../../../../policies/proof/witness";
import { Veil } from "../../../../policies/readers";
import { addressesIn } from "../../../../policies/readers/veil/addresses-in-text";
import { secretValues } from "../../../../policies/readers/veil/secret-values";

type Leaf = Parameters<typeof secretValues>[0][number];

function veilOver(...leaves: readonly Leaf[]): Veil {
  return new Veil(secretValues(leaves));
}

const VEIL = veilOver(
  { key: "priority", value: 140 },
  { key: "destination_port_range", value: "5000-5010" },
  { key: "source_address_prefixes", value: "10.1.2.0/24" },
  { key: "source_ranges", value: "2001:db8:7::/48" },
  { key: "name", value: "in-partners" },
  { key: "name", value: "in" },
  { key: "access", value: "Allow" },
);

describe("a sentence", () => {
  test.each([
    ["`in-partners` (priority 140) opens it", "`(sensitive)` (priority (sensitive)) opens it"],
    ['group.security_rule["in-partners"]', 'group.security_rule["(sensitive)"]'],
    ["the rule IN-PARTNERS is there", "the rule (sensitive) is there"],
    ["from 10.1.2.0/24 and 10.1.2.255.", "from (sensitive) and (sensitive)."],
    ["the neighbours 10.1.1.255 and 10.1.3.0", "the neighbours (sensitive) and (sensitive)"],
    ["10.1.2.7/24 has bits behind its length", "(sensitive) has bits behind its length"],
    ["2001:db8:7::: an address", "(sensitive): an address"],
    ["[2001:0db8:0007::0]", "[(sensitive)]"],
    ["port 5000, ports 5011-5020", "port (sensitive), ports (sensitive)"],
    ["`access` is `Allow`", "`access` is `(sensitive)`"],
    ['`x` is `["in",5000]` here', '`x` is `["(sensitive)",(sensitive)]` here'],
  ])("%s", (said, shown) => {
    expect(VEIL.text(said)).toBe(shown);
  });

  test.each([
    "rules in groups allow it, in order (priority 1400)",
    "not-in-partners-either and in-partners-2",
    "10.1.2.77, 10.1.20.0/24, 110.1.2.0, 1.10.1.2.0",
    "port 443 at plan.json:5000:140, 5000 rules",
  ])("leaves: %s", (said) => {
    expect(VEIL.text(said)).toBe(said);
  });

  test("without anything sensitive it is the same", () => {
    const none = new Veil();
    expect(none.isEmpty).toBe(true);
    expect(none.text("`Allow` from 10.1.2.0/24")).toBe("`Allow` from 10.1.2.0/24");
    expect(none.hasHidden).toBe(false);
  });
});

test("a rule is shown without what it is made of", () => {
  const rule = VEIL.rule({
    address: 'group.security_rule["in"]',
    name: "in",
    priority: 140,
    writtenBy: "document",
    definition: { source_address_prefix: "10.1.2.0/24" },
  });
  expect(rule).toEqual({
    address: 'group.security_rule["(sensitive)"]',
    name: "(sensitive)",
    writtenBy: "document",
    sensitive: true,
  });
});

const ADDRESS = fc.integer({ min: 0, max: 255 }).map((last) => 0x0a000000n + BigInt(last));
const LENGTH = fc.integer({ min: 24, max: 32 });

/** A prefix in 10.0.0.0/24, where they often touch. */
const PREFIX = fc.tuple(ADDRESS, LENGTH).map(([address, length]) => {
  const host = (1n << BigInt(32 - length)) - 1n;
  return parsePrefix(`${formatAddress(4, address & ~host)}/${length}`);
});

function boxesFrom(prefixes: readonly { readonly first: bigint; readonly last: bigint }[]) {
  return PacketSet.of(
    prefixes.flatMap(({ first, last }) => makeBoxes({ family: 4, source: [{ first, last }] })),
  );
}

/** Every address that some words name. */
function namedIn(words: string): readonly bigint[] {
  return addressesIn(words).flatMap(({ first, last }) => [first, last]);
}

describe("a region that a sensitive prefix bounds", () => {
  test("names neither its ends nor their neighbours, however it is cut", () => {
    fc.assert(
      fc.property(
        PREFIX,
        fc.array(PREFIX, { maxLength: 4 }),
        fc.boolean(),
        (secret, others, cuts) => {
          const veil = veilOver({ key: "source", value: secret.text });
          const open = boxesFrom(others);
          const own = boxesFrom([secret]);
          const set = cuts ? boxesFrom([parsePrefix("0.0.0.0/0")]).minus(own) : own.minus(open);
          const found: readonly Box[] = set.boxes();
          fc.pre(found.length > 0);
          const boxes = veil.boxes(found);
          const witness = veil.packet(chooseWitness(found), boxes);
          const words = [...boxes.map(describeBox), describePacket(witness)].join("; ");
          const edges = [secret.first, secret.last];
          const near = edges.flatMap((edge) => [edge - 1n, edge, edge + 1n]);
          const told = namedIn(words).filter((address) => near.includes(address));
          expect(told).toEqual([]);
        },
      ),
    );
  });

  test("a port and its neighbours are named nowhere, others are", () => {
    const port = (number: number) => ({ first: number, last: number });
    const boxes = VEIL.boxes(
      makeBoxes({ family: 4, protocol: [port(6)], destinationPort: [port(443), port(4999)] }),
    );
    expect(boxes.map(describeBox)).toEqual(["tcp 443, (sensitive) from any IPv4 to any IPv4"]);
  });

  test("all but a prefix is said without it", () => {
    const all = boxesFrom([parsePrefix("0.0.0.0/0")]);
    const rest = all.minus(boxesFrom([parsePrefix("10.1.2.0/24")])).boxes();
    expect(VEIL.boxes(rest).map(describeBox)).toContain(
      "every protocol with ports any port from any IPv4 except (sensitive) to any IPv4",
    );
  });
});
