// What the rules of one security group may not share: Azure refuses a second rule with the priority and direction, or with
// the name, of another (cloud-semantics 1.1 fact 2). Which of the two then exists is unknown.
import { type ReadRule, uncertain } from "../../../rules/rule";
import { UNREADABLE } from "./security-rule";

/** Reports clashes; rules that clash come back uncertain. */
export function reportClashes(rules: readonly ReadRule[]): readonly ReadRule[] {
  const slots = new Map<string, ReadRule[]>();
  const put = (slot: string, rule: ReadRule): void => {
    const sharing = slots.get(slot);
    if (sharing === undefined) slots.set(slot, [rule]);
    else sharing.push(rule);
  };
  for (const rule of rules) {
    if (rule.name !== "" && rule.name !== UNREADABLE)
      put(`name \`${rule.name.toLowerCase()}\``, rule);
    const { priority } = rule;
    if (priority === undefined) continue;
    for (const direction of rule.directions) put(`${direction} priority ${priority}`, rule);
  }
  const clashing = new Map<ReadRule, string>();
  for (const [slot, sharing] of slots) {
    const [, second] = sharing;
    if (second === undefined) continue;
    second.block.report(
      `two rules of one security group have the ${slot}, which Azure refuses`,
      "give each rule its own",
      slot.startsWith("name") ? "name" : "priority",
    );
    for (const rule of sharing) clashing.set(rule, `another rule has the same ${slot}`);
  }
  return rules.map((rule) => {
    const reason = clashing.get(rule);
    return reason === undefined ? rule : uncertain(rule, reason);
  });
}
