// A rule as a source writes it, before it is known which gate it belongs to. What is unknown stays open here: the rule then
// stands in every place where it might, and certainly in none.
import type { Rule } from "../../../modules/packets";
import type { ResourceBlock } from "../resources/resource-block";
import type { RuleOrigin } from "../gate";
import type { Match, MatchedBoxes } from "./match";
import { boxesOf } from "./match-boxes";

export type GateDirection = "inbound" | "outbound";
export type RuleAction = "allow" | "deny";

export interface RuleParts {
  readonly name: string;
  /** More than one when the direction is unknown. */
  readonly directions: readonly GateDirection[];
  /** More than one when the action is unknown. */
  readonly actions: readonly RuleAction[];
  /** `undefined` when unknown: such a rule is taken to come first. */
  readonly priority: number | undefined;
  readonly match: Match;
  /** Why the rule may not exist as written although each of its parts is known. */
  readonly reason?: string;
}

export interface ReadRule extends RuleParts {
  readonly block: ResourceBlock;
  readonly boxes: MatchedBoxes;
  readonly origin: RuleOrigin;
}

export const BOTH_DIRECTIONS: readonly GateDirection[] = ["inbound", "outbound"];
export const BOTH_ACTIONS: readonly RuleAction[] = ["deny", "allow"];

export function readRule(block: ResourceBlock, parts: RuleParts): ReadRule {
  const { from } = block.notes;
  const owner = [...(from === undefined ? [] : [from]), ...block.path].join(".");
  return withBoxes(block, parts, boxesOf(parts.match, owner));
}

function withBoxes(block: ResourceBlock, parts: RuleParts, matched: MatchedBoxes): ReadRule {
  const open = openQuestion(parts);
  const boxes: MatchedBoxes =
    open === undefined ? matched : { certain: [], possible: matched.possible, reason: open };
  const origin: RuleOrigin = {
    address: block.address,
    name: parts.name,
    writtenBy: "document",
    ...(block.notes.from === undefined ? {} : { from: block.notes.from }),
    path: block.path,
    definition: block.body,
    ...(parts.priority === undefined ? {} : { priority: parts.priority }),
    ...(boxes.reason === undefined ? {} : { reason: boxes.reason }),
  };
  return { ...parts, block, boxes, origin };
}

function openQuestion({ reason, directions, actions, priority }: RuleParts): string | undefined {
  if (reason !== undefined) return reason;
  if (directions.length !== 1) return "its direction is not known";
  if (actions.length !== 1) return "its action is not known";
  return priority === undefined ? "its priority is not known" : undefined;
}

/** The rule, not certain to act here at all. */
export function uncertain(rule: ReadRule, reason: string): ReadRule {
  return withBoxes(rule.block, { ...rule, reason }, rule.boxes);
}

/**
 * The rule as the layers of a gate hold it: once for each action that it may have. Each has an origin object of its own,
 * because origins tell the rules of a walk apart.
 */
export function rulesIn(rule: ReadRule): readonly Rule<RuleOrigin>[] {
  const { certain, possible, terms } = rule.boxes;
  return rule.actions.map((action, at) => {
    const origin = at === 0 ? rule.origin : { ...rule.origin };
    return { action, certain, possible, ...(terms !== undefined && { terms }), origin };
  });
}

/** Ascending priority; unknown first. */
export function byPriority(a: ReadRule, b: ReadRule): number {
  return (a.priority ?? -1) - (b.priority ?? -1);
}

/** A rule of a platform that no source shows. */
export function platformOrigin(
  platform: string,
  name: string,
  rest: Partial<RuleOrigin> = {},
): RuleOrigin {
  return { address: platform, name, writtenBy: "cloud", ...rest };
}
