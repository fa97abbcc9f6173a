// Security groups as layers of a chain: a group's rules by priority, and after them what Azure adds to every group.
import type { Layer, Rule } from "../../../../modules/packets";
import { defaultRules, IMPLIED_DENY } from "./azure-defaults";
import type { AzureTerms } from "../azure-terms";
import {
  byPriority,
  type ReadRule,
  uncertain,
  type GateDirection,
  rulesIn,
  type RuleAction,
} from "../../rules/rule";
import type { RuleOrigin } from "../../gate";
import type { Attachment } from "./attachments/group-attachments";
import type { SecurityGroup } from "./groups/security-groups";
import { unknownRule } from "./groups/security-rule";

const UNATTACHED = "the group is attached to nothing here and may be attached elsewhere";

export class GroupLayers {
  readonly #terms: AzureTerms;
  /** Two objects may have one address while one of them waits to be deleted. */
  readonly #layers: Readonly<Record<GateDirection, Map<SecurityGroup, Layer<RuleOrigin>>>> = {
    inbound: new Map(),
    outbound: new Map(),
  };
  readonly #defaults = new Map<GateDirection, readonly Rule<RuleOrigin>[]>();
  readonly #kept: ReadonlyMap<string, readonly ReadRule[]>;

  /** @param kept by address of a group: rules that it may hold besides its own. */
  constructor(terms: AzureTerms, kept: ReadonlyMap<string, readonly ReadRule[]> = new Map()) {
    this.#terms = terms;
    this.#kept = kept;
  }

  /** The same object for the same group and direction. */
  of(group: SecurityGroup, direction: GateDirection): Layer<RuleOrigin> {
    const layers = this.#layers[direction];
    const known = layers.get(group) ?? this.#layer(this.#rulesOf(group), direction);
    layers.set(group, known);
    return known;
  }

  /**
   * A group that nothing here is attached to: rules with one of the actions in `open` may act elsewhere, or nowhere.
   * @param restsOn addresses of attachments that may be the group's.
   */
  ofUnattached(
    group: SecurityGroup,
    direction: GateDirection,
    open: readonly RuleAction[],
    restsOn: readonly string[] = [],
  ): Layer<RuleOrigin> {
    const here = this.#rulesOf(group).map((rule) =>
      rule.actions.some((action) => open.includes(action))
        ? restingOn(uncertain(rule, UNATTACHED), restsOn)
        : rule,
    );
    return this.#layer(here, direction);
  }

  /** A group that is not shown: whatever it holds, it is the same for as long as the same text names it. */
  ofUnread({ block, groupText }: Attachment): Layer<RuleOrigin> {
    const rule = unknownRule(block, "its security group is not in the configuration");
    const definition = groupText === undefined ? block.body : { group: groupText };
    const named = { ...rule, origin: { ...rule.origin, definition } };
    return { rules: rulesIn(named), implied: IMPLIED_DENY };
  }

  #rulesOf({ block, rules }: SecurityGroup): readonly ReadRule[] {
    return [...rules, ...(this.#kept.get(block.address) ?? [])];
  }

  #layer(rules: readonly ReadRule[], direction: GateDirection): Layer<RuleOrigin> {
    const own = rules.filter(({ directions }) => directions.includes(direction)).sort(byPriority);
    const defaults = this.#defaults.get(direction) ?? defaultRules(direction, this.#terms);
    this.#defaults.set(direction, defaults);
    return { rules: [...own.flatMap(rulesIn), ...defaults], implied: IMPLIED_DENY };
  }
}

function restingOn(rule: ReadRule, restsOn: readonly string[]): ReadRule {
  return restsOn.length === 0 ? rule : { ...rule, origin: { ...rule.origin, restsOn } };
}

/** Whether a rule of the group might allow anything in the direction. */
export function opens({ rules }: SecurityGroup, direction: GateDirection): boolean {
  return rules.some(
    ({ directions, actions }) => directions.includes(direction) && actions.includes("allow"),
  );
}
