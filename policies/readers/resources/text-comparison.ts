// Whether two names can be the same text, when either may be a template: what is written out around a template has to agree.
import type { Sameness } from "./references";
import { isOneThing, isToken, unescapeTemplate } from "./template-text";

/** Compares names that clouds take in any letter case. Text and templates as the source writes them. */
export function compareNames(a: string, b: string): Sameness {
  const [left, right] = [a.trim(), b.trim()];
  if (left === right && isOneThing(left)) return "same";
  const [one, other] = [partsOf(left), partsOf(right)];
  if (one.literal !== undefined && other.literal !== undefined)
    return one.literal === other.literal ? "same" : "different";
  return agree(one, other) ? "unknown" : "different";
}

/** What is known of a name, in lower case. */
interface Parts {
  /** The whole name; absent for a template. */
  readonly literal?: string;
  readonly begin: string;
  readonly end: string;
}

function partsOf(text: string): Parts {
  const lower = text.toLowerCase();
  if (!isToken(text)) {
    const literal = unescapeTemplate(lower);
    return { literal, begin: literal, end: literal };
  }
  const first = lower.search(/(?<!\$)\$\{|(?<!%)%\{/);
  const last = lower.lastIndexOf("}");
  return {
    begin: unescapeTemplate(lower.slice(0, first)),
    end: unescapeTemplate(lower.slice(last + 1)),
  };
}

function agree(one: Parts, other: Parts): boolean {
  const begins = one.begin.startsWith(other.begin) || other.begin.startsWith(one.begin);
  const ends = one.end.endsWith(other.end) || other.end.endsWith(one.end);
  return begins && ends && isLongEnough(one, other) && isLongEnough(other, one);
}

/** A whole name has room for what a template writes out before and behind. */
function isLongEnough({ literal }: Parts, { begin, end }: Parts): boolean {
  return literal === undefined || literal.length >= begin.length + end.length;
}
