// What each changed rule opens and closes: the entries that it decides before or after the change.
import type { RuleOrigin } from "../../../readers";
import type { ChangedRule, RuleRef } from "../changed-rule";
import type { ChangedGate, PlanDoubt, PlanEntry } from "../plan-changes";

/** The same rules with the ids of their entries, and with a doubt where it is not known that they change nothing. */
export function withEffects(
  rules: readonly ChangedRule[],
  gates: readonly Pick<ChangedGate, "entries">[],
  doubts: readonly PlanDoubt[],
): readonly ChangedRule[] {
  const entries = gates.flatMap((gate) => gate.entries);
  const before = decidedEntries(entries, "before");
  const after = decidedEntries(entries, "after");
  return rules.map((rule) => {
    const effects = [...entriesOf(rule.before, before), ...entriesOf(rule.after, after)];
    const doubt = rule.doubt ?? doubts.find((one) => isAbout(one, rule))?.message;
    return { ...rule, effects: [...new Set(effects)], ...(doubt !== undefined && { doubt }) };
  });
}

type Decided = ReadonlyMap<string, readonly string[]>;

function decidedEntries(entries: readonly PlanEntry[], side: "before" | "after"): Decided {
  const found = new Map<string, string[]>();
  for (const entry of entries) {
    const key = keyOf(entry[side].decidedBy);
    if (key !== undefined) found.set(key, [...(found.get(key) ?? []), entry.id]);
  }
  return found;
}

function keyOf(rule: RuleOrigin | undefined): string | undefined {
  return rule?.path?.join(".");
}

function entriesOf(ref: RuleRef | undefined, decided: Decided): readonly string[] {
  return ref?.paths.flatMap((path) => decided.get(path) ?? []) ?? [];
}

/** A doubt without an address is about all; one with it about that resource and what it holds. */
function isAbout({ address }: PlanDoubt, { before, after }: ChangedRule): boolean {
  if (address === undefined) return true;
  return [before, after].some(
    (ref) =>
      ref !== undefined && (ref.address === address || ref.address.startsWith(`${address}.`)),
  );
}
