// The rules that differ between two sides, as a table: matched by group and name, then those that only changed their name,
// each with the arguments that differ. What they open and close is found elsewhere.
import type { HiddenRules, RuleRow, RuleRows } from "../../../readers";
import type { ChangedField, ChangedRule, RuleRef, RuleStep, ShownValue } from "../changed-rule";
import { changedFields, type ShowOptions, shownValue } from "./changed-fields";
import { type HeldRules, type HolderPair, pairHolders } from "./paired-holders";
import { pairRules, type RulePair } from "./paired-rules";

/** By group, and within a group by priority; nothing has an effect yet. */
export function changedRules(
  base: RuleRows,
  head: RuleRows,
  options: ShowOptions = {},
): readonly ChangedRule[] {
  return pairHolders(base, head)
    .toSorted((a, b) => compareTexts(nameOf(a), nameOf(b)))
    .flatMap((pair) => changesIn(pair, options));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function nameOf([base, head]: HolderPair): string {
  return (head ?? base)?.holder.name ?? "";
}

function changesIn([base, head]: HolderPair, options: ShowOptions): readonly ChangedRule[] {
  const group = nameOf([base, head]);
  // Where rules are hidden on a side, one that it does not show may well be among them.
  const certain = pairRules(base?.rows ?? [], head?.rows ?? []).filter(
    ([before, after]) =>
      (before !== undefined || !hides(base)) && (after !== undefined || !hides(head)),
  );
  return [
    ...(hides(base) || hides(head) ? [hiddenChange(group, base, head)] : []),
    ...certain
      .flatMap((pair) => changeOf(group, pair, options))
      .toSorted((a, b) => priorityOf(a) - priorityOf(b)),
  ];
}

function hides(side: HeldRules | undefined): boolean {
  return side !== undefined && side.hidden.length > 0;
}

function priorityOf({ before, after }: ChangedRule): number {
  return (after ?? before)?.priority ?? -1;
}

function changeOf(
  group: string,
  [base, head]: RulePair,
  options: ShowOptions,
): readonly ChangedRule[] {
  const row = head ?? base;
  if (row === undefined) return [];
  const sides = {
    cloud: row.cloud,
    group,
    ...(base !== undefined && { before: refOf(base) }),
    ...(head !== undefined && { after: refOf(head) }),
    effects: [],
  };
  if (base === undefined || head === undefined) {
    const step = base === undefined ? "added" : "removed";
    return [{ ...sides, step, fields: [], rule: contentOf(row, options) }];
  }
  const fields = changedFields(base, head, options);
  const step = stepOf(base, head, fields);
  const all = step === "changed" ? [...nameChange(base, head), ...fields] : fields;
  return step === undefined ? [] : [{ ...sides, step, fields: all }];
}

function stepOf(
  base: RuleRow,
  head: RuleRow,
  fields: readonly ChangedField[],
): RuleStep | undefined {
  const moves = fields.every(({ key }) => key === "priority");
  if (base.name !== head.name) return moves ? "renamed" : "changed";
  if (fields.length === 0) return undefined;
  return moves ? "moved" : "changed";
}

function nameChange({ name: before }: RuleRow, { name: after }: RuleRow): readonly ChangedField[] {
  return before === after
    ? []
    : [{ key: "name", before: nameValue(before), after: nameValue(after) }];
}

function nameValue(name: string | undefined): ShownValue {
  return name === undefined ? { is: "known after apply" } : { is: "text", text: name };
}

/** What a rule is called whose name the source does not show. */
const NAMELESS = "(name not shown)";

function refOf({ name = NAMELESS, address, priority, paths }: RuleRow): RuleRef {
  return { name, address, ...(priority !== undefined && { priority }), paths };
}

function contentOf(row: RuleRow, options: ShowOptions): Readonly<Record<string, ShownValue>> {
  return Object.fromEntries(
    row.arguments
      .filter(({ value }) => value.is !== "unset")
      .map(({ key, value }) => [key, shownValue(value, options)]),
  );
}

/** One line for all rules of a group that hides some. */
function hiddenChange(
  group: string,
  base: HeldRules | undefined,
  head: HeldRules | undefined,
): ChangedRule {
  const [one] = [...(base?.hidden ?? []), ...(head?.hidden ?? [])];
  if (one === undefined) throw new Error("a group that hides nothing");
  const value = (side: HeldRules | undefined): ShownValue =>
    side === undefined ? { is: "unset" } : namesValue(side);
  return {
    cloud: one.cloud,
    group,
    step: "changed",
    ...(base !== undefined && { before: allRef(base, one) }),
    ...(head !== undefined && { after: allRef(head, one) }),
    fields: [{ key: one.key, before: value(base), after: value(head) }],
    effects: [],
    doubt: `which rules \`${one.address}\` has is ${one.later ? "known after the apply only" : "not shown"}`,
  };
}

function namesValue({ rows, hidden: [hidden] }: HeldRules): ShownValue {
  const items = rows.map(({ name = NAMELESS }) => name);
  return {
    is: "list",
    items,
    ...(hidden !== undefined && { more: hidden.later ? "known after apply" : "not shown" }),
  };
}

function allRef({ hidden }: HeldRules, one: HiddenRules): RuleRef {
  const { key, address } = one;
  return { name: `(${key})`, address, paths: hidden.flatMap(({ paths }) => paths) };
}
