// What a change to a configuration opens and closes, exactly, over all packets: two configurations and the deployment in, a
// comparison out. Gates are matched by what they guard; whatever cannot be matched or read is said, never taken as equal.
import { isDeepStrictEqual } from "node:util";

import type { CompareOptions } from "../../../modules/packets";
import type { Deployment } from "../../../modules/sites";
import {
  ALONE,
  appliedOver,
  type AppliedReading,
  locateRule,
  readGates,
  type Veil,
  veilOf,
} from "../../readers";
import { changesAtGate } from "./changes-at-gate";
import { ConfigurationContext } from "./configuration-context";
import {
  certainFirst,
  type Change,
  type Comparison,
  comparisonVerdict,
  type Side,
  type Undecided,
} from "./comparison";
import { namedByEdit, numberEdits } from "./edits";
import { foldChanges } from "./fold-changes";
import { namesOfBoth } from "./same-names";
import { compareOutside, type SameOutside } from "./same-outside";
import { rootsOf } from "./side-roots";
import { flowsAt, pairGates } from "./gate-pairs";
import {
  absent,
  type ComparedDocument,
  notRead,
  notUnderstood,
  oneSided,
  type ReadSide,
} from "./not-compared";
import { requiredChain } from "../required-chain";
import { veilAdvice } from "../veiled";
import { veilChange, veilUndecided } from "./veiled-changes";

export interface ComparisonOptions extends CompareOptions {
  /** Whether what the sources mark as sensitive is printed as anything else. @default false */
  readonly showSensitive?: boolean;
}

/**
 * What head opens and closes that base does not.
 * @param base the configuration before the change; absent when there was none for the deployment.
 * @param head the configuration after it; absent when there is none any more. One of the two must be there.
 */
export function compareDocuments(
  base: ComparedDocument | undefined,
  head: ComparedDocument | undefined,
  options: ComparisonOptions = {},
): Comparison {
  const deployment = (head ?? base)?.deployment;
  if (deployment === undefined) throw new Error("nothing to compare with nothing");
  const own = { base: readSide(base), head: readSide(head) };
  const veil = veilOf([own.base?.reading, own.head?.reading], options.showSensitive);
  const applied = own.base && own.head && appliedOver(own.head.reading, own.base.reading);
  const sides: Sides = {
    ...own,
    head: own.head && applied ? { ...own.head, reading: applied.lasting } : own.head,
    once: applied,
    veil,
  };
  const outside = base && head && compareOutside(base, head);
  const equal = areEqual(base, head, outside);
  const found: Found = equal ? NOTHING : compareSides(sides, outside, options);
  const name = deployment.name;
  const open = [
    ...(["base", "head"] as const).flatMap((side) => [
      ...absent(side, sides[side], name),
      ...(equal ? [] : notUnderstood(side, sides[side], name)),
      ...notRead(side, sides[side], name),
    ]),
    ...[...(outside?.undecided ?? []), ...found.undecided].map((one) => ({
      deployment: name,
      ...one,
    })),
  ];
  const { changes, undecided } = foldChanges(
    certainFirst(found.changes).map((change) => ({
      ...change,
      before: located(change.before, sides.base),
      after: located(change.after, sides.head),
    })),
    open,
  );
  return {
    deployment: name,
    cloud: deployment.cloud,
    ...(base !== undefined && { base: base.document.file }),
    ...(head !== undefined && { head: head.document.file }),
    verdict: comparisonVerdict(changes, undecided),
    changes: changes.map((change) => veilChange(change, veil)),
    undecided: undecided.map((one) => veilUndecided(one, veil)),
    assumptions: assumptionsOf(sides, equal, outside, found.bothUnknown).map((text) =>
      veil.text(text),
    ),
    ...(veil.hasHidden && { advisories: veilAdvice(veil) }),
    ruleCount: {
      base: sides.base?.reading.ruleCount ?? 0,
      head: sides.head?.reading.ruleCount ?? 0,
    },
  };
}

/** What one side does, with the position of its rule. */
function located(side: Side, there: ReadSide | undefined): Side {
  const { decidedBy } = side;
  if (decidedBy === undefined) return side;
  return { ...side, decidedBy: locateRule(decidedBy, there?.reading.source) };
}

interface Sides {
  readonly base: ReadSide | undefined;
  readonly head: ReadSide | undefined;
  /** Head as it is after the first of two applies, where these differ. */
  readonly once: AppliedReading | undefined;
  readonly veil: Veil;
}

