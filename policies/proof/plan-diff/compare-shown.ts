// What the step from one source to another opens and closes, over all packets, at every place where the sources show that
// firewalls act. No site says what was meant: every change counts.
import type { CompareOptions } from "../../../modules/packets";
import {
  type PlanSteps,
  readShown,
  ruleRowsOf,
  ShownMeaning,
  type Source,
  type Unsupported,
} from "../../readers";
import { causeOfRule } from "../cause-of-doubt";
import type { ComparisonVerdict } from "../diff/comparison";
import { namesOfBoth } from "../diff/same-names";
import { type Direction, pairPlaces, type PlacePair, stepOf } from "./gate-steps";
import type {
  ChangedGate,
  PlanComparison,
  PlanDoubt,
  PlanEntry,
  UnmodelledChange,
} from "./plan-changes";
import { remarksOf } from "./plan-remarks";
import type { ShowOptions } from "./rule-changes/changed-fields";
import { changedRules } from "./rule-changes/changed-rules";
import { withEffects } from "./rule-changes/rule-effects";
import { entriesOf, ShownChanges, type Sides } from "./shown-entries";

const DIRECTIONS: readonly Direction[] = ["inbound", "outbound"];

export interface ShownOptions extends ShowOptions {
  /** Bounds of the work. */
  readonly compare?: CompareOptions;
  /** What the plan says of itself, where head is one. */
  readonly plan?: PlanSteps;
}

export function compareShown(
  base: Source,
  head: Source,
  options: ShownOptions = {},
): PlanComparison {
  const { plan } = options;
  const sides = readShown(base, head);
  const meanings = {
    base: new ShownMeaning(sides.base.resources, sides.head.resources),
    head: new ShownMeaning(sides.head.resources, sides.base.resources),
  };
  const changes = new ShownChanges(
    meanings,
    namesOfBoth(meanings.base, meanings.head),
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
      const entries = entriesOf(found.changes, sides, () => `c${++count}`);
      if (entries.length > 0) gates.push(gateOf(pair, direction, entries));
    }
  const undecided = [
    ...doubts("base", sides.base.unsupported, gates),
    ...doubts("head", sides.head.unsupported, gates),
    ...givenUp,
  ];
  const unmodelled = unmodelledIn(sides, plan);
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
    replaceWindows: [],
    assumptions: [
      ...new Set([...sides.base.assumptions, ...sides.head.assumptions, ...changes.assumptions]),
    ].sort(),
    ruleCount: { base: sides.base.ruleCount, head: sides.head.ruleCount },
  };
}

function nameOf({ base, head }: PlacePair): string {
  return (head ?? base)?.name ?? "";
}

function gateOf(pair: PlacePair, direction: Direction, entries: readonly PlanEntry[]): ChangedGate {
  const { cloud, base, head } = pair;
  const step = stepOf(pair);
  const id = head?.id ?? base?.id;
  return {
    cloud,
    name: nameOf(pair),
    ...(id !== undefined && { guards: id }),
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

/** What was not understood on one side, with the entries that may be because of it. */
function doubts(
  side: "base" | "head",
  unsupported: readonly Unsupported[],
  gates: readonly ChangedGate[],
): readonly PlanDoubt[] {
  const caused = new Map<Unsupported, string[]>();
  const causes = new Map(
    unsupported.flatMap((one) => (one.address === undefined ? [] : [[one.address, one] as const])),
  );
  for (const { entries } of gates)
    for (const { id, kind, before, after } of entries) {
      const { verdict, decidedBy } = side === "base" ? before : after;
      if (kind === "opens" || kind === "closes" || verdict !== "unknown" || !decidedBy) continue;
      const cause = causeOfRule(decidedBy, causes);
      if (cause !== undefined) caused.set(cause, [...(caused.get(cause) ?? []), id]);
    }
  return unsupported.map((one) => {
    const { message, remedy, address, place } = one;
    const consequences = caused.get(one);
    return {
      side,
      message,
      remedy,
      ...(address !== undefined && { address }),
      ...(place !== undefined && { place }),
      ...(consequences !== undefined && { consequences }),
    };
  });
}

/** One for each resource, as it is after the change where it is there. */
function unmodelledIn(
  { base, head }: Sides,
  plan: PlanSteps | undefined,
): readonly UnmodelledChange[] {
  const before = new Map(base.unmodelled.map((one) => [one.address ?? "", one] as const));
  const after = new Map(head.unmodelled.map((one) => [one.address ?? "", one] as const));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((address) => {
    const one = after.get(address) ?? before.get(address);
    if (one === undefined) return [];
    const { message, remedy, place } = one;
    return [
      {
        address,
        type: typeIn(address),
        action:
          plan?.actions.get(address) ??
          (!before.has(address) ? "create" : after.has(address) ? "update" : "delete"),
        message,
        remedy,
        ...(place !== undefined && { place }),
      },
    ];
  });
}

/** The type in an address: the last word with a name behind it. */
function typeIn(address: string): string {
  return /([a-z][a-z0-9]*_\w+)\.[\w-]+(?:\[[^\]]*\])?$/.exec(address)?.[1] ?? address;
}

function verdictOf(gates: readonly ChangedGate[], open: number): ComparisonVerdict {
  const kinds = gates.flatMap(({ entries }) => entries.map(({ kind }) => kind));
  if (kinds.some((kind) => kind === "opens" || kind === "closes")) return "different";
  return kinds.length + open > 0 ? "undecided" : "same";
}
