// Which group of one side is which of the other: by the most exact key that both sides have and that is one group's alone.
import type { HiddenRules, RuleHolder, RuleRow, RuleRows } from "../../../readers";

/** All that a side says of one group. */
export interface HeldRules {
  readonly holder: RuleHolder;
  readonly rows: readonly RuleRow[];
  readonly hidden: readonly HiddenRules[];
}

export type HolderPair = readonly [base: HeldRules | undefined, head: HeldRules | undefined];

export function pairHolders(base: RuleRows, head: RuleRows): readonly HolderPair[] {
  const left = new Set(heldRules(base));
  const right = new Set(heldRules(head));
  const pairs: HolderPair[] = [];
  const depth = Math.max(0, ...[...left, ...right].map(({ holder }) => holder.keys.length));
  for (let at = 0; at < depth; at++) {
    const there = byKey(right, at);
    for (const [key, one] of byKey(left, at)) {
      const other = there.get(key);
      if (one === undefined || other === undefined) continue;
      pairs.push([one, other]);
      left.delete(one);
      right.delete(other);
    }
  }
  return [
    ...pairs,
    ...[...left].map((one): HolderPair => [one, undefined]),
    ...[...right].map((one): HolderPair => [undefined, one]),
  ];
}

/** A holder is one as long as its most exact key is. */
function heldRules({ rows, hidden }: RuleRows): readonly HeldRules[] {
  const all = new Map<string, { holder: RuleHolder; rows: RuleRow[]; hidden: HiddenRules[] }>();
  const heldBy = (holder: RuleHolder) => {
    const key = JSON.stringify([holder.keys, holder.keys.length === 0 ? holder.name : ""]);
    const known = all.get(key) ?? { holder, rows: [], hidden: [] };
    all.set(key, known);
    return known;
  };
  for (const row of rows) heldBy(row.holder).rows.push(row);
  for (const one of hidden) heldBy(one.holder).hidden.push(one);
  return [...all.values()];
}

/** By the key at this place; nothing under keys that several have. */
function byKey(
  held: ReadonlySet<HeldRules>,
  at: number,
): ReadonlyMap<string, HeldRules | undefined> {
  const found = new Map<string, HeldRules | undefined>();
  for (const one of held) {
    const key = one.holder.keys[at];
    if (key !== undefined) found.set(key, found.has(key) ? undefined : one);
  }
  return found;
}
