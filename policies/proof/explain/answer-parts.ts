// Packets of a question, part by part, at one gate: open or closed whatever the named unknowns turn out to be, or unknown.
import { compareChains, type CompareOptions } from "../../../modules/packets";
import type { Box, Chain, Literal, Packet } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import { deciding, uncertainRule } from "../blame";
import { ALLOW_ALL, boxesOf, DENY_ALL, mapRules, withoutTerms } from "../chains";
import { assumedIn, differencesOverUnknowns } from "../compare-over-unknowns";
import { withSharedUnknowns } from "../shared-unknowns";

/** What a gate does with packets. */
export type AnswerVerdict = "open" | "closed" | "unknown";

/** Packets with one verdict that one rule gives them, or leaves open. */
export interface AnswerPart {
  readonly verdict: AnswerVerdict;
  readonly boxes: readonly Box[];
}

/** All packets of a question, and what their verdicts rest on. */
export interface AnswerParts {
  readonly parts: readonly AnswerPart[];
  /** The chain that was asked: without the unknowns that the verdicts do not go by. */
  readonly chain: Chain<RuleOrigin>;
  /** Where it depends on unknowns which rule gives a packet its certain verdict, what one of the ways takes to be true. */
  readonly assuming: (packet: Packet) => readonly Literal[];
}

type RulePart = AnswerPart & { readonly rule: RuleOrigin };

/**
 * The packets of the scope at a gate with this chain, grouped by rule and verdict; nothing where no two rules of the chain
 * share an unknown.
 * @throws BudgetExceeded when finding out takes more work than allowed.
 */
export function partsOverUnknowns(
  gateChain: Chain<RuleOrigin>,
  options: CompareOptions,
): AnswerParts | undefined {
  const [chain] = withSharedUnknowns(gateChain) ?? [];
  if (chain === undefined) return undefined;
  const open = differencesOverUnknowns(chain, DENY_ALL, options);
  const closed = differencesOverUnknowns(ALLOW_ALL, chain, options);
  const assumed = assumedIn([...open.certain, ...closed.certain]);
  return {
    parts: byRule([
      ...partsOf("open", open.certain, ({ left }) => deciding(left)),
      ...partsOf("closed", closed.certain, ({ right }) => deciding(right)),
      ...unknownParts(chain, { ...options, scope: boxesOf(open.depends) }),
    ]),
    chain,
    assuming: (packet) => assumed(packet) ?? [],
  };
}

/** The same with each rule judged by its two bounds alone. */
export function partsByBounds(gateChain: Chain<RuleOrigin>, options: CompareOptions): AnswerParts {
  const chain = mapRules(gateChain, withoutTerms);
  const open = compareChains(chain, "must", DENY_ALL, "must", options);
  const closed = compareChains(ALLOW_ALL, "must", chain, "may", options);
  return {
    parts: byRule([
      ...partsOf("open", open, ({ left }) => deciding(left)),
      ...partsOf("closed", closed, ({ right }) => deciding(right)),
      ...unknownParts(chain, options),
    ]),
    chain,
    assuming: () => [],
  };
}

function unknownParts(chain: Chain<RuleOrigin>, options: CompareOptions): readonly RulePart[] {
  if (options.scope?.length === 0) return [];
  const pieces = compareChains(chain, "may", chain, "must", options);
  return partsOf("unknown", pieces, ({ left, right }) => uncertainRule(chain, left, right));
}

function partsOf<P extends { readonly boxes: readonly Box[] }>(
  verdict: AnswerVerdict,
  pieces: readonly P[],
  rule: (piece: P) => RuleOrigin,
): readonly RulePart[] {
  return pieces.map((piece) => ({ verdict, boxes: piece.boxes, rule: rule(piece) }));
}

/** The packets of each verdict and rule together, in the order of the first ones. */
function byRule(parts: readonly RulePart[]): readonly AnswerPart[] {
  const groups = new Map<RuleOrigin, Map<AnswerVerdict, Box[]>>();
  for (const { verdict, boxes, rule } of parts) {
    const own = groups.get(rule) ?? new Map<AnswerVerdict, Box[]>();
    groups.set(rule, own.set(verdict, [...(own.get(verdict) ?? []), ...boxes]));
  }
  return [...groups.values()].flatMap((own) =>
    [...own].map(([verdict, boxes]) => ({ verdict, boxes })),
  );
}
