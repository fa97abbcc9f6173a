// The packets of the pieces that a comparison gives, without the rules that decide them.
import type { Box } from "../../modules/packets";

/** The boxes of all pieces, in their order. */
export function boxesOf(pieces: readonly { readonly boxes: readonly Box[] }[]): readonly Box[] {
  return pieces.flatMap(({ boxes }) => boxes);
}
