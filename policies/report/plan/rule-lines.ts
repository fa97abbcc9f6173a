// The changed rules as lines of a table: how each changes, argument by argument, and what this opens or closes.
import type { ChangedField, ChangedRule, PlanComparison, RuleRef, ShownValue } from "../../proof";
import { verbOf } from "./entry-sentence";
import { entriesOf, type GateEntry } from "./plan-summary";
import { trafficWords } from "./traffic-words";

/** What a changed rule does, for its colour and sign. */
export type RuleEffect = "opens" | "closes" | "both" | "unknown" | "nothing";

export interface RuleLine {
  readonly rule: ChangedRule;
  /** `rdp (priority 120)`, `old -> new`. */
  readonly name: string;
  /** One for each argument. */
  readonly changes: readonly string[];
  readonly effect: RuleEffect;
  /** `opens inbound tcp 3389 from … to subnet snet-x`, or `changes nothing`. */
  readonly effects: readonly string[];
}

export function ruleLines(comparison: PlanComparison): readonly RuleLine[] {
  const entries = new Map(entriesOf(comparison).map((one) => [one.entry.id, one]));
  return comparison.changedRules.map((rule) => {
    const own = rule.effects.flatMap((id) => entries.get(id) ?? []);
    return {
      rule,
      name: nameWords(rule),
      changes: changeWords(rule),
      effect: effectOf(rule, own),
      effects: effectWords(rule, own),
    };
  });
}

function nameWords({ before, after }: ChangedRule): string {
  if (before === undefined || after === undefined || before.name === after.name)
    return refWords(after ?? before);
  return `${before.name} -> ${refWords(after)}`;
}

function refWords(ref: RuleRef | undefined): string {
  if (ref === undefined) return "";
  return ref.priority === undefined ? ref.name : `${ref.name} (priority ${ref.priority})`;
}

function changeWords({ fields, rule = {} }: ChangedRule): readonly string[] {
  return [
    ...fields.map(fieldWords),
    ...Object.entries(rule).map(([key, value]) => `${key}: ${valueWords(value)}`),
  ];
}

function fieldWords({ key, before, after, gained = [], lost = [], note }: ChangedField): string {
  const differs = [
    ...gained.slice(0, LISTED).map((text) => `+ ${text}`),
    ...lost.slice(0, LISTED).map((text) => `- ${text}`),
    ...moreWords(gained.slice(LISTED).length + lost.slice(LISTED).length),
  ];
  const isLong = [before, after].some((value) => value.is === "list" && value.items.length > 1);
  return [
    `${key}: ${valueWords(before)} -> ${valueWords(after)}`,
    ...(isLong && differs.length > 0 ? [` (${differs.join(", ")})`] : []),
    ...(note === undefined ? [] : [`; ${note}`]),
  ].join("");
}

/** Elements of a list that are named; all of them are in the report for scripts. */
const LISTED = 40;

function moreWords(count: number): readonly string[] {
  return count > 0 ? [`${count} more`] : [];
}

function valueWords(value: ShownValue): string {
  switch (value.is) {
    case "unset":
      return "(unset)";
    case "text":
      return value.text;
    case "list": {
      const { items, more } = value;
      const hidden = more === undefined ? [] : [`(${more})`];
      return [...items.slice(0, LISTED), ...moreWords(items.length - LISTED), ...hidden].join(", ");
    }
    case "known after apply":
    case "sensitive":
      return `(${value.is})`;
    case "not shown":
      return value.text ?? "(not shown)";
  }
}

function effectOf({ doubt }: ChangedRule, own: readonly GateEntry[]): RuleEffect {
  const kinds = own.map(({ entry }) => entry.kind);
  const [opens, closes] = [kinds.includes("opens"), kinds.includes("closes")];
  if (opens || closes) return opens && closes ? "both" : opens ? "opens" : "closes";
  return kinds.length > 0 || doubt !== undefined ? "unknown" : "nothing";
}

/** Entries that are named for one rule. */
const NAMED = 3;

function effectWords({ doubt }: ChangedRule, own: readonly GateEntry[]): readonly string[] {
  if (own.length === 0) return [doubt === undefined ? "changes nothing" : `not known: ${doubt}`];
  return [
    ...own
      .slice(0, NAMED)
      .map(({ gate, entry }) => `${verbOf(entry)} ${gate.direction} ${trafficWords(gate, entry)}`),
    ...moreWords(own.length - NAMED),
  ];
}