interface Found {
  readonly changes: readonly Change[];
  readonly undecided: readonly Omit<Undecided, "deployment">[];
  /** Whether some packets are uncertain on both sides. */
  readonly bothUnknown: boolean;
}

const NOTHING: Found = { changes: [], undecided: [], bothUnknown: false };

function readSide(side: ComparedDocument | undefined): ReadSide | undefined {
  if (side === undefined) return undefined;
  return { ...side, reading: readGates(side.document, side.deployment, side.surroundings) };
}

/**
 * Equal values mean the same, whatever they mean, unless they lead to modules or files beside the configurations, which may
 * differ. The comments that cdktf writes have no meaning.
 */
function areEqual(
  base: ComparedDocument | undefined,
  head: ComparedDocument | undefined,
  outside: SameOutside | undefined,
): boolean {
  if (base === undefined || head === undefined) return false;
  const roots = rootsOf(head);
  const callsModules = roots.some(({ root }) => root["module"] !== undefined);
  if (callsModules || outside?.sameFiles !== true) return false;
  return (
    isDeepStrictEqual(settingsOf(base.deployment), settingsOf(head.deployment)) &&
    isDeepStrictEqual(rootsOf(base), roots)
  );
}

/** What a reader may take from the site: all but what only reports and the proof want. */
function settingsOf(deployment: Deployment): object {
  const rest: Partial<Record<keyof Deployment, unknown>> = { ...deployment };
  for (const key of WITHOUT_MEANING) rest[key] = undefined;
  return rest;
}

const WITHOUT_MEANING = [
  "flows",
  "selectedRows",
  "advisories",
  "expectations",
  "suppressions",
  "peers",
  "place",
] as const;

function compareSides(
  { base, head, once, veil }: Sides,
  outside: SameOutside | undefined,
  options: CompareOptions,
): Found {
  const deployment = (head ?? base)?.deployment;
  if (deployment === undefined) return NOTHING;
  const contextOf = (there: ReadSide | undefined, side: "base" | "head"): ConfigurationContext =>
    new ConfigurationContext({
      root: there?.document.root,
      ...(there !== undefined && holdsValues(there) && { shows: "values" }),
      settings: there && settingsOf(there.deployment),
      ...(outside?.sameFiles !== true && { ownFiles: side }),
      beside: there && rootsOf(there).slice(1),
    });
  const names = namesOfBoth(contextOf(base, "base"), contextOf(head, "head"));
  const pairs = pairGates(base, head);
  const between = once?.once && pairGates(base, head && { ...head, reading: once.once });
  const found = pairs.map((pair, number) => {
    const required = requiredChain(flowsAt(pair, deployment));
    const first = between?.[number]?.head;
    const twice =
      first && once?.why !== undefined ? { first: first.chain, why: once.why } : undefined;
    const context = { required, names, deployment: deployment.name, twice, veil };
    const at = changesAtGate(pair, context, options);
    // Where a whole configuration is absent, that is said once, and not again for each of its gates.
    const whole = base !== undefined && head !== undefined;
    return {
      ...at,
      changes: namedByEdit(pair, at.changes),
      undecided: [...(whole ? oneSided(pair) : []), ...at.undecided],
    };
  });
  return {
    changes: numberEdits(found.flatMap(({ changes }) => changes)),
    undecided: found.flatMap(({ undecided }) => undecided),
    bothUnknown: found.some(({ bothUnknown }) => bothUnknown),
  };
}

function assumptionsOf(
  { base, head }: Sides,
  equal: boolean,
  outside: SameOutside | undefined,
  bothUnknown: boolean,
): readonly string[] {
  const all = [base, head].flatMap((side) => side?.reading.assumptions ?? []);
  return [
    ...new Set([
      ...all,
      ...(equal
        ? ["both configurations say the same, value by value", ...(outside?.assumedEqual ?? [])]
        : (outside?.assumedOfFirewalls ?? [])),
      ...(bothUnknown
        ? [
            "what neither configuration shows, such as the contents of a service tag, is the same before and after",
          ]
        : []),
    ]),
  ];
}

/** Whether any of the sources of a side holds values in the place of templates. */
function holdsValues({ document, surroundings = ALONE }: ComparedDocument): boolean {
  return [document, ...surroundings.sources].some(({ form }) => form !== "configuration");
}
