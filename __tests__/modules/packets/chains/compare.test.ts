import fc from "fast-check";

import {
  admitted,
  allowedByDefinition,
  type Bound,
  type Box,
  boxHas,
  type Chain,
  compareChains,
  Comparison,
  decide,
  makeBoxes,
  type Packet,
  PacketSet,
  type Piece,
  type Rule,
} from "../../../../modules/packets";
import { everyTruth, fewTruths, handingOn, tinyChain } from "../../../oracle/tiny/tiny-chains";
import { turnedOut } from "../../../oracle/turned-out";
import { SAMPLES, show, tinyFields } from "../../../oracle/tiny/tiny-universe";

const chains = fc.oneof(tinyChain, handingOn);
const bounds = fc.constantFrom<Bound>("must", "may");

function blame(piece: Piece<string, string> | undefined): string {
  if (piece === undefined) return "none";
  return `${piece.left.join(", ")} / ${piece.right.join(", ")}`;
}

describe("compareChains agrees with decide, packet by packet and rule by rule", () => {
  test("over chains of several layers, at every pair of bounds, with and without a scope", () => {
    const scopes = fc.option(fc.array(tinyFields, { maxLength: 2 }), { nil: undefined });
    fc.assert(
      fc.property(
        chains,
        bounds,
        chains,
        bounds,
        scopes,
        (left, leftBound, right, rightBound, scopeFields) => {
          const scope = scopeFields?.flatMap(makeBoxes);
          const inScope = (packet: Packet): boolean =>
            scope?.some((box) => boxHas(box, packet)) ?? true;
          const pieces = compareChains(left, leftBound, right, rightBound, { scope });
          const wrong = SAMPLES.flatMap(({ packet }) => {
            const a = decide(left, leftBound, packet);
            const b = decide(right, rightBound, packet);
            const differs = a.action === "allow" && b.action === "deny" && inScope(packet);
            const expected = differs ? blame({ boxes: [], left: a.path, right: b.path }) : "none";
            const holding = pieces.flatMap((piece) =>
              piece.boxes.filter((box) => boxHas(box, packet)).map(() => piece),
            );
            const once = holding.length === (differs ? 1 : 0);
            const same = once && blame(holding[0]) === expected;
            return same ? [] : [`${show(packet)}: ${expected}, not ${holding.map(blame).join()}`];
          });
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("and has one piece for each pair of paths, in the order of the rules", () => {
    fc.assert(
      fc.property(tinyChain, tinyChain, (left, right) => {
        const pieces = compareChains(left, "may", right, "must");
        const position = <O>(chain: Chain<O>, path: readonly O[]): readonly number[] =>
          path.map((origin, i) => chain[i]?.rules.findIndex((rule) => rule.origin === origin) ?? 0);
        const order = pieces.map((piece) =>
          [...position(left, piece.left), ...position(right, piece.right)]
            .map((at) => String(at < 0 ? 99 : at).padStart(2, "0"))
            .join(),
        );
        expect(order).toEqual([...new Set(order)].sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe("two versions of a chain, of which only what has changed is looked at", () => {
  /** The chain without one rule, with its first two rules swapped, or with one rule turned round, in one layer. */
  const edited = (chain: Chain<string>, at: number, layer: number, edit: number): Chain<string> =>
    chain.map((own, i) => {
      if (i !== layer % chain.length) return own;
      const rules = [...own.rules];
      const [rule] = rules.splice(at % Math.max(1, rules.length), 1);
      if (rule === undefined || edit % 3 === 0) return { ...own, rules };
      if (edit % 3 === 1) return { ...own, rules: [rule, ...rules] };
      const action = rule.action === "deny" ? "allow" : "deny";
      rules.splice(at % Math.max(1, own.rules.length), 0, { ...rule, action });
      return { ...own, rules };
    });

  test("agrees with decide", () => {
    const [at, layer] = [fc.nat(3), fc.nat(2)];
    fc.assert(
      fc.property(chains, at, layer, fc.nat(2), bounds, bounds, (old, ...more) => {
        const [rule, inLayer, edit, left, right] = more;
        const once = edited(old, rule, inLayer, edit);
        const next = edited(edited(once, rule + 1, inLayer, edit + 1), rule + 2, inLayer, 2);
        const both = new Comparison(old, next);
        const [gone, added] = [both.onlyLeft(left, right), both.onlyRight(left, right)];
        const wrong = SAMPLES.filter(({ packet }) => {
          const [a, b] = [decide(old, left, packet), decide(next, right, packet)];
          const told = [gone, added].map((pieces) =>
            pieces.filter(({ boxes }) => boxes.some((box) => boxHas(box, packet))).map(blame),
          );
          const expected = [
            a.action === "allow" && b.action === "deny" ? [[a.path, b.path]] : [],
            b.action === "allow" && a.action === "deny" ? [[b.path, a.path]] : [],
          ].map((each) => each.map(([l = [], r = []]) => blame({ boxes: [], left: l, right: r })));
          return JSON.stringify(told) !== JSON.stringify(expected);
        });
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

describe("two versions with many changed rules that cross", () => {
  const box = (port: number, source?: number, destination = source): readonly Box[] =>
    makeBoxes({
      family: 4,
      protocol: [{ first: 6, last: 6 }],
      destinationPort: [{ first: port, last: port + 9 }],
      ...(source !== undefined && { source: [{ first: 0n, last: BigInt(source) }] }),
      ...(destination !== undefined && {
        destination: [{ first: BigInt(200 - destination), last: 200n }],
      }),
    });
  const rule = (action: "allow" | "deny", boxes: readonly Box[], origin: string): Rule<string> => {
    return { action, certain: boxes, possible: boxes, origin };
  };
  const common = Array.from({ length: 60 }, (_, i) =>
    rule("allow", box(10_000 + i * 20), "common"),
  );
  const kept = rule("allow", makeBoxes({ family: 4 }), "kept");
  const chain = (...rules: readonly Rule<string>[]): Chain<string> => [
    { rules: [...common, ...rules], implied: { action: "deny", origin: "implied" } },
  ];

  test("differ where one operation on sets after another says so", () => {
    const added = Array.from({ length: 12 }, (_, i) => rule("allow", box(0, i * 8), "added"));
    const old = chain(kept, rule("deny", box(0), "gone"));
    const next = chain(...added, rule("deny", box(0, 100), "added deny"), kept);
    const found = compareChains(old, "must", next, "must").flatMap(({ boxes }) => boxes);
    const expected = allowedByDefinition(old).minus(allowedByDefinition(next));
    expect(PacketSet.of(found).equals(expected)).toBe(true);
  });
});

describe("admitted", () => {
  test("is what decide allows", () => {
    fc.assert(
      fc.property(chains, bounds, (chain, bound) => {
        const set = admitted(chain, bound);
        const wrong = SAMPLES.filter(
          ({ packet }) => set.has(packet) !== (decide(chain, bound, packet).action === "allow"),
        );
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("bounds", () => {
  test("must is allowed for every truth, may for some", () => {
    fc.assert(
      fc.property(fc.oneof(fewTruths, handingOn), (chain) => {
        const truths = everyTruth(chain).map((truth) => admitted(truth, "must"));
        const always = truths.reduce((some, each) => some.intersect(each));
        const ever = truths.reduce((some, each) => some.union(each));
        expect(admitted(chain, "must").equals(always)).toBe(true);
        expect(admitted(chain, "may").equals(ever)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("must is contained in whatever turns out to be true, and that in may", () => {
    const turnsOut = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(tinyChain, turnsOut, (chain, wide) => {
        const real = admitted(turnedOut(chain, wide), "must");
        expect(real.covers(admitted(chain, "must"))).toBe(true);
        expect(admitted(chain, "may").covers(real)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe("the definition of first match, one set operation after another", () => {
  test("allows what the engine admits", () => {
    const turnsOut = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(tinyChain, turnsOut, (chain, wide) => {
        const exact = turnedOut(chain, wide);
        expect(allowedByDefinition(exact).equals(admitted(exact, "must"))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
