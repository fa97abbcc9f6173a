// The boxes of a match: those that it certainly matches and those that it might.
import { type Box, type Family, makeBoxes } from "../../../modules/packets";
import type { Addresses, Match, MatchedBoxes, Transport } from "./match";
import { ownTerms, termsOf } from "./match-terms";

const FAMILIES: readonly Family[] = [4, 6];

/** `owner`: what no other rule of the source is called. */
export function boxesOf(match: Match, owner: string): MatchedBoxes {
  const { source, destination, transport } = match;
  const parts = [source, destination, transport];
  const possible = product(source.possible, destination.possible, transport.possible);
  if (parts.every((part) => part.certain === part.possible)) return { certain: possible, possible };
  // A part without a reason was not understood, which is told by itself; another part's reason would point elsewhere.
  const uncertain = parts.filter((part) => part.certain !== part.possible);
  const why = uncertain.every((part) => part.reason !== undefined)
    ? [...new Set(uncertain.map((part) => part.reason))].join("; ")
    : "";
  const certain = product(source.certain, destination.certain, transport.certain);
  const terms = termsOf(match, owner, product);
  return {
    certain,
    possible,
    ...(why === "" ? {} : { reason: why }),
    ...(terms === undefined ? {} : { terms }),
  };
}

/** What matches packets that one of several matches has. */
export function anyOf(matches: readonly Match[], owner: string): MatchedBoxes {
  const parts = matches.map((match) => boxesOf(match, owner));
  const possible = parts.flatMap((part) => part.possible);
  if (parts.every((part) => part.certain === part.possible)) return { certain: possible, possible };
  const certain = parts.flatMap((part) => part.certain);
  const reasons = [...new Set(parts.flatMap(({ reason }) => reason ?? []))];
  const isNamed = parts.some(({ terms }) => terms !== undefined);
  const terms = parts.flatMap((part) => part.terms ?? ownTerms(part.certain, part.possible, owner));
  return {
    certain,
    possible,
    ...(reasons.length === 0 ? {} : { reason: reasons.join("; ") }),
    ...(isNamed && { terms }),
  };
}

/** Written as loops: large groups spend most of their reading time here. */
function product(
  source: Addresses,
  destination: Addresses,
  transports: readonly Transport[],
): readonly Box[] {
  const boxes: Box[] = [];
  for (const { family: only, ...fields } of transports) {
    for (const family of FAMILIES) {
      const [from, to] = [source[family], destination[family]];
      if ((only !== undefined && only !== family) || from.length === 0 || to.length === 0) continue;
      boxes.push(...makeBoxes({ ...fields, family, source: from, destination: to }));
    }
  }
  return boxes;
}
