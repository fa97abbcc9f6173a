import {
  admitted,
  type Box,
  Budget,
  BudgetExceeded,
  type Chain,
  Comparison,
  compareChains,
  makeBoxes,
  PacketSet,
  type Action,
} from "../../../modules/packets";

/** A small generator of numbers, so that these cases are the same on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return Math.floor((state / 0x8000_0000) * below);
  };
}

/** Boxes over wide ranges of both addresses and both ports: nearly all of them cross. */
function wideBoxes(count: number, family: 4 | 6): readonly Box[] {
  const below = numbers(5);
  const bits = family === 4 ? 32n : 128n;
  const address = (): Box["source"] => {
    const first = BigInt(below(1 << 20)) << (bits - 22n);
    return [{ first, last: first + (1n << (bits - 1n)) }];
  };
  const port = (): Box["sourcePort"] => {
    const first = below(30_000);
    return [{ first, last: first + 30_000 }];
  };
  return Array.from({ length: count }).flatMap(() =>
    makeBoxes({
      family,
      protocol: [{ first: 6, last: 6 }],
      source: address(),
      destination: address(),
      sourcePort: port(),
      destinationPort: port(),
    }),
  );
}

function layer(
  boxes: readonly Box[],
  action: (at: number) => Action,
  implied: Action,
): Chain<number>[number] {
  const rules = boxes.map((box, at) => {
    return { action: action(at), certain: [box], possible: [box], origin: at };
  });
  return { rules, implied: { action: implied, origin: -1 } };
}

const inTurn = (at: number): Action => (at % 2 === 0 ? "allow" : "deny");
const ALLOW_ALL: Chain<number> = [layer([], inTurn, "allow")];
const budget = 50_000;

describe("a question that is too hard ends at the bound, and nothing else", () => {
  test.each<[string, () => unknown]>([
    [
      "wide ranges in every field",
      () =>
        compareChains(ALLOW_ALL, "may", [layer(wideBoxes(400, 4), inTurn, "deny")], "may", {
          budget,
        }),
    ],
    [
      "the same in IPv6, as the set that is admitted",
      () => admitted([layer(wideBoxes(400, 6), inTurn, "deny")], "must", { budget }),
    ],
    [
      "many layers that hand over to each other",
      () => {
        const fronts = Array.from({ length: 8 }, () =>
          layer(wideBoxes(30, 4), () => "next", "deny"),
        );
        return admitted([...fronts, layer([], inTurn, "allow")], "must", { budget });
      },
    ],
    [
      "many layers of uncertain hand-overs above allows",
      () => {
        const fronts = Array.from({ length: 8 }, () => {
          const rules = wideBoxes(30, 4).map((box, at) => {
            const action: Action = at % 2 === 0 ? "next" : "allow";
            return { action, certain: [], possible: [box], origin: at };
          });
          return { rules, implied: { action: "deny" as const, origin: -1 } };
        });
        return admitted([...fronts, layer([], inTurn, "allow")], "must", { budget });
      },
    ],
    [
      "more boxes than may be kept",
      () =>
        compareChains([layer(wideBoxes(3000, 4), inTurn, "deny")], "may", ALLOW_ALL, "may", {
          budget,
        }),
    ],
  ])("%s", (_, ask) => {
    expect(ask).toThrow(BudgetExceeded);
  });

  test("rules that repeat each other are no trouble", () => {
    const same = Array.from({ length: 600 }, () => wideBoxes(1, 4)).flat();
    const question = new Comparison(
      [layer(same, inTurn, "deny")],
      [layer(same, () => "deny", "deny")],
      { budget: 200_000 },
    );
    expect(question.onlyLeft("must", "must").map(({ left }) => left)).toEqual([[0]]);
  });

  test("a set of many crossing boxes is counted, and listed the same whichever way it was made", () => {
    const boxes = wideBoxes(12, 4);
    const [set, reversed] = [PacketSet.of(boxes), PacketSet.of([...boxes].reverse())];
    expect(reversed.boxes()).toEqual(set.boxes());
    expect(set.count() + set.complement().count()).toBe(PacketSet.everything.count());
  });
});

describe("one budget for several questions", () => {
  const boxes = wideBoxes(12, 4);
  const ask = (part: Budget): unknown =>
    compareChains(ALLOW_ALL, "may", [layer(boxes, inTurn, "deny")], "may", { budget: part });

  test("is used up by all of them together", () => {
    const alone = new Budget();
    ask(alone);
    const twice = new Budget(Math.floor(alone.used * 1.5));
    ask(twice);
    expect(() => ask(twice)).toThrow(BudgetExceeded);
  });

  test("lends no more than a share, and gets back what is left", () => {
    const alone = new Budget();
    ask(alone);
    const whole = new Budget(alone.used * 4);
    expect(() => whole.lend(1 / 8, ask)).toThrow(BudgetExceeded);
    expect(whole.used).toBeCloseTo(alone.used / 2, -1);
    whole.lend(1 / 2, ask);
    expect(whole.used).toBeCloseTo(alone.used * 1.5, -1);
  });
});
