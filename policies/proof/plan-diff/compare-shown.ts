// What the step from one source to another opens and closes, over all packets, at every place where the sources show that
// firewalls act. No site says what was meant: every change counts.
import type { CompareOptions } from "../../../modules/packets";
import {
  type PlanSteps,
  readShown,
  ruleRowsOf,
  ShownMeaning,
  type Source,
  secretsOf,
  type Veil,
  veilOf,
} from "../../readers";
import type { ComparisonVerdict } from "../diff/comparison";
import { namesOfBoth } from "../diff/same-names";
import { type Direction, pairPlaces, type PlacePair, stepOf } from "./gate-steps";
import type { ChangedGate, PlanComparison, PlanDoubt, PlanEntry } from "./plan-changes";
import { doubts, unmodelledIn } from "./plan-doubts";
import { replaceWindows } from "./replace-windows";
import { remarksOf } from "./plan-remarks";
import type { ShowOptions } from "./rule-changes/changed-fields";
import { changedRules } from "./rule-changes/changed-rules";
import { withEffects } from "./rule-changes/rule-effects";
import { entriesOf, ShownChanges } from "./shown-entries";

const DIRECTIONS: readonly Direction[] = ["inbound", "outbound"];

export interface ShownOptions extends ShowOptions {
  /** Bounds of the work. */
  readonly compare?: CompareOptions;
  /** What the plan says of itself, where head is one. */
  readonly plan?: PlanSteps | undefined;
}

export function compareShown(
  base: Source,
  head: Source,
  options: ShownOptions = {},
): PlanComparison {
  const { plan, showSensitive } = options;
  const secrets = secretsOf([base, head]);
  const veil = veilOf([secrets === undefined ? undefined : { secrets }], showSensitive);
  const sides = readShown(base, head);
  const meanings = {
    base: new ShownMeaning(sides.base.resources, sides.head.resources),
    head: new ShownMeaning(sides.head.resources, sides.base.resources),
  };
  const changes = new ShownChanges(
    meanings,
    namesOfBoth(meanings.base, meanings.head),
    veil,
    options.compare ?? {},
  );
  const pairs = pairPlaces(sides.base, sides.head);
  const gates: ChangedGate[] = [];
  const givenUp: PlanDoubt[] = [];
  let count = 0;
  for (const pair of pairs)
    for (const direction of DIRECTIONS) {
      const found = changes.at(pair, direction);
      for (const { side, message, remedy } of found.undecided)
        givenUp.push({ side, message, remedy, gate: nameOf(pair), direction });
      const entries = entriesOf(found.changes, { ...sides, veil }, () => `c${++count}`);
      if (entries.length > 0) gates.push(veilGate(gateOf(pair, direction, entries), veil));
    }
  const undecided = [
    ...doubts("base", sides.base.unsupported, gates),
    ...doubts("head", sides.head.unsupported, gates),
    ...givenUp,
  ].map((one) => veilDoubt(one, veil));
  const unmodelled = unmodelledIn(sides, plan).map((one) => veilDoubt(one, veil));
  return {
    verdict: verdictOf(gates, undecided.length + unmodelled.length),
    gates: gates.toSorted((a, b) => rankOf(a) - rankOf(b)),
    gateCount: pairs.length * DIRECTIONS.length,
    changedRules: withEffects(
      changedRules(ruleRowsOf(sides.base.resources), ruleRowsOf(sides.head.resources), options),
      gates,
      undecided,
    ),
    undecided,
    unmodelled,
    remarks: plan === undefined ? [] : remarksOf(plan),
    replaceWindows:
      plan === undefined
        ? []
        : replaceWindows(plan.replaced, sides.base.resources, gates, {
            prior: base,
            planned: head,
            compare: (before, between) =>
              compareShown(before, between, { ...options, plan: undefined }),
          }),
    assumptions: [
      ...new Set([...sides.base.assumptions, ...sides.head.assumptions, ...changes.assumptions]),
    ].sort(),
    ruleCount: { base: sides.base.ruleCount, head: sides.head.ruleCount },
  };
}

/** Names, ids and messages hold no secret; what a source writes into them may. */
function veilGate(gate: ChangedGate, veil: Veil): ChangedGate {
  if (veil.isEmpty) return gate;
  const { name, guards, groups, formerGroups } = gate;
  return {
    ...gate,
    name: veil.text(name),
    groups: groups.map((one) => veil.text(one)),
    ...(guards !== undefined && { guards: veil.text(guards) }),
    ...(formerGroups !== undefined && { formerGroups: formerGroups.map((one) => veil.text(one)) }),
  };
}

function veilDoubt<T extends { readonly message: string }>(doubt: T, veil: Veil): T {
  return veil.isEmpty ? doubt : { ...doubt, message: veil.text(doubt.message) };
}

function nameOf({ base, head }: PlacePair): string {
  return (head ?? base)?.name ?? "";
}

function gateOf(pair: PlacePair, direction: Direction, entries: readonly PlanEntry[]): ChangedGate {
  const { cloud, base, head } = pair;
  const step = stepOf(pair);
  const id = head?.id ?? base?.id;
  const holds = (head ?? base)?.holds;
  return {
    cloud,
    name: nameOf(pair),
    ...(id !== undefined && { guards: id }),
    ...(holds !== undefined && { holds }),
    groups: (head ?? base)?.groups ?? [],
    ...(step === "regrouped" && base !== undefined && { formerGroups: base.groups }),
    direction,
    step,
    entries,
  };
}

/** Those that open something first. */
function rankOf({ entries }: ChangedGate): number {
  const kinds = ["opens", "closes", "may-open", "may-close"];
  return Math.min(...entries.map(({ kind }) => kinds.indexOf(kind)));
}

function verdictOf(gates: readonly ChangedGate[], open: number): ComparisonVerdict {
  const kinds = gates.flatMap(({ entries }) => entries.map(({ kind }) => kind));
  if (kinds.some((kind) => kind === "opens" || kind === "closes")) return "different";
  return kinds.length + open > 0 ? "undecided" : "same";
}
