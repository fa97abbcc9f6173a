// Words that several reports share.
import { type Suppression, ticketWords } from "../../../modules/sites";

/** Who answers for a suppressed finding, until when, and why. */
export function suppressionWords({ owner, reason, ticket, expires }: Suppression): string {
  return `by ${owner} until ${expires}: ${reason}${ticketWords(ticket)}`;
}

/** `1 rule`, `2 rules`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `2 missing, 1 excess`: each word with how often it comes, in order of first mention. */
export function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join(", ");
}
