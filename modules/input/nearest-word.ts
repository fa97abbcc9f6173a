// "Did you mean …": the candidate that a misspelt word most likely stands for.
import { distance } from "fastest-levenshtein";

/** The candidate nearest to `word`, or undefined when none is near enough to be a misspelling or a longer form of it. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(word);
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, edits: distance(wanted, plain(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  if (best !== undefined && best.edits <= tolerance(wanted)) return best.candidate;
  return ranked.find(({ candidate }) => continues(plain(candidate), wanted))?.candidate;
}

function continues(long: string, short: string): boolean {
  return short.length >= SHORTEST_STEM && long.startsWith(short);
}

const SHORTEST_STEM = 3;

/** Case and separators are what people get wrong first; they cost nothing. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ .]/g, "");
}

function tolerance(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}
