// The question whether two rule lists decide every packet alike, for a solver of bit-vectors (SMT-LIB 2), in the manner of
// SecGuru (Jayaraman et al., "Checking Cloud Contracts in Microsoft Azure"): one variable for each header field, and each
// list as the chain of its rules. Every rest of a list has a name of its own; written as one nested term instead, the same
// question takes the solver longer at most sizes.
import type { Family, Prefix, Range } from "../modules/packets";
import type { GeneratedRule } from "./rule-generators";

const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };

/** The question as text; the solver answers `unsat` when no packet is decided otherwise. Rules of one family only. */
export function equalityQuestion(
  family: Family,
  one: readonly GeneratedRule[],
  other: readonly GeneratedRule[],
): string {
  const bits = BITS[family];
  return [
    "(set-logic QF_BV)",
    `(declare-const source (_ BitVec ${bits}))`,
    `(declare-const destination (_ BitVec ${bits}))`,
    "(declare-const protocol (_ BitVec 8))",
    "(declare-const sourcePort (_ BitVec 16))",
    "(declare-const destinationPort (_ BitVec 16))",
    ...listLines("a", bits, one),
    ...listLines("b", bits, other),
    "(assert (not (= a0 b0)))",
  ].join("\n");
}

function listLines(name: string, bits: number, rules: readonly GeneratedRule[]): readonly string[] {
  const rests = [...rules.keys(), rules.length].map((at) => `(declare-const ${name}${at} Bool)`);
  const meanings = rules.map((rule, at) => {
    const action = rule.action === "allow" ? "true" : "false";
    return `(assert (= ${name}${at} (ite ${matchOf(bits, rule)} ${action} ${name}${at + 1})))`;
  });
  return [...rests, ...meanings, `(assert (not ${name}${rules.length}))`];
}

function matchOf(bits: number, rule: GeneratedRule): string {
  const { protocol, sourcePort, destinationPort } = rule;
  const parts = [
    anyPrefix("source", bits, rule.source),
    anyPrefix("destination", bits, rule.destination),
    ...(protocol === undefined ? [] : [`(= protocol (_ bv${protocol} 8))`]),
    ...(sourcePort === undefined ? [] : [inRange("sourcePort", sourcePort)]),
    ...(destinationPort === undefined ? [] : [inRange("destinationPort", destinationPort)]),
  ];
  return `(and true ${parts.join(" ")})`;
}

function anyPrefix(field: string, bits: number, prefixes: readonly Prefix[]): string {
  const each = prefixes.map(({ first, length }) => {
    if (length === 0) return "true";
    const low = bits - length;
    return `(= ((_ extract ${bits - 1} ${low}) ${field}) (_ bv${first >> BigInt(low)} ${length}))`;
  });
  return `(or false ${each.join(" ")})`;
}

function inRange(field: string, { first, last }: Range): string {
  return `(and (bvuge ${field} (_ bv${first} 16)) (bvule ${field} (_ bv${last} 16)))`;
}
