// Explanations against the definition, on random gates: the answers cut the question into parts that meet nowhere, leave
// nothing out, and say of each packet what the packet-by-packet evaluator says.
import fc from "fast-check";

import { boundsOfTerms, decide, makeBoxes, PacketSet } from "../../../../modules/packets";
import { explain } from "../../../../policies/proof";
import { ACCESS, boxes, deployment, flow, gate, reading, rule } from "../../../samples/hand-made";

const port = fc.integer({ min: 1, max: 6 });
const range = fc.tuple(port, port).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const someRule = fc.record({
  verdict: fc.constantFrom("allow" as const, "deny" as const),
  ports: range,
  exact: fc.boolean(),
});

const QUESTION = {
  direction: "inbound",
  near: ["access"],
  boxes: boxes({ from: "203.0.113.0/24", to: ACCESS, protocol: "tcp", ports: [1, 6] }),
} as const;

test("the parts are the question, each with its true answer", () => {
  fc.assert(
    fc.property(fc.array(someRule, { maxLength: 5 }), range, (rules, asked) => {
      const made = rules.map(({ verdict, ports, exact }, at) =>
        rule(verdict, `r${at}`, {
          to: ACCESS,
          protocol: "tcp",
          ports,
          ...(exact ? {} : { certain: [] }),
        }),
      );
      const one = gate("inbound", made);
      const site = deployment([flow("inbound", "tcp", asked)]);
      const [at] = explain("doc", reading([one]), site, QUESTION).gates;
      const parts = at!.answers.map(({ packets }) => PacketSet.of(packets));
      const sum = parts.reduce((total, part) => total + part.count(), 0n);
      expect(sum).toBe(PacketSet.of(QUESTION.boxes).count());
      expect(
        parts
          .reduce((all, part) => all.union(part), PacketSet.empty)
          .equals(PacketSet.of(QUESTION.boxes)),
      ).toBe(true);
      for (let number = 1; number <= 6; number += 1) {
        const packet = { ...at!.answers[0]!.witness, destinationPort: number };
        const answer = at!.answers.find(({ packets }) => PacketSet.of(packets).has(packet))!;
        const [may, must] = (["may", "must"] as const).map(
          (bound) => decide(one.chain, bound, packet).action,
        );
        const verdict = may !== must ? "unknown" : must === "allow" ? "open" : "closed";
        expect(answer.verdict).toBe(verdict);
        expect(answer.flow !== undefined).toBe(asked[0] <= number && number <= asked[1]);
      }
    }),
    { numRuns: 100 },
  );
});

describe("rules that share a named unknown", () => {
  /** A rule for the packets whose source is in something of this name. */
  const within = (verdict: "allow" | "deny", name: string, tag: string) => {
    const terms = [{ boxes: QUESTION.boxes, when: [{ unknown: `source in ${tag}`, holds: true }] }];
    return { ...rule(verdict, name), ...boundsOfTerms(terms), terms };
  };
  const answers = (...rules: Parameters<typeof gate>[1]) =>
    explain("doc", reading([gate("inbound", rules)]), deployment([]), QUESTION).gates[0]!.answers;

  test("what is denied and then allowed by one name is closed", () => {
    const found = answers(within("deny", "a", "x"), within("allow", "b", "x"));
    expect(found).toMatchObject([{ verdict: "closed" }]);
  });

  test("what is allowed by one name or another rule is open, and the answer says when it is which", () => {
    const found = answers(
      within("allow", "a", "x"),
      within("deny", "b", "x"),
      rule("allow", "c", { to: ACCESS }),
    );
    expect(found).toMatchObject([
      {
        verdict: "open",
        decidedBy: { name: "a" },
        assuming: [{ unknown: "source in x", holds: true }],
      },
    ]);
  });

  test("different names are unknown", () => {
    const found = answers(within("deny", "a", "y"), within("allow", "b", "x"));
    expect(found).toMatchObject([{ verdict: "unknown", decidedBy: { name: "a" } }]);
  });
});

test("only the packets of the gate's scope are asked about", () => {
  const scope = makeBoxes({ family: 4 }).slice(1);
  const { gates } = explain(
    "doc",
    reading([gate("inbound", [], { scope })]),
    deployment([]),
    QUESTION,
  );
  expect(gates).toEqual([]);
});

test("work that would take too long is given up, with the reason", () => {
  const read = reading([gate("inbound", [rule("allow", "a", { to: ACCESS })])]);
  const { gates } = explain("doc", read, deployment([]), QUESTION, { budget: 1 });
  expect(gates).toMatchObject([
    { answers: [], unfinished: expect.stringMatching(/steps/) as unknown },
  ]);
});
