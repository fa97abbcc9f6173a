// What a rule matches in as few lines as say it: what differs only in a kind that is complete is one line.
/** Texts of two boxes that together are all of something, and the text for that. */
const WHOLES: readonly (readonly [one: string, other: string, whole: string])[] = [
  ["every protocol with ports any port ", "every protocol without ports ", "any protocol "],
  ["from any IPv4 to any IPv4", "from any IPv6 to any IPv6", "from any address to any address"],
];

/** The texts of boxes, joined where two are the halves of a whole. */
export function matchLines(said: readonly string[]): readonly string[] {
  return WHOLES.reduce(joinHalves, said);
}

function joinHalves(
  said: readonly string[],
  [one, other, whole]: (typeof WHOLES)[number],
): readonly string[] {
  return said.flatMap((text) => {
    if (text.includes(one) && said.includes(text.replace(one, other)))
      return [text.replace(one, whole)];
    return text.includes(other) && said.includes(text.replace(other, one)) ? [] : [text];
  });
}
