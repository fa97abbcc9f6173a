// When two arguments of rules say the same: as sets of what their elements mean, unset ones by their default.
import type { HiddenValue, RowArgument, RowItem, RowValue } from "../../../readers";

export function itemsOf(value: RowValue): readonly RowItem[] {
  if (value.is === "text") return [value.item];
  return value.is === "list" ? value.items : [];
}

export function hiddenOf(value: RowValue): readonly HiddenValue[] {
  if (value.is === "unknown") return [value];
  return value.is === "list" ? (value.hidden ?? []) : [];
}

/** The meaning as one text; nothing where something is hidden that nothing else can be known to equal. */
export function meaningOf({ value, byDefault }: RowArgument): string | undefined {
  const items = value.is === "unset" && byDefault !== undefined ? [byDefault] : itemsOf(value);
  const hidden = hiddenOf(value).map(({ refersTo }) => refersTo);
  if (hidden.includes(undefined)) return undefined;
  const known = [...new Set(items.map(({ means }) => means))].sort();
  return JSON.stringify([known, [...new Set(hidden)].sort()]);
}

export function isSame(one: RowArgument, other: RowArgument): boolean {
  const meaning = meaningOf(one);
  return meaning !== undefined && meaning === meaningOf(other);
}
