// Why a rule is in doubt: a reason that holds for one part of it must not stand for another that was not understood.
import { anyhow, anywhere } from "../../../../policies/readers/rules/match";
import { boxesOf } from "../../../../policies/readers/rules/match-boxes";

test.each([
  ["one reason", anyhow("a"), "a"],
  ["the same reason twice", anyhow("b"), "b"],
  ["a part that was not understood", anyhow(), undefined],
])("%s", (_, transport, uncertainty) => {
  const side = anywhere(transport.reason ?? "b");
  expect(boxesOf({ source: side, destination: side, transport }, "rule").reason).toBe(uncertainty);
});
