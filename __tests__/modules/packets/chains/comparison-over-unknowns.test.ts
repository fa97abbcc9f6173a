import fc from "fast-check";

import {
  isSatisfied,
  type Bound,
  boundsOfTerms,
  boxHas,
  type Chain,
  compareOverUnknowns,
  decide,
  type ConditionalPiece,
  type Assignment,
  restrict,
  type Literal,
  makeBoxes,
  type Packet,
  type Term,
} from "../../../../modules/packets";
import { everyTruth, handingOn } from "../../../oracle/tiny/tiny-chains";
import { HOLDINGS, tinyFactChain } from "../../../oracle/tiny/tiny-unknowns";
import { SAMPLES, show } from "../../../oracle/tiny/tiny-universe";

function has(pieces: readonly ConditionalPiece<unknown, unknown>[], packet: Packet): boolean {
  return pieces.some(({ boxes }) => boxes.some((box) => boxHas(box, packet)));
}

/** Both chains once the facts are known. */
interface Case {
  readonly holding: Assignment;
  readonly left: readonly [Chain<string>, Bound];
  readonly right: readonly [Chain<string>, Bound];
}

function casesOf(
  left: Chain<string>,
  leftBound: Bound,
  right: Chain<string>,
  rightBound: Bound,
): readonly Case[] {
  return HOLDINGS.map((holding) => ({
    holding,
    left: [restrict(left, holding), leftBound],
    right: [restrict(right, holding), rightBound],
  }));
}

function differs({ left, right }: Case, packet: Packet): boolean {
  return decide(...left, packet).action === "allow" && decide(...right, packet).action === "deny";
}

describe("compareOverUnknowns, packet by packet and for every way the facts can turn out", () => {
  test("is exact where the facts are all that is unknown", () => {
    const chain = tinyFactChain(true);
    fc.assert(
      fc.property(chain, chain, (left, right) => {
        const { certain, depends } = compareOverUnknowns(left, right);
        const cases = casesOf(left, "must", right, "must");
        const wrong = SAMPLES.filter(({ packet }) => {
          const outcomes = cases.map((each) => differs(each, packet));
          const always = !outcomes.includes(false);
          const some = outcomes.includes(true);
          return has(certain, packet) !== always || has(depends, packet) !== (some && !always);
        });
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test("and where rules without a named unknown can turn out in every way as well", () => {
    const chain = fc.oneof(tinyFactChain(false), handingOn);
    const allows = (each: Chain<string>, packet: Packet): boolean =>
      decide(each, "must", packet).action === "allow";
    fc.assert(
      fc.property(chain, chain, (left, right) => {
        const { certain, depends } = compareOverUnknowns(left, right);
        const cases = HOLDINGS.map((holding) => ({
          left: everyTruth(restrict(left, holding)),
          right: everyTruth(restrict(right, holding)),
        }));
        const wrong = SAMPLES.filter(({ packet }) => {
          const always = cases.every(
            (each) =>
              each.left.every((truth) => allows(truth, packet)) &&
              !each.right.some((truth) => allows(truth, packet)),
          );
          const some = cases.some(
            (each) =>
              each.left.some((truth) => allows(truth, packet)) &&
              !each.right.every((truth) => allows(truth, packet)),
          );
          return has(certain, packet) !== always || has(depends, packet) !== (some && !always);
        });
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  test("says of each piece for which facts the named rules decide it", () => {
    const chain = tinyFactChain(true);
    fc.assert(
      fc.property(chain, chain, (left, right) => {
        const { certain, depends } = compareOverUnknowns(left, right);
        for (const { boxes, left: allowing, right: denying, when } of [...certain, ...depends]) {
          const packet = SAMPLES.find((each) => boxes.some((box) => boxHas(box, each.packet)));
          if (packet === undefined) throw new Error("a piece without packets");
          for (const holding of HOLDINGS.filter((each) => isSatisfied(when, each))) {
            const paths = [left, right].map(
              (each) => decide(restrict(each, holding), "must", packet.packet).path,
            );
            expect(paths).toEqual([allowing, denying]);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test("terms lie between the bounds that are made of them", () => {
    fc.assert(
      fc.property(tinyFactChain(false), fc.constantFrom(...HOLDINGS), (chain, holding) => {
        const real = restrict(chain, holding);
        const opens = (each: Chain<string>, bound: Bound, packet: Packet): number =>
          decide(each, bound, packet).action === "allow" ? 1 : 0;
        const wrong = SAMPLES.filter(
          ({ packet }) =>
            opens(chain, "must", packet) > opens(real, "must", packet) ||
            opens(real, "may", packet) > opens(chain, "may", packet),
        );
        expect(wrong.map(({ packet }) => show(packet))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});

describe("what is unknown on both sides cancels out", () => {
  const tcp = (port: number): Term["boxes"] =>
    makeBoxes({
      family: 4,
      protocol: [{ first: 6, last: 6 }],
      destinationPort: [{ first: port, last: port }],
    });
  const yes = (unknown: string): Literal => ({ unknown, holds: true });

  /** `allow 443 from Internet`: one layer that denies everything else. */
  function chain(...rules: readonly string[]): Chain<string> {
    const made = rules.map((text) => {
      const [action, port, ...facts] = text.split(" ");
      const when = facts.filter((word) => word !== "from").map(yes);
      const terms = [{ boxes: tcp(Number(port)), when }];
      return { action: action as "allow" | "deny", ...boundsOfTerms(terms), terms, origin: text };
    });
    return [{ rules: made, implied: { action: "deny", origin: "implied" } }];
  }

  test.each<[string, readonly string[], readonly string[], number, number]>([
    ["the same tag", ["allow 443 from Internet"], ["allow 443 from Internet"], 0, 0],
    ["another tag", ["allow 443 from Internet"], ["allow 443 from Storage"], 0, 1],
    ["no tag any more", ["allow 443"], ["allow 443 from Internet"], 0, 1],
    ["another port", ["allow 443 from Internet"], ["allow 80 from Internet"], 0, 1],
    ["from nothing known to everything", ["allow 443"], [], 1, 0],
    [
      "both halves of a tag",
      ["allow 443 from Internet", "deny 443 from Internet", "allow 443"],
      ["deny 443"],
      1,
      0,
    ],
    [
      "denied before it is allowed",
      ["deny 443 from Internet", "allow 443 from Internet"],
      [],
      0,
      0,
    ],
  ])("%s", (_, left, right, certain, depends) => {
    const found = compareOverUnknowns(chain(...left), chain(...right));
    const ports = (pieces: readonly ConditionalPiece<string, string>[]): number =>
      new Set(pieces.flatMap(({ boxes }) => boxes.map((box) => box.destinationPort[0]?.first)))
        .size;
    expect([ports(found.certain), ports(found.depends)]).toEqual([certain, depends]);
  });
});
