import fc from "fast-check";

import {
  DISJOINT,
  intersectSets,
  PARTIAL,
  type RankSet,
  relateSets,
  SPANS,
  subtractSets,
  unionSets,
} from "../../../../modules/packets/engine/rank-set";

const SIZE = 40;

/** The set of the ranks whose flag is true. */
function fromFlags(flags: readonly boolean[]): RankSet {
  const ends: number[] = [];
  flags.forEach((flag, rank) => {
    if (flag && flags[rank - 1] !== true) ends.push(rank);
    if (flag && flags[rank + 1] !== true) ends.push(rank);
  });
  return Int32Array.from(ends);
}

const some = fc.array(fc.boolean(), { minLength: SIZE, maxLength: SIZE });
/** Few long runs as well as many short ones: the two ways in which sets are searched. */
const runs = fc
  .array(fc.nat(SIZE), { maxLength: 4 })
  .map((edges) =>
    Array.from({ length: SIZE }, (_, i) => edges.filter((e) => e <= i).length % 2 === 1),
  );
const flags = fc.oneof(some, runs);

describe("operations on rank sets agree with arrays of flags", () => {
  test.each<
    [string, (a: RankSet, b: RankSet) => RankSet, (a: boolean, b: boolean | undefined) => boolean]
  >([
    ["intersectSets", intersectSets, (a, b) => a && b === true],
    ["subtractSets", subtractSets, (a, b) => a && b !== true],
    ["unionSets", (a, b) => unionSets([a, b]), (a, b) => a || b === true],
  ])("%s", (_, operation, expected) => {
    fc.assert(
      fc.property(flags, flags, (a, b) => {
        const result = operation(fromFlags(a), fromFlags(b));
        expect(result).toEqual(fromFlags(a.map((flag, i) => expected(flag, b[i]))));
      }),
      { numRuns: 1000 },
    );
  });

  test("relateSets", () => {
    fc.assert(
      fc.property(flags, flags, (a, b) => {
        fc.pre(b.includes(true));
        const common = b.filter((flag, i) => flag && a[i] === true).length;
        const whole = b.filter((flag) => flag).length;
        const expected = common === 0 ? DISJOINT : common === whole ? SPANS : PARTIAL;
        expect(relateSets(fromFlags(a), fromFlags(b))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
