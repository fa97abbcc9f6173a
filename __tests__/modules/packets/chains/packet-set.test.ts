import fc from "fast-check";

import {
  type Box,
  boxHas,
  type BoxFields,
  makeBoxes,
  type Packet,
  PacketSet,
} from "../../../../modules/packets";
import { fieldsMatch, SAMPLES, show, tinyFields, weigh } from "../../../oracle/tiny/tiny-universe";

/** A set, and what it should hold, told without boxes. */
interface Known {
  readonly set: PacketSet;
  readonly holds: (packet: Packet) => boolean;
}

function known(list: readonly BoxFields[]): Known {
  return {
    set: PacketSet.of(list.flatMap(makeBoxes)),
    holds: (packet) => list.some((fields) => fieldsMatch(fields, packet)),
  };
}

const sets = fc.array(tinyFields, { maxLength: 4 }).map(known);

function expectHolds(set: PacketSet, holds: (packet: Packet) => boolean): void {
  const wrong = SAMPLES.filter(({ packet }) => set.has(packet) !== holds(packet));
  expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
  expect(set.count()).toBe(weigh(holds));
}

function expectCanonicalBox(box: Box): void {
  const lists = [box.source, box.destination, box.protocol, box.sourcePort, box.destinationPort];
  for (const ranges of lists) {
    expect(ranges.length).toBeGreaterThan(0);
    ranges.forEach(({ first, last }, i) => {
      const before = ranges[i - 1];
      expect(first <= last).toBe(true);
      if (before !== undefined) expect(BigInt(first) > BigInt(before.last) + 1n).toBe(true);
    });
  }
}

describe("PacketSet agrees with membership, and with exact counts", () => {
  test("of", () => {
    fc.assert(
      fc.property(sets, (a) => {
        expectHolds(a.set, a.holds);
      }),
    );
  });

  test.each<
    [string, (a: PacketSet, b: PacketSet) => PacketSet, (a: boolean, b: boolean) => boolean]
  >([
    ["union", (a, b) => a.union(b), (a, b) => a || b],
    ["intersect", (a, b) => a.intersect(b), (a, b) => a && b],
    ["minus", (a, b) => a.minus(b), (a, b) => a && !b],
    ["complement", (a) => a.complement(), (a) => !a],
  ])("%s", (_, operation, expected) => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const result = operation(a.set, b.set);
        expectHolds(result, (packet) => expected(a.holds(packet), b.holds(packet)));
      }),
      { numRuns: 60 },
    );
  });

  test("covers, equals, isEmpty", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const all = (test: (packet: Packet) => boolean): boolean =>
          SAMPLES.every(({ packet }) => test(packet));
        expect(a.set.covers(b.set)).toBe(all((p) => a.holds(p) || !b.holds(p)));
        expect(a.set.equals(b.set)).toBe(all((p) => a.holds(p) === b.holds(p)));
        expect(a.set.isEmpty()).toBe(all((p) => !a.holds(p)));
      }),
      { numRuns: 60 },
    );
  });

  test("empty and everything", () => {
    expectHolds(PacketSet.empty, () => false);
    expectHolds(PacketSet.everything, () => true);
    expect(PacketSet.empty.complement().equals(PacketSet.everything)).toBe(true);
    expect(PacketSet.everything.count()).toBe(
      (5n * 65536n ** 2n + 251n) * (2n ** 64n + 2n ** 256n),
    );
  });
});

describe("PacketSet laws", () => {
  test("what is taken away and what is common make up the whole", () => {
    fc.assert(
      fc.property(sets, sets, ({ set: a }, { set: b }) => {
        const back = a.minus(b).union(a.intersect(b));
        expect(back.equals(a)).toBe(true);
        expect(a.minus(b).intersect(b).isEmpty()).toBe(true);
        expect(a.union(b).complement().equals(a.complement().intersect(b.complement()))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe("PacketSet.boxes", () => {
  test("are disjoint, canonical, and together the set", () => {
    fc.assert(
      fc.property(sets, ({ set, holds }) => {
        const boxes = set.boxes();
        boxes.forEach(expectCanonicalBox);
        const wrong = SAMPLES.filter(({ packet }) => {
          const holding = boxes.filter((box) => boxHas(box, packet)).length;
          return holding !== (holds(packet) ? 1 : 0);
        });
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
    );
  });

  test("do not depend on how the set was made", () => {
    fc.assert(
      fc.property(fc.array(tinyFields, { maxLength: 3 }), sets, (list, { set: other }) => {
        const set = PacketSet.of(list.flatMap(makeBoxes));
        const reversed = PacketSet.of([...list].reverse().flatMap(makeBoxes));
        const pieced = set.minus(other).union(set.intersect(other));
        const doubled = set.complement().complement();
        for (const same of [reversed, pieced, doubled]) expect(same.boxes()).toEqual(set.boxes());
      }),
      { numRuns: 60 },
    );
  });

  test("are few: a set cut into many boxes is told in one", () => {
    const slices = Array.from({ length: 64 }, (_, i) => ({
      first: BigInt(i) << 26n,
      last: (BigInt(i + 1) << 26n) - 1n,
    }));
    const cut = slices.flatMap((slice) => [
      ...makeBoxes({ family: 4, source: [slice], protocol: [{ first: 6, last: 6 }] }),
      ...makeBoxes({ family: 4, source: [slice], protocol: [{ first: 17, last: 17 }] }),
    ]);
    const protocol = [6, 17].map((number) => ({ first: number, last: number }));
    expect(PacketSet.of(cut).boxes()).toEqual(makeBoxes({ family: 4, protocol }));
  });

  test("come in the order in which people ask: protocol, destination port, addresses", () => {
    const tcp = (port: number, host: bigint): readonly Box[] =>
      makeBoxes({
        family: 4,
        protocol: [{ first: 6, last: 6 }],
        destinationPort: [{ first: port, last: port }],
        source: [{ first: host, last: host }],
        destination: [{ first: host, last: host }],
      });
    const expected = [
      ...tcp(80, 9n),
      ...tcp(443, 1n),
      ...tcp(443, 2n),
      ...makeBoxes({ family: 4, protocol: [{ first: 17, last: 17 }] }),
      ...makeBoxes({ family: 4, protocol: [{ first: 1, last: 1 }] }),
      ...makeBoxes({ family: 6, protocol: [{ first: 6, last: 6 }] }),
    ];
    expect(PacketSet.of([...expected].reverse()).boxes()).toEqual(expected);
  });
});
