// What chains do with one packet, for every way in which the named unknowns can turn out: the packet-by-packet evaluator
// is asked once for each way, as far as the ways differ. The second road to every answer over unknowns; a witness is replayed here.
import {
  type Box,
  boxHas,
  BudgetExceeded,
  type Chain,
  boundsOfTerms,
  decide,
  type Literal,
  type Packet,
} from "../../modules/packets";
import { mapRules } from "./chains";
import { unknownsOf } from "./shared-unknowns";

/** `unknown` where a rule without named unknowns leaves the two bounds apart. */
export type Outcome = "allow" | "deny" | "unknown";

/** Ways looked at; those that differ in nothing that decides count once. */
const MOST_WAYS = 4096;

/**
 * What each of the chains does with the packet, one row for every way in which their unknowns can turn out; a name is the
 * same unknown in all chains.
 * @throws BudgetExceeded when there are too many ways.
 */
export function outcomesOf(
  chains: readonly Chain<unknown>[],
  packet: Packet,
): readonly (readonly Outcome[])[] {
  const rows = new Map<string, readonly Outcome[]>();
  let count = 0;
  const look = (undecided: readonly Chain<unknown>[]): void => {
    if (++count > MOST_WAYS) throw new BudgetExceeded(MOST_WAYS);
    const row = undecided.map((chain) => outcome(chain, packet));
    const unknown = firstUnknown(undecided.filter((_, at) => row[at] === "unknown"));
    if (unknown === undefined) rows.set(row.join(" "), row);
    else
      for (const holds of [false, true])
        look(undecided.map((chain) => settle(chain, { unknown, holds })));
  };
  look(chains.map((chain) => rulesFor(chain, packet)));
  return [...rows.values()];
}

/** What a chain does with a packet whatever the unknowns are; `unknown` where that depends on them. */
export function outcomeOf(chain: Chain<unknown>, packet: Packet): Outcome {
  const [[first = "unknown"] = [], ...others] = outcomesOf([chain], packet);
  return others.length === 0 ? first : "unknown";
}

/** By the two bounds, which hold however the unknowns turn out that are not settled. */
function outcome(chain: Chain<unknown>, packet: Packet): Outcome {
  const may = decide(chain, "may", packet).action;
  return may === decide(chain, "must", packet).action ? may : "unknown";
}

/** The first name that a rule rests on; none once all are settled. */
function firstUnknown(chains: readonly Chain<unknown>[]): string | undefined {
  const rules = chains.flatMap((chain) => chain.flatMap((layer) => layer.rules));
  const [name] = rules.flatMap((rule) => [...unknownsOf(rule)]);
  return name;
}

/** The chain where the literal is true: the terms that can still hold, without what is settled of them. */
function settle(chain: Chain<unknown>, { unknown, holds }: Literal): Chain<unknown> {
  return mapRules(chain, (rule) => {
    if (rule.terms === undefined) return rule;
    const terms = rule.terms
      .filter(({ when }) => when.every((one) => one.unknown !== unknown || one.holds === holds))
      .map(({ boxes, when }) => ({ boxes, when: when.filter((one) => one.unknown !== unknown) }));
    return { ...rule, ...boundsOfTerms(terms), terms };
  });
}

/** The chain with those rules only that might match the packet, and of their terms those that hold it. */
function rulesFor(chain: Chain<unknown>, packet: Packet): Chain<unknown> {
  const has = (boxes: readonly Box[]): boolean => boxes.some((box) => boxHas(box, packet));
  const near = chain.map((layer) => ({
    ...layer,
    rules: layer.rules.filter(({ possible }) => has(possible)),
  }));
  return mapRules(near, (rule) =>
    rule.terms === undefined
      ? rule
      : { ...rule, terms: rule.terms.filter(({ boxes }) => has(boxes)) },
  );
}
