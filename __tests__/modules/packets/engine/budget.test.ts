import {
  admitted,
  type AddressRange,
  type Box,
  BudgetExceeded,
  type Chain,
  compareChains,
  makeBoxes,
  PacketSet,
  type Range,
  type Action,
} from "../../../../modules/packets";

/** A small generator of numbers, so that these cases are the same on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * below);
  };
}

function layer(boxes: readonly Box[], action: Action, implied: Action): Chain<string> {
  const rules = boxes.map((box, i) => {
    return { action, certain: [box], possible: [box], origin: `rule ${i}` };
  });
  return [{ rules, implied: { action: implied, origin: "implied" } }];
}

const PROTOCOL = [{ first: 6, last: 6 }];
const WHOLE = makeBoxes({ family: 4, protocol: PROTOCOL });
const TOP = 2 ** 32 - 1;
const FIELDS = ["source", "destination", "sourcePort", "destinationPort"] as const;
type Tile = Readonly<Record<(typeof FIELDS)[number], Range>>;

const wide = ({ first, last }: Range): readonly AddressRange[] => [
  { first: BigInt(first), last: BigInt(last) },
];

function boxOf(tile: Tile): readonly Box[] {
  return makeBoxes({
    family: 4,
    protocol: PROTOCOL,
    source: wide(tile.source),
    destination: wide(tile.destination),
    sourcePort: [tile.sourcePort],
    destinationPort: [tile.destinationPort],
  });
}

const ALL: Tile = {
  source: { first: 0, last: TOP },
  destination: { first: 0, last: TOP },
  sourcePort: { first: 0, last: 65535 },
  destinationPort: { first: 0, last: 65535 },
};

/** All TCP packets, cut again and again at random into ever more tiles that touch and never overlap. */
function tiling(count: number): readonly Box[] {
  const below = numbers(7);
  const tiles = [ALL];
  while (tiles.length < count) {
    const at = below(tiles.length);
    const tile = tiles[at] ?? ALL;
    const field = FIELDS[below(4)] ?? "source";
    const { first, last } = tile[field];
    if (first === last) continue;
    const middle = first + below(last - first);
    tiles[at] = { ...tile, [field]: { first, last: middle } };
    tiles.push({ ...tile, [field]: { first: middle + 1, last } });
  }
  return tiles.flatMap(boxOf);
}

/** Boxes that are narrow in two random fields and whole in the others: each crosses most of the others. */
function crossing(count: number): readonly Box[] {
  const below = numbers(11);
  return Array.from({ length: count }).flatMap(() => {
    const narrow = (field: (typeof FIELDS)[number]): Partial<Tile> => {
      const { last } = ALL[field];
      const first = below(Math.floor(last * 0.9));
      return { [field]: { first, last: first + Math.floor(last / 10) } };
    };
    const one = below(4);
    const other = (one + 1 + below(3)) % 4;
    return boxOf({
      ...ALL,
      ...narrow(FIELDS[one] ?? "source"),
      ...narrow(FIELDS[other] ?? "source"),
    });
  });
}

describe("hard cases stay within a small budget", () => {
  const tiles = tiling(600);

  test("a tiling covers the whole, which no single tile or pair shows", () => {
    const allowed = layer(WHOLE, "allow", "deny");
    const budget = 2_000_000;
    expect(
      compareChains(allowed, "must", layer(tiles, "allow", "deny"), "must", { budget }),
    ).toEqual([]);
  });

  test.each([0, 17, 300, 599])("without tile %i, exactly that tile is missing", (gone) => {
    const others = tiles.filter((_, i) => i !== gone);
    const pieces = compareChains(
      layer(WHOLE, "allow", "deny"),
      "must",
      layer(others, "allow", "deny"),
      "must",
      { budget: 2_000_000 },
    );
    expect(pieces).toEqual([{ boxes: [tiles[gone]], left: ["rule 0"], right: ["implied"] }]);
  });

  test("crossing ranges: what is denied and what is left make up the whole, to the packet", () => {
    const boxes = crossing(40);
    const left = admitted(layer([...boxes, ...WHOLE], "allow", "deny"), "must");
    const denied = PacketSet.of(boxes);
    const rest = PacketSet.of(WHOLE).minus(denied);
    expect(rest.isEmpty()).toBe(false);
    expect(denied.count() + rest.count()).toBe(2n ** 96n);
    expect(left.count()).toBe(2n ** 96n);
  });

  test("thousands of prefixes in one rule stay one box", () => {
    const source = Array.from({ length: 4000 }, (_, i) => ({
      first: BigInt(i) * 512n,
      last: BigInt(i) * 512n + 255n,
    }));
    const many = makeBoxes({ family: 4, protocol: PROTOCOL, source, destination: source });
    const pieces = compareChains(
      layer(many, "allow", "deny"),
      "must",
      layer(boxOf({ ...ALL, source: { first: 0, last: 255 } }), "allow", "deny"),
      "must",
      { budget: 100_000 },
    );
    expect(pieces.map(({ boxes }) => boxes.length)).toEqual([1]);
    expect(pieces[0]?.boxes[0]?.source).toHaveLength(3999);
  });
});

describe("a budget that runs out", () => {
  const left = layer([...WHOLE], "allow", "deny");
  const right = layer(crossing(16), "allow", "deny");

  test("ends in an error that says where, never in half an answer", () => {
    const tooLittle = (): unknown => compareChains(left, "must", right, "must", { budget: 1500 });
    expect(tooLittle).toThrow(BudgetExceeded);
    expect(tooLittle).toThrow(expect.objectContaining({ budget: 1500, origin: "rule 0" }) as Error);
  });

  test("runs out at the same place every time", () => {
    const outcome = (budget: number): string => {
      try {
        return `${compareChains(left, "must", right, "must", { budget }).length} pieces`;
      } catch (error) {
        return error instanceof BudgetExceeded ? "refused" : "broken";
      }
    };
    let low = 0;
    let high = 64_000;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (outcome(middle) === "refused") low = middle;
      else high = middle;
    }
    expect([high, high - 1, high].map(outcome)).toEqual(["1 pieces", "refused", "1 pieces"]);
  });
});
