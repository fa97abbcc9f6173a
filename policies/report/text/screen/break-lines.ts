// Text in lines of whole words. Widths are those on a screen: colours have none, and characters of East Asia take two cells.
import stringWidth from "string-width";

/** Chinese and Japanese are written without spaces: a line may end between two of their characters, but not before a mark. */
const BETWEEN_IDEOGRAPHS =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uff65])(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/u;

/**
 * The text in lines of at most `width`, broken at spaces and between ideographs only, so that addresses and ranges stay
 * whole. A word that is wider has a line of its own.
 */
export function breakLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let filled = 0;
  for (const { piece, space } of piecesOf(text)) {
    const size = stringWidth(piece);
    if (line !== "" && filled + space.length + size > width) {
      lines.push(line);
      line = piece;
      filled = size;
    } else {
      filled = line === "" ? size : filled + space.length + size;
      line = line === "" ? piece : `${line}${space}${piece}`;
    }
  }
  return [...lines, line];
}

/** The width of the widest part that `breakLines` keeps whole. */
export function widestPiece(text: string): number {
  return Math.max(...piecesOf(text).map(({ piece }) => stringWidth(piece)));
}

interface Piece {
  readonly piece: string;
  /** What stands between it and the piece before on the same line. */
  readonly space: "" | " ";
}

function piecesOf(text: string): readonly Piece[] {
  return text
    .split(" ")
    .flatMap((word) =>
      word
        .split(BETWEEN_IDEOGRAPHS)
        .map((piece, index): Piece => ({ piece, space: index === 0 ? " " : "" })),
    );
}
