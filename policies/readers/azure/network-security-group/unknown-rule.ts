// What stands in for rules of a security group that cannot be read: one rule that may be anything and come first.
import type { DocumentBlock } from "../../sources/terraform-config/resource-block";
import { BOTH_DIRECTIONS, BOTH_ACTIONS, readRule, type ReadRule } from "../../rule";
import { UNKNOWN_MATCH } from "../../match";

/** Name of a rule that stands for rules which cannot be read. No real rule can be called so. */
export const UNREADABLE = "(not understood)";

/** Stands for rules that may be anything. */
export function unknownRule(block: DocumentBlock, doubt: string): ReadRule {
  return readRule(block, {
    name: UNREADABLE,
    directions: BOTH_DIRECTIONS,
    actions: BOTH_ACTIONS,
    priority: undefined,
    match: UNKNOWN_MATCH,
    reason: doubt,
  });
}
