// Chains of every shape that the engine knows: one to three layers, actions allow, deny and next, and rules of which
// only a part is certain.
import {
  type Box,
  type Chain,
  hasPorts,
  type Layer,
  type Rule,
  type Action,
} from "../modules/packets";
import { chainOf, generateRules, SHAPES } from "./rule-generators";
import type { SeededRandom } from "./seeded-random";

/** A chain of up to sixty rules, and all of its boxes. */
export interface RandomChain {
  readonly chain: Chain<string>;
  readonly boxes: readonly Box[];
}

export function randomChain(random: SeededRandom): RandomChain {
  const count = random.pick([1, 1, 2, 3]);
  const chain = Array.from({ length: count }, (_, at) => randomLayer(random, at, at === count - 1));
  const boxes = chain.flatMap(({ rules }) => rules.flatMap(({ possible }) => possible));
  return { chain, boxes };
}

function randomLayer(random: SeededRandom, at: number, last: boolean): Layer<string> {
  const list = generateRules(
    random,
    random.between(1, 20),
    random.chance(0.5) ? SHAPES.acl : SHAPES.firewall,
    random.pick([[4], [6], [4, 6]] as const),
  );
  // In front of another layer, what a layer lets through is either handed on throughout, or allowed in part.
  const mixed = !last && random.chance(0.5);
  const opens = (): Action => (last || (mixed && random.chance(0.5)) ? "allow" : "next");
  const implied = random.chance(0.5) ? "deny" : opens();
  const rules = chainOf(list)
    .flatMap((layer) => layer.rules)
    .map((rule, i): Rule<string> => {
      const action = rule.action === "deny" ? "deny" : opens();
      const exact = random.chance(0.6);
      return { action, origin: `layer ${at} rule ${i}`, ...extent(random, rule.possible, exact) };
    });
  return { rules, implied: { action: implied, origin: `layer ${at} implied` } };
}

/** All of the boxes certain, or for each nothing, or its packets of one half of the destination ports. */
function extent(
  random: SeededRandom,
  possible: readonly Box[],
  exact: boolean,
): Pick<Rule<string>, "certain" | "possible"> {
  if (exact) return { certain: possible, possible };
  if (random.chance(0.3)) return { certain: [], possible };
  const certain = possible.flatMap((box): readonly Box[] => {
    const [ports] = box.destinationPort;
    // Protocols without ports have no half.
    if (ports === undefined || ports.first === ports.last) return [];
    if (!box.protocol.every(({ first }) => hasPorts(first))) return [];
    const middle = Math.floor((ports.first + ports.last) / 2);
    return [{ ...box, destinationPort: [{ first: ports.first, last: middle }] }];
  });
  return { certain, possible };
}
