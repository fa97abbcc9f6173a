// Which rule of a group before is which rule of it after: by name, else the same but for its name, else by resource.
import type { RuleRow } from "../../../readers";
import { meaningOf } from "./row-meaning";

/** One side is absent for a rule that is added or removed. */
export type RulePair = readonly [base: RuleRow | undefined, head: RuleRow | undefined];

type KeyOf = (row: RuleRow) => string | undefined;

/** The ways to recognise a rule, the surest first. */
const WAYS: readonly KeyOf[] = [
  ({ name, ...row }) => (name === undefined ? undefined : JSON.stringify([name, contentOf(row)])),
  ({ name }) => name,
  ({ name }) => name?.toLowerCase(),
  (row) => contentOf(row),
  (row) => contentOf(row, "priority"),
  ({ address }) => address,
];

export function pairRules(base: readonly RuleRow[], head: readonly RuleRow[]): readonly RulePair[] {
  let left = base;
  let right = head;
  const pairs: RulePair[] = [];
  for (const way of WAYS) {
    const found = pairBy(way, left, right);
    const taken = new Set(found.flat());
    pairs.push(...found);
    left = left.filter((row) => !taken.has(row));
    right = right.filter((row) => !taken.has(row));
  }
  return [
    ...pairs,
    ...left.map((row): RulePair => [row, undefined]),
    ...right.map((row): RulePair => [undefined, row]),
  ];
}

/** Rows with the same key, in their order where several have it. */
function pairBy(
  keyOf: KeyOf,
  left: readonly RuleRow[],
  right: readonly RuleRow[],
): readonly (readonly [RuleRow, RuleRow])[] {
  const waiting = new Map<string, RuleRow[]>();
  for (const row of right) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const others = waiting.get(key);
    if (others === undefined) waiting.set(key, [row]);
    else others.push(row);
  }
  const pairs: (readonly [RuleRow, RuleRow])[] = [];
  for (const row of left) {
    const key = keyOf(row);
    const other = key === undefined ? undefined : waiting.get(key)?.shift();
    if (other !== undefined) pairs.push([row, other]);
  }
  return pairs;
}

/** All that the rule says but its name; nothing where a part of it is not shown. */
function contentOf(row: Pick<RuleRow, "arguments">, butFor?: string): string | undefined {
  const meanings = row.arguments
    .filter(({ key }) => key !== butFor)
    .map((argument) => meaningOf(argument));
  return meanings.includes(undefined) ? undefined : meanings.join(" ");
}
