// The arguments in which two rows differ, with whole lists and with what they gain and lose.
import type { RowArgument, RowItem, RowValue, RuleRow } from "../../../readers";
import type { ChangedField, ShownValue } from "../changed-rule";
import { hiddenOf, isSame, itemsOf } from "./row-meaning";

export interface ShowOptions {
  /** Whether values that are marked as secrets are shown. @default false */
  readonly showSensitive?: boolean;
}

export function changedFields(
  base: RuleRow,
  head: RuleRow,
  options: ShowOptions,
): readonly ChangedField[] {
  const heads = new Map(head.arguments.map((one) => [one.key, one]));
  return base.arguments.flatMap((before) => {
    const after = heads.get(before.key);
    return after === undefined || isSame(before, after) ? [] : [fieldOf(before, after, options)];
  });
}

function fieldOf(before: RowArgument, after: RowArgument, options: ShowOptions): ChangedField {
  const { key } = before;
  const shown = {
    key,
    before: shownValue(before.value, options),
    after: shownValue(after.value, options),
  };
  if ([before.value, after.value].some((value) => isSecret(value, options))) return shown;
  const gained = without(itemsOf(after.value), itemsOf(before.value));
  const lost = without(itemsOf(before.value), itemsOf(after.value));
  const note = wideNote(lost, gained);
  const isList = [before.value, after.value].some(({ is }) => is === "list");
  return {
    ...shown,
    ...(isList && { gained: textsOf(gained), lost: textsOf(lost) }),
    ...(note !== undefined && { note }),
  };
}

/** Elements of `items` that mean something which none of `others` means. */
function without(items: readonly RowItem[], others: readonly RowItem[]): readonly RowItem[] {
  const known = new Set(others.map(({ means }) => means));
  return items.filter(({ means }) => !known.has(means));
}

function textsOf(items: readonly RowItem[]): readonly string[] {
  return items.map(({ text }) => text);
}

/** People write `*`, `0.0.0.0/0` and the like for each other, so it is said what each of them is. */
function wideNote(lost: readonly RowItem[], gained: readonly RowItem[]): string | undefined {
  const [before, after] = [lost, gained].map((items) =>
    items.find(({ wide }) => wide !== undefined),
  );
  return before === undefined || after === undefined
    ? undefined
    : [before, after].map(({ text, wide }) => `\`${text}\` is ${String(wide)}`).join("; ");
}

function isSecret(value: RowValue, { showSensitive = false }: ShowOptions): boolean {
  return !showSensitive && "sensitive" in value;
}

export function shownValue(value: RowValue, options: ShowOptions): ShownValue {
  if (isSecret(value, options)) return { is: "sensitive" };
  switch (value.is) {
    case "unset":
      return { is: "unset" };
    case "text":
      return { is: "text", text: value.item.text };
    case "unknown":
      if (value.later) return { is: "known after apply" };
      return { is: "not shown", ...(value.refersTo !== undefined && { text: value.refersTo }) };
    case "list": {
      const [hidden] = hiddenOf(value);
      return {
        is: "list",
        items: textsOf(value.items),
        ...(hidden !== undefined && { more: hidden.later ? "known after apply" : "not shown" }),
      };
    }
  }
}
