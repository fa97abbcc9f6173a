// What changes at one gate: by the bounds of each rule first, and where these leave something uncertain, over the named
// unknowns of both configurations.
import { Budget, BudgetExceeded, type Chain, type CompareOptions } from "../../../modules/packets";
import type { Gate, Veil } from "../../readers";
import { type FlowOrigin, mapRules, withoutTerms } from "../chains";
import { withinHalf } from "../compare-over-unknowns";
import type { ChangePiece } from "./change-piece";
import { type ChangeSides, changesOf } from "./change-regions";
import type { Change, Undecided } from "./comparison";
import type { GatePair } from "./gate-pairs";
import { openedByConfiguration, piecesByBounds } from "./pieces-by-bounds";
import type { NamesOfBoth } from "./same-names";
import { type AppliedTwice, untilSecondApply } from "./second-apply";
import { piecesOverUnknowns } from "./pieces-over-unknowns";

/** What a comparison at a gate needs to know besides the gate. */
export interface ChangeContext {
  readonly deployment: string;
  /** The flows of the gate's direction. */
  readonly required: Chain<FlowOrigin>;
  readonly names: NamesOfBoth;
  /** What head is like until a second apply; absent where one is enough. */
  readonly twice?: AppliedTwice | undefined;
  /** What is not to be printed. @default nothing */
  readonly veil?: Veil | undefined;
}

export interface ChangesAtGate {
  readonly changes: readonly Change[];
  readonly undecided: readonly Omit<Undecided, "deployment">[];
  /** Whether some packets are uncertain on both sides, so that the answer rests on what is taken to be the same. */
  readonly bothUnknown: boolean;
}

/** The changes at a pair of gates; at one that only one configuration has, what its rules might open or close. */
export function changesAtGate(
  pair: GatePair,
  context: ChangeContext,
  options: CompareOptions,
): ChangesAtGate {
  const { base, head } = pair;
  const gate = head ?? base;
  if (gate === undefined) throw new Error("a pair of no gates");
  const scoped = gate.scope === undefined ? options : { ...options, scope: gate.scope };
  try {
    if (base !== undefined && head !== undefined)
      return compareBoth({ gate, base, head }, context, scoped);
    const kind = head === undefined ? "may-close" : "may-open";
    const pieces = openedByConfiguration(gate.chain, kind, scoped);
    const sides = byBoundsAlone({ ...context, gate, base: base?.chain, head: head?.chain });
    return { changes: changesOf(sides, pieces, scoped), undecided: [], bothUnknown: false };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { changes: [], undecided: [givenUp(gate, error.message)], bothUnknown: false };
  }
}

function givenUp({ name, direction }: Gate, why: string): Omit<Undecided, "deployment"> {
  return {
    side: "both",
    gate: name,
    direction,
    message: `the comparison at ${name} was given up: ${why}`,
    remedy:
      "split the rules over several groups or shorten their lists, so that the work stays within bounds",
  };
}

function compareBoth(
  { gate, base, head }: { readonly gate: Gate; readonly base: Gate; readonly head: Gate },
  context: ChangeContext,
  options: CompareOptions,
): ChangesAtGate {
  const bare = { base: base.chain, head: head.chain };
  const { pieces, bothUnknown } = piecesByBounds(bare.base, bare.head, context.names, options);
  const until = context.twice && untilSecondApply(bare, context.twice, options);
  const sides: ChangeSides = { ...context, gate, ...bare, until };
  const changes =
    changesOverUnknowns(sides, bare, pieces, context.names, options) ??
    changesOf(byBoundsAlone(sides), pieces, options);
  const passing =
    until === undefined
      ? []
      : changesOf(
          byBoundsAlone({ ...sides, head: until.first, until: { ...until, passing: true } }),
          until.pieces,
          options,
        );
  return { changes: [...changes, ...passing], undecided: [], bothUnknown };
}

function changesOverUnknowns(
  sides: ChangeSides,
  bare: Parameters<typeof piecesOverUnknowns>[1],
  pieces: readonly ChangePiece[],
  names: NamesOfBoth,
  options: CompareOptions,
): readonly Change[] | undefined {
  const shared = { ...options, budget: Budget.of(options.budget) };
  return withinHalf(shared, (half) => {
    const found = piecesOverUnknowns(pieces, bare, names, half);
    return (
      found && changesOf({ ...sides, base: found.base, head: found.head }, found.pieces, options)
    );
  });
}

/** The sides as their rules' bounds show them, on which a witness of the bounds is replayed. */
function byBoundsAlone(sides: ChangeSides): ChangeSides {
  return {
    ...sides,
    base: sides.base && mapRules(sides.base, withoutTerms),
    head: sides.head && mapRules(sides.head, withoutTerms),
  };
}
