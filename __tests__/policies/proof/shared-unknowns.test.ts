import {
  boundsOfTerms,
  Budget,
  BudgetExceeded,
  type Chain,
  type Rule,
  type Term,
} from "../../../modules/packets";
import { compareGate } from "../../../policies/proof/check/compare-gate";
import { DENY_ALL } from "../../../policies/proof/chains";
import { withSharedUnknowns } from "../../../policies/proof/shared-unknowns";
import type { RuleOrigin } from "../../../policies/readers";
import { ACCESS, boxes, gate, PARTNERS, rule } from "../../samples/hand-made";

const SOME = boxes({ from: PARTNERS, to: ACCESS, protocol: "tcp", ports: 443 });

/** A rule that matches where one of the facts holds. */
function over(verdict: "allow" | "deny", name: string, ...facts: readonly string[]) {
  const terms = facts.map((fact): Term => ({
    boxes: SOME,
    when: [{ unknown: fact, holds: true }],
  }));
  return { ...rule(verdict, name), ...boundsOfTerms(terms), terms };
}

const chainOf = (...rules: readonly Rule<RuleOrigin>[]): Chain<RuleOrigin> =>
  gate("inbound", rules).chain;

/** Names of the rules that keep their terms. */
const sharing = (chain: Chain<RuleOrigin>): readonly string[] =>
  (withSharedUnknowns(chain)?.[0] ?? []).flatMap(({ rules }) =>
    rules.filter(({ terms }) => terms !== undefined).map(({ origin }) => origin.name),
  );

test.each<readonly [string, Chain<RuleOrigin>, readonly string[]]>([
  ["no facts", chainOf(rule("allow", "a")), []],
  ["each its own", chainOf(over("deny", "a", "x"), over("allow", "b", "y")), []],
  [
    "one for two rules",
    chainOf(over("deny", "a", "x"), over("allow", "b", "y"), over("allow", "c", "x", "z")),
    ["a", "c"],
  ],
])("%s", (_, chain, expected) => {
  expect(sharing(chain)).toEqual(expected);
});

describe("past the number of facts", () => {
  const names = Array.from({ length: 70 }, (_, at) => `fact ${at}`);
  const many = gate("inbound", [
    ...names.map((name) => over("deny", `deny ${name}`, name)),
    ...names.map((name) => over("allow", `allow ${name}`, name)),
  ]);

  test("the rules behind it go without", () => {
    expect(sharing(many.chain)).toHaveLength(128);
  });

  test("what they match stays in doubt, and what the others match is certain", () => {
    const { excess, maybeExcess } = compareGate(many, { required: DENY_ALL, permitted: DENY_ALL });
    expect(excess).toEqual([]);
    expect(maybeExcess).toHaveLength(1);
    const few = gate("inbound", [over("deny", "a", "x"), over("allow", "b", "x")]);
    expect(compareGate(few, { required: DENY_ALL, permitted: DENY_ALL }).maybeExcess).toEqual([]);
  });
});

test("where facts take too much work, the bounds alone decide, and say no less", () => {
  const few = gate("inbound", [over("deny", "a", "x"), over("allow", "b", "x")]);
  jest.spyOn(Budget.prototype, "lend").mockImplementationOnce(() => {
    throw new BudgetExceeded(1);
  });
  const nothing = { required: DENY_ALL, permitted: DENY_ALL };
  const { unfinished, maybeExcess } = compareGate(few, nothing);
  expect({ unfinished, doubts: maybeExcess.length }).toEqual({ unfinished: undefined, doubts: 1 });
  expect(compareGate(few, nothing).maybeExcess).toEqual([]);
});
