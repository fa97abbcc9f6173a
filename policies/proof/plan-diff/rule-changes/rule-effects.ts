// What each changed rule opens and closes: the entries that it decides before or after the change, but for those that would be
// the same had the rule not changed.
import type { RuleOrigin } from "../../../readers";
import type { ChangedRule, RuleRef } from "../changed-rule";
import type { ChangedGate, PlanDoubt } from "../plan-changes";

/** The same rules with the ids of their entries, and with a doubt where it is not known that they change nothing. */
export function withEffects(
  rules: readonly ChangedRule[],
  gates: readonly Pick<ChangedGate, "entries">[],
  doubts: readonly PlanDoubt[],
): readonly ChangedRule[] {
  const effects = new Map<ChangedRule, Set<string>>(rules.map((rule) => [rule, new Set()]));
  const before = byPath(rules, "before");
  const after = byPath(rules, "after");
  for (const entry of gates.flatMap((gate) => gate.entries)) {
    const was = ruleOf(entry.before.decidedBy, before);
    const is = ruleOf(entry.after.decidedBy, after);
    if (was !== undefined && mayCause(was) && !comesLater(was, is)) effects.get(was)?.add(entry.id);
    if (is !== undefined && mayCause(is)) effects.get(is)?.add(entry.id);
  }
  return rules.map((rule) => {
    const doubt = rule.doubt ?? doubts.find((one) => isAbout(one, rule))?.message;
    const own = [...(effects.get(rule) ?? [])];
    return { ...rule, effects: own, ...(doubt !== undefined && { doubt }) };
  });
}

type ByPath = ReadonlyMap<string, ChangedRule>;

function byPath(rules: readonly ChangedRule[], side: "before" | "after"): ByPath {
  return new Map(rules.flatMap((rule) => (rule[side]?.paths ?? []).map((path) => [path, rule])));
}

function ruleOf(origin: RuleOrigin | undefined, rules: ByPath): ChangedRule | undefined {
  return origin?.path === undefined ? undefined : rules.get(origin.path.join("."));
}

/** Arguments that no packet is decided by. */
const INERT: ReadonlySet<string> = new Set(["name", "description"]);

function mayCause({ step, fields }: ChangedRule): boolean {
  if (step === "added" || step === "removed") return true;
  return fields.some(({ key }) => !INERT.has(key));
}

/** Whether a rule only moved, and the one that decides now would come before it where it was, too. */
function comesLater(rule: ChangedRule, deciding: ChangedRule | undefined): boolean {
  if (deciding === undefined || deciding === rule) return false;
  const onlyMoved =
    rule.after !== undefined &&
    rule.fields.every(({ key }) => key === "priority" || INERT.has(key));
  return onlyMoved && isInSameGroup(rule, deciding) && isFirst(deciding.after, rule.before);
}

function isInSameGroup(one: ChangedRule, other: ChangedRule): boolean {
  return one.cloud === other.cloud && one.group === other.group;
}

function isFirst(one: RuleRef | undefined, other: RuleRef | undefined): boolean {
  const [first, second] = [one?.priority, other?.priority];
  return first !== undefined && second !== undefined && first < second;
}

/** A doubt without an address is about all; one with it about that resource and what it holds. */
function isAbout({ address }: PlanDoubt, { before, after }: ChangedRule): boolean {
  if (address === undefined) return true;
  return [before, after].some(
    (ref) =>
      ref !== undefined && (ref.address === address || ref.address.startsWith(`${address}.`)),
  );
}
