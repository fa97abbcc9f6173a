// A rule as a document writes it, before it is known which gate it belongs to. What the reader could not tell stays open
// here: the rule then stands in every place where it might, and certainly in none.
import type { Rule } from "../../modules/packets";
import { constructOf } from "./sources/terraform-config/construct-origin";
import type { DocumentBlock } from "./sources/terraform-config/resource-block";
import type { RuleOrigin } from "./gate";
import { boxesOf, type Match, type MatchedBoxes } from "./match";

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
  readonly block: DocumentBlock;
  readonly boxes: MatchedBoxes;
  readonly origin: RuleOrigin;
}

export const BOTH_DIRECTIONS: readonly GateDirection[] = ["inbound", "outbound"];
export const BOTH_ACTIONS: readonly RuleAction[] = ["deny", "allow"];

export function readRule(block: DocumentBlock, parts: RuleParts): ReadRule {
  return withBoxes(block, parts, boxesOf(parts.match, block.path.join(".")));
}

function withBoxes(block: DocumentBlock, parts: RuleParts, matched: MatchedBoxes): ReadRule {
  const open = openQuestion(parts);
  const boxes: MatchedBoxes =
    open === undefined ? matched : { certain: [], possible: matched.possible, reason: open };
  const origin: RuleOrigin = {
    address: block.address,
    name: parts.name,
    writtenBy: "document",
    place: placeOf(block),
    definition: block.body,
    construct: madeBy(block),
    ...(parts.priority === undefined ? {} : { priority: parts.priority }),
    ...(boxes.reason === undefined ? {} : { reason: boxes.reason }),
  };
  return { ...parts, block, boxes, origin };
}

/** Found when asked for; made apart from the many objects that hold them, which a large group is made of. */
function placeOf({ notes, path }: DocumentBlock): RuleOrigin["place"] {
  return () => notes.document.placeOf(path);
}

function madeBy({ notes, path }: DocumentBlock): NonNullable<RuleOrigin["construct"]> {
  return () => constructOf(notes.document, path);
}

function openQuestion({
  reason: doubt,
  directions,
  actions: verdicts,
  priority,
}: RuleParts): string | undefined {
  if (doubt !== undefined) return doubt;
  if (directions.length !== 1) return "its direction is not known";
  if (verdicts.length !== 1) return "its action is not known";
  return priority === undefined ? "its priority is not known" : undefined;
}

/** The rule with a doubt about whether it acts here at all. */
export function uncertain(rule: ReadRule, doubt: string): ReadRule {
  return withBoxes(rule.block, { ...rule, reason: doubt }, rule.boxes);
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

/** A rule of a platform that no document shows. */
export function platformOrigin(
  platform: string,
  name: string,
  rest: Partial<RuleOrigin> = {},
): RuleOrigin {
  return { address: platform, name, writtenBy: "cloud", place: () => undefined, ...rest };
}
