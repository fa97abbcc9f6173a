// What is open or closed until a second apply only: head's objects after the first one held against head and base.
import {
  type Box,
  boxesMeet,
  type Chain,
  compareChains,
  PacketSet,
} from "../../../modules/packets";
import type { CompareOptions } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { deciding } from "../blame";
import { boxesOf } from "../chains";
import type { ChangeKind } from "./comparison";
import type { ChangePiece } from "./change-piece";

type GateChain = Chain<RuleOrigin>;

/** Head after the first of two applies, and why there are two. */
export interface AppliedTwice {
  readonly first: GateChain;
  readonly why: string;
}

/** What becomes of packets until a second apply. */
export interface UntilSecondApply extends AppliedTwice {
  /** Packets that head denies, and that pass until then; and the reverse. */
  readonly open: readonly Box[];
  readonly closed: readonly Box[];
  /** Packets that base and head treat alike, and that are treated otherwise until then. */
  readonly pieces: readonly ChangePiece[];
  /** Whether the changes told are those of `pieces`. */
  readonly passing: boolean;
}

export function untilSecondApply(
  { base, head }: { readonly base: GateChain; readonly head: GateChain },
  twice: AppliedTwice,
  options: CompareOptions,
): UntilSecondApply | undefined {
  const { first } = twice;
  const open = boxesOf(compareChains(first, "may", head, "must", options));
  const closed = boxesOf(compareChains(head, "may", first, "must", options));
  if (open.length + closed.length === 0) return undefined;
  const opensFor = boxesOf(compareChains(first, "must", head, "may", options));
  const closesFor = boxesOf(compareChains(head, "must", first, "may", options));
  const pieces = [
    ...between(first, base, "opens", { ...options, scope: opensFor }),
    ...between(base, first, "closes", { ...options, scope: closesFor }),
  ];
  return { ...twice, open, closed, pieces, passing: false };
}

function between(
  left: GateChain,
  right: GateChain,
  kind: "opens" | "closes",
  options: CompareOptions,
): readonly ChangePiece[] {
  if (options.scope?.length === 0) return [];
  return compareChains(left, "must", right, "may", options).map((piece) => ({
    kind,
    boxes: piece.boxes,
    rules: [deciding(piece.left), deciding(piece.right)],
  }));
}

/** What is to be said of a change besides; nothing where the first apply brings it about. */
export function secondApplyWords(
  kind: ChangeKind,
  boxes: readonly Box[],
  until: UntilSecondApply | undefined,
): string {
  if (until === undefined) return "";
  if (until.passing) return `; until a second apply only: ${until.why}`;
  const later = kind === "opens" || kind === "may-open" ? until.closed : until.open;
  if (!boxesMeet(boxes, later)) return "";
  const state = later === until.open ? "open" : "closed";
  const some = isWithin(boxes, later) ? "" : "some of it is ";
  return `; ${some}${state} until a second apply: ${until.why}`;
}

/** Beyond so many pairs of boxes, some of the packets stand for all. */
const COMPARED_PAIRS = 4096;

function isWithin(boxes: readonly Box[], others: readonly Box[]): boolean {
  if (boxes.length * others.length > COMPARED_PAIRS) return false;
  const near = others.filter((other) => boxesMeet(boxes, [other]));
  return PacketSet.of(boxes).minus(PacketSet.of(near)).isEmpty();
}
