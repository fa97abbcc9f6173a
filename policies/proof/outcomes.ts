// What chains do with one packet, for every way in which the named unknowns can turn out: the packet-by-packet evaluator
// is asked once for each way. The second road to every answer over unknowns; a witness is replayed here.
import {
  type Box,
  boxHas,
  BudgetExceeded,
  type Chain,
  decide,
  type Assignment,
  restrict,
  type Packet,
} from "../../modules/packets";
import { mapRules } from "./chains";
import { unknownsOf } from "./shared-unknowns";

/** `unknown` where a rule without named unknowns leaves the two bounds apart. */
export type Outcome = "allow" | "deny" | "unknown";

/** Each unknown that a packet's rules rest on doubles the ways. */
const MOST_UNKNOWNS = 12;

/**
 * What each of the chains does with the packet, one row for every way in which their unknowns can turn out; a name is the
 * same unknown in all chains.
 * @throws BudgetExceeded when there are too many ways.
 */
export function outcomesOf(
  chains: readonly Chain<unknown>[],
  packet: Packet,
): readonly (readonly Outcome[])[] {
  const meeting = chains.map((chain) => rulesFor(chain, packet));
  const rules = meeting.flatMap((chain) => chain.flatMap((layer) => layer.rules));
  const names = [...new Set(rules.flatMap((rule) => [...unknownsOf(rule)]))];
  if (names.length > MOST_UNKNOWNS) throw new BudgetExceeded(2 ** MOST_UNKNOWNS);
  const ways = new Map<string, readonly Outcome[]>();
  for (let way = 0; way < 2 ** names.length; way++) {
    const holding = new Set(names.filter((_, bit) => ((way >> bit) & 1) === 1));
    const row = meeting.map((chain) => outcome(chain, packet, holding));
    ways.set(row.join(" "), row);
  }
  return [...ways.values()];
}

/** What a chain does with a packet whatever the unknowns are; `unknown` where that depends on them. */
export function outcomeOf(chain: Chain<unknown>, packet: Packet): Outcome {
  const [[first = "unknown"] = [], ...others] = outcomesOf([chain], packet);
  return others.length === 0 ? first : "unknown";
}

function outcome(chain: Chain<unknown>, packet: Packet, holding: Assignment): Outcome {
  const known = restrict(chain, holding);
  const may = decide(known, "may", packet).action;
  return may === decide(known, "must", packet).action ? may : "unknown";
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
