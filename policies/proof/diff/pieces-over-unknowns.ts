// Changes that the bounds leave uncertain, compared once more over the named unknowns of both configurations: what cancels
// out is no change or a certain one, and the rest stays uncertain.
import {
  BudgetExceeded,
  type Box,
  boxesMeet,
  type Chain,
  type CompareOptions,
  PacketSet,
} from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { deciding } from "../blame";
import { boxesOf, mapRules, withoutTerms } from "../chains";
import { type Differences, differencesOverUnknowns } from "../compare-over-unknowns";
import { withSharedUnknowns } from "../shared-unknowns";
import type { ChangePiece } from "./change-piece";
import type { NamesOfBoth } from "./same-names";

type GateChain = Chain<RuleOrigin>;

/** Beyond so many uncertain pieces, splitting each is too much work. */
const MOST_PIECES = 200;

/** Up to so many pairs of boxes, a rule is asked whether it has packets of the uncertain pieces. */
const COMPARED_PAIRS = 4096;

/** The changes, and the chains on which they are replayed. */
export interface PiecesOverUnknowns {
  readonly pieces: readonly ChangePiece[];
  readonly base: GateChain;
  readonly head: GateChain;
}

/**
 * The same changes as far as the unknowns leave them; nothing where no two rules that they rest on share an unknown.
 * @throws BudgetExceeded when finding out takes more work than allowed.
 */
export function piecesOverUnknowns(
  byBounds: readonly ChangePiece[],
  bare: { readonly base: GateChain; readonly head: GateChain },
  names: NamesOfBoth,
  options: CompareOptions,
): PiecesOverUnknowns | undefined {
  const uncertain = byBounds.filter(({ kind }) => kind === "may-open" || kind === "may-close");
  if (uncertain.length === 0) return undefined;
  if (uncertain.length > MOST_PIECES) throw new BudgetExceeded(MOST_PIECES);
  const scope = boxesOf(uncertain);
  const [base, head] =
    withSharedUnknowns(
      termsWithin(names.base.rename(bare.base), scope),
      termsWithin(names.head.rename(bare.head), scope),
    ) ?? [];
  if (base === undefined || head === undefined) return undefined;
  const opens = differencesOverUnknowns(head, base, { ...options, scope });
  const closes = differencesOverUnknowns(base, head, { ...options, scope });
  const mayOpen = PacketSet.of(boxesOf(opens.depends));
  const mayClose = PacketSet.of(boxesOf(closes.depends)).minus(mayOpen);
  const pieces = [
    ...byBounds.filter(({ kind }) => kind === "opens" || kind === "closes"),
    ...certainly("opens", opens),
    ...certainly("closes", closes),
    ...uncertain.flatMap((piece) => [
      ...within(piece, "may-open", mayOpen),
      ...within(piece, "may-close", mayClose),
    ]),
  ];
  return { pieces, base, head };
}

/** Rules that have no packets of these need no unknowns. */
function termsWithin(chain: GateChain, scope: readonly Box[]): GateChain {
  const isNear = (boxes: readonly Box[]): boolean =>
    boxes.length * scope.length > COMPARED_PAIRS || boxesMeet(boxes, scope);
  return mapRules(chain, (rule) =>
    rule.terms === undefined || isNear(rule.possible) ? rule : withoutTerms(rule),
  );
}

function certainly(
  kind: "opens" | "closes",
  { certain }: Differences<RuleOrigin, RuleOrigin>,
): readonly ChangePiece[] {
  return certain.map(({ boxes, left, right }) => ({
    kind,
    boxes,
    rules: [deciding(left), deciding(right)],
  }));
}

function within(
  { boxes, rules }: ChangePiece,
  kind: "may-open" | "may-close",
  packets: PacketSet,
): readonly ChangePiece[] {
  const own = PacketSet.of(boxes).intersect(packets);
  return own.isEmpty() ? [] : [{ kind, boxes: own.boxes(), rules }];
}
