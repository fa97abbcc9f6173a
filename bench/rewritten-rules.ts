// The same policy written otherwise, so that proving it the same takes more than looking: rules split in two, neighbours
// of like action swapped, rules added that no packet reaches.
import type { Prefix } from "../modules/packets";
import { childOf, type GeneratedRule } from "./rule-generators";
import type { SeededRandom } from "./seeded-random";

const SPLIT = 0.15;
const SWAPPED = 0.15;
const ADDED = 0.05;

/** The rules with some of their sources widened to several prefixes, as security groups write them. */
export function withManySources(
  random: SeededRandom,
  rules: readonly GeneratedRule[],
  count: number,
): readonly GeneratedRule[] {
  const pool = rules.flatMap(({ source }) => source).filter(({ length }) => length > 0);
  return rules.map((rule) => {
    if (rule.source.some(({ length }) => length === 0)) return rule;
    const more = Array.from({ length: count - 1 }, () => random.pick(pool));
    return { ...rule, source: outermost([...rule.source, ...more]) };
  });
}

/** The prefixes that lie in no other. */
function outermost(prefixes: readonly Prefix[]): readonly Prefix[] {
  const sorted = [...prefixes].sort((a, b) =>
    a.first === b.first ? a.length - b.length : a.first < b.first ? -1 : 1,
  );
  const kept: Prefix[] = [];
  for (const prefix of sorted) {
    const before = kept.at(-1);
    if (before === undefined || prefix.first > before.last) kept.push(prefix);
  }
  return kept;
}

/** A list that decides every packet as the given one does. */
export function rewriteRules(
  random: SeededRandom,
  rules: readonly GeneratedRule[],
): readonly GeneratedRule[] {
  const written = rules.flatMap((rule) => {
    const parts = random.chance(SPLIT) ? splitPorts(random, rule) : [rule];
    return random.chance(ADDED) ? [...parts, narrower(random, rule)] : parts;
  });
  const swapped = [...written];
  for (let i = 0; i + 1 < swapped.length; i += 1) {
    const [rule, next] = [swapped[i], swapped[i + 1]];
    if (rule === undefined || next === undefined || rule.action !== next.action) continue;
    if (!random.chance(SWAPPED)) continue;
    [swapped[i], swapped[i + 1]] = [next, rule];
    i += 1;
  }
  return swapped;
}

/** Two rules for the two halves of the destination ports, where there are any to halve. */
function splitPorts(random: SeededRandom, rule: GeneratedRule): readonly GeneratedRule[] {
  const { destinationPort: ports } = rule;
  if (ports === undefined || ports.first === ports.last) return [rule];
  const middle = random.between(ports.first, ports.last - 1);
  return [
    { ...rule, destinationPort: { first: ports.first, last: middle } },
    { ...rule, destinationPort: { first: middle + 1, last: ports.last } },
  ];
}

/** A rule that says the opposite for some of the packets of the rule above it: no packet reaches it. */
function narrower(random: SeededRandom, rule: GeneratedRule): GeneratedRule {
  const source = [childOf(random, random.pick(rule.source), 2)];
  return { ...rule, source, action: rule.action === "allow" ? "deny" : "allow" };
}
