// What a row is for, in words: the capabilities that ask for it.
import type { FlowRow } from "./flow-document";

/** `federation or public-im`; `av and federation` where the row needs both; empty when the row always holds. */
export function purposeOf({
  conditions,
  requires = [],
}: Pick<FlowRow, "conditions" | "requires">): string {
  const either = conditions.join(" or ");
  const first = conditions.length > 1 && requires.length > 0 ? `(${either})` : either;
  return [first, ...requires].filter((it) => it !== "").join(" and ");
}
