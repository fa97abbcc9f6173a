// What changes at one gate. Each document has three answers for a packet, and each pair of answers is one kind of change:
//
//                 head: open   not known   closed
//   base: open         -       may-close   closes
//   not known      may-open      (*)       may-close
//   closed          opens      may-open       -
//
// (*) unchanged where both are in doubt for the same reasons, else may-open. Two exact documents need two comparisons.
import { BudgetExceeded, compareChains, type CompareOptions } from "../../../modules/packets";
import type { Bound, Box, Chain, Piece } from "../../../modules/packets";
import type { Gate, RuleOrigin } from "../../readers";
import { deciding, inDoubt } from "../blame";
import { type ChangePiece, type ChangeSides, changesOf } from "./change-regions";
import type { Change, Undecided } from "./comparison";
import type { DoubtKeys } from "./unknown-keys";
import { boxesOf, DENY_ALL, type FlowOrigin, isExact } from "../chains";
import type { GatePair } from "./gate-pairs";
import { differingDoubts } from "./same-walks";

/** What a comparison at a gate needs to know besides the gate. */
export interface ChangeContext {
  readonly deployment: string;
  /** The flows of the gate's direction. */
  readonly required: Chain<FlowOrigin>;
  readonly keys: DoubtKeys;
}

export interface ChangesAtGate {
  readonly changes: readonly Change[];
  readonly undecided: readonly Omit<Undecided, "deployment">[];
  readonly sameDoubts: boolean;
}

type GateChain = Chain<RuleOrigin>;

/** The changes at a pair of gates; at one that only one document has, what its rules might open or close. */
export function changesAtGate(
  pair: GatePair,
  context: ChangeContext,
  options: CompareOptions,
): ChangesAtGate {
  const { base, head } = pair;
  const gate = head ?? base;
  if (gate === undefined) throw new Error("a pair of no gates");
  const scoped = gate.scope === undefined ? options : { ...options, scope: gate.scope };
  const sides: ChangeSides = { ...context, gate, base: base?.chain, head: head?.chain };
  try {
    if (base === undefined || head === undefined) {
      const pieces = openedByDocument(gate, head === undefined ? "may-close" : "may-open", scoped);
      return { changes: changesOf(sides, pieces, scoped), undecided: [], sameDoubts: false };
    }
    const { pieces, sameDoubts } = compareBoth(base.chain, head.chain, context.keys, scoped);
    return { changes: changesOf(sides, pieces, scoped), undecided: [], sameDoubts };
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    return { changes: [], undecided: [givenUp(gate, error.message)], sameDoubts: false };
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
  base: GateChain,
  head: GateChain,
  keys: DoubtKeys,
  options: CompareOptions,
): { readonly pieces: readonly ChangePiece[]; readonly sameDoubts: boolean } {
  const certain = [
    ...between(head, "must", base, "may", "opens", options),
    ...between(base, "must", head, "may", "closes", options),
  ];
  if (isExact(base) && isExact(head)) return { pieces: certain, sameDoubts: false };
  const within = (packets: readonly Box[]): CompareOptions => ({ ...options, scope: packets });
  const headOpen = boxesOf(compareChains(head, "must", base, "must", options));
  const headClosed = boxesOf(compareChains(base, "may", head, "may", options));
  const baseOpen = boxesOf(compareChains(base, "must", head, "must", options));
  const baseClosed = boxesOf(compareChains(head, "may", base, "may", options));
  const headInDoubt = boxesOf(compareChains(head, "may", head, "must", options));
  const both = boxesOf(unknown(base, within(headInDoubt)));
  const differing = differingDoubts(base, head, both, keys, options);
  const pieces = [
    ...certain,
    ...doubtful(base, "base", "may-open", within(headOpen)),
    ...doubtful(head, "head", "may-open", within(baseClosed)),
    ...doubtful(head, "head", "may-open", within(differing)),
    ...doubtful(head, "head", "may-close", within(baseOpen)),
    ...doubtful(base, "base", "may-close", within(headClosed)),
  ];
  return { pieces, sameDoubts: both.length > 0 };
}

/** Packets that `left` allows and `right` denies, each with the two rules that say so. */
function between(
  left: GateChain,
  leftBound: Bound,
  right: GateChain,
  rightBound: Bound,
  kind: "opens" | "closes",
  options: CompareOptions,
): readonly ChangePiece[] {
  return compareChains(left, leftBound, right, rightBound, options).map((piece) => ({
    kind,
    boxes: piece.boxes,
    rules: [deciding(piece.left), deciding(piece.right)],
  }));
}

/** Of some packets, those about which a chain is in doubt, each with the rule in doubt. */
function doubtful(
  chain: GateChain,
  side: "base" | "head",
  kind: "may-open" | "may-close",
  options: CompareOptions,
): readonly ChangePiece[] {
  return unknown(chain, options).map(({ boxes, left, right }) => ({
    kind,
    boxes,
    rules: [side, inDoubt(chain, left, right)],
  }));
}

function unknown(
  chain: GateChain,
  options: CompareOptions,
): readonly Piece<RuleOrigin, RuleOrigin>[] {
  if (isExact(chain) || options.scope?.length === 0) return [];
  return compareChains(chain, "may", chain, "must", options);
}

/** Without a second gate, nothing is certain; but what the one document's own rules let through is worth reading. */
function openedByDocument(
  { chain }: Gate,
  kind: "may-open" | "may-close",
  options: CompareOptions,
): readonly ChangePiece[] {
  return compareChains(chain, "may", DENY_ALL, "must", options)
    .filter(({ left }) => left.some(({ writtenBy }) => writtenBy === "document"))
    .map(({ boxes, left }) => ({ kind, boxes, rules: [deciding(left)] }));
}
