// Rule sets made to be hard: everything crosses everything, addresses are scattered, ties and hand-overs are many. Each is
// a question whose work or answer grows far faster than its rules.
import {
  type AddressRange,
  type Box,
  type Chain,
  Comparison,
  type Family,
  makeBoxes,
  PacketSet,
  type Range,
  type Rule,
  type Action,
} from "../modules/packets";
import type { SeededRandom } from "./seeded-random";

/** A question that must be answered, or refused at the stated bound. Gives the size of the answer. */
type Adversary = (random: SeededRandom, size: number) => number;

type Addresses = readonly AddressRange[];

const TCP: readonly Range[] = [{ first: 6, last: 6 }];
const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** A range over this share of the field's values, anywhere. */
function addresses(random: SeededRandom, family: Family, share: number): Addresses {
  const count = 1n << BigInt(BITS[family]);
  const wide = BigInt(Math.floor(share * 1e6)) * (count / 1_000_000n);
  const first = random.bits(BITS[family]) % (count - wide);
  return [{ first, last: first + wide }];
}

function ports(random: SeededRandom, share: number): readonly Range[] {
  const wide = Math.floor(65536 * share);
  const first = random.below(65536 - wide);
  return [{ first, last: first + wide }];
}

/** Narrow in `fields` of the four fields that have an order, whole in the others. */
function crossing(random: SeededRandom, family: Family, fields: number, share: number): Box {
  const names = ["source", "destination", "sourcePort", "destinationPort"] as const;
  const chosen = new Set<string>();
  while (chosen.size < fields) chosen.add(random.pick(names));
  const [box] = makeBoxes({
    family,
    protocol: TCP,
    ...(chosen.has("source") && { source: addresses(random, family, share) }),
    ...(chosen.has("destination") && { destination: addresses(random, family, share) }),
    ...(chosen.has("sourcePort") && { sourcePort: ports(random, share) }),
    ...(chosen.has("destinationPort") && { destinationPort: ports(random, share) }),
  });
  if (box === undefined) throw new Error("TCP has ports");
  return box;
}

function layer(
  boxes: readonly (readonly Box[])[],
  action: (at: number) => Action,
  implied: Action,
): Chain<number>[number] {
  const rules = boxes.map((own, at): Rule<number> => {
    return { action: action(at), certain: own, possible: own, origin: at };
  });
  return { rules, implied: { action: implied, origin: -1 } };
}

const EVERYTHING: Chain<number> = [layer([], () => "allow", "allow")];

function answerOf(left: Chain<number>, right: Chain<number>): number {
  const both = new Comparison(left, right);
  return both.onlyLeft("must", "must").length + both.onlyRight("must", "must").length;
}

function many<T>(size: number, make: () => T): readonly T[] {
  return Array.from({ length: size }, make);
}

function alternating(at: number): Action {
  return at % 2 === 0 ? "allow" : "deny";
}

/** Address stripes that alternate between two sides. */
function stripes(size: number, odd: number): Addresses {
  const wide = 2n ** 32n / BigInt(size);
  return Array.from({ length: Math.floor(size / 2) }, (_, i) => {
    const first = BigInt(2 * i + odd) * wide;
    return { first, last: first + wide - 1n };
  });
}

export const ADVERSARIES: Readonly<
  Record<string, { readonly size: number; readonly ask: Adversary }>
> = {
  "everything, minus boxes narrow in two fields each": {
    size: 2000,
    ask: (random, size) => {
      const boxes = many(size, () => [crossing(random, 4, 2, 0.1)]);
      return answerOf(EVERYTHING, [layer(boxes, () => "deny", "allow")]);
    },
  },
  "wide ranges in every field, allowed and denied in turn": {
    size: 2000,
    ask: (random, size) => {
      const boxes = many(size, () => [crossing(random, 4, 4, 0.6)]);
      return answerOf(EVERYTHING, [layer(boxes, alternating, "deny")]);
    },
  },
  "two such lists against each other, IPv6": {
    size: 1000,
    ask: (random, size) => {
      const lists = many(2, () => many(size, () => [crossing(random, 6, 3, 0.4)]));
      const [one = [], other = []] = lists;
      return answerOf([layer(one, alternating, "deny")], [layer(other, alternating, "deny")]);
    },
  },
  "rules of a thousand scattered IPv6 addresses at both ends": {
    size: 500,
    ask: (random, size) => {
      const scattered = (): Addresses =>
        many(1000, () => random.bits(128)).map((first) => ({ first, last: first }));
      const boxes = many(size, () =>
        makeBoxes({
          family: 6,
          source: scattered(),
          destination: scattered(),
          protocol: TCP,
          destinationPort: ports(random, 0.5),
        }),
      );
      return answerOf([layer(boxes, alternating, "deny")], EVERYTHING);
    },
  },
  "a checkerboard of addresses against its stripes": {
    size: 2000,
    ask: (_, size) => {
      const square = (odd: number): readonly Box[] =>
        makeBoxes({
          family: 4,
          source: stripes(size, odd),
          destination: stripes(size, odd),
        });
      const single = stripes(size, 0).map((range) =>
        makeBoxes({ family: 4, source: [range], protocol: TCP }),
      );
      return answerOf(
        [layer([square(0), square(1)], () => "allow", "deny")],
        [layer(single, () => "allow", "deny")],
      );
    },
  },
  "the same rule again and again, allowed and denied": {
    size: 50_000,
    ask: (random, size) => {
      const box = crossing(random, 4, 2, 0.1);
      const other = crossing(random, 4, 2, 0.1);
      const list = many(size, () => [box]);
      return answerOf(
        [layer([...list, [other]], alternating, "deny")],
        [layer([...list, [other]], (at) => alternating(at + 1), "deny")],
      );
    },
  },
  "twelve layers of overlapping hand-overs": {
    size: 60,
    ask: (random, size) => {
      const front = many(12, () =>
        layer(
          many(size, () => [crossing(random, 4, 2, 0.5)]),
          () => "next",
          "deny",
        ),
      );
      return answerOf(
        [...front, layer([], () => "allow", "allow")],
        [layer([], () => "deny", "deny")],
      );
    },
  },
  "a set of crossing boxes, joined, turned round, listed and counted": {
    size: 3000,
    ask: (random, size) => {
      const set = PacketSet.of(many(size, () => crossing(random, 4, 3, 0.2)));
      const rest = set.complement();
      return rest.boxes().length + String(rest.count()).length;
    },
  },
  "a set of scattered single addresses, listed": {
    size: 100_000,
    ask: (random, size) => {
      const boxes = many(size, () => {
        const [source, destination] = [random.bits(128), random.bits(128)];
        return makeBoxes({
          family: 6,
          source: [{ first: source, last: source }],
          destination: [{ first: destination, last: destination }],
        });
      });
      return PacketSet.of(boxes.flat()).boxes().length;
    },
  },
};
