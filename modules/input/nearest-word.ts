// "Did you mean …": the candidate that a misspelt word most likely stands for.
import { distance } from "fastest-levenshtein";

/** The candidate nearest to `word`, or undefined when none is near enough to be a misspelling of it. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(word);
  let best: { candidate: string; edits: number } | undefined;
  for (const candidate of candidates) {
    const edits = distance(wanted, plain(candidate));
    if (best === undefined || edits < best.edits) best = { candidate, edits };
  }
  return best !== undefined && best.edits <= tolerance(wanted) ? best.candidate : undefined;
}

/** Case and separators are what people get wrong first; they cost nothing. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ .]/g, "");
}

function tolerance(word: string): number {
  return Math.max(1, Math.floor(word.length / 3));
}
