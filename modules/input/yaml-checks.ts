// What the YAML language allows and a file of ours may not hold: aliases to nothing or to what contains them, merge keys
// that merge no mapping.
import { isAlias, isMap, isScalar, isSeq, visit } from "yaml";
import type { Alias, Document, Node, Pair } from "yaml";
import type { Place, Problem } from "./problem";

type PlaceOf = (offset: number) => Place;

/** Problems of a document whose syntax is right, in the order of the text. */
export function checkYaml(document: Document, place: PlaceOf): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (node: unknown, problem: Problem): void => {
    problems.push({ ...problem, place: place((node as Node | null)?.range?.[0] ?? 0) });
  };
  visit(document, {
    Pair(_, pair) {
      const problem = mergeProblem(pair, document);
      if (problem !== undefined) add(pair.key, problem);
    },
    Alias(_, alias, ancestors) {
      const problem = aliasProblem(alias, document, ancestors);
      if (problem !== undefined) add(alias, problem);
    },
  });
  return problems;
}

/** Whether a key is the merge key `<<`, which the parser turns into a symbol. */
export function isMergeKey(key: unknown): boolean {
  return typeof key === "symbol" && key.description === "<<";
}

function mergeProblem({ key, value }: Pair, document: Document): Problem | undefined {
  if (!isScalar(key) || !isMergeKey(key.value)) return undefined;
  const sources = isSeq(value) ? value.items : [value];
  const targets = sources.map((source) => (isAlias(source) ? source.resolve(document) : source));
  if (targets.every((target) => isMap(target))) return undefined;
  return {
    message: "`<<` merges something that is not a mapping",
    allowed: "an alias of a mapping",
  };
}

function aliasProblem(
  alias: Alias,
  document: Document,
  ancestors: readonly unknown[],
): Problem | undefined {
  const target = alias.resolve(document);
  if (target === undefined)
    return { message: `alias \`*${alias.source}\` has no anchor before it` };
  if (ancestors.includes(target))
    return { message: `alias \`*${alias.source}\` stands inside the value that it repeats` };
  return undefined;
}
