import { literalText } from "../../../modules/rulesets";

test.each([
  ["plain", "plain"],
  ["costs 5 $ and 10 %", "costs 5 $ and 10 %"],
  ["${var.secret}", "$${var.secret}"],
  ["%{ if true }", "%%{ if true }"],
  ["$${already}", "$$${already}"],
])("%s arrives as it was written", (text, escaped) => {
  expect(literalText(text)).toBe(escaped);
});
