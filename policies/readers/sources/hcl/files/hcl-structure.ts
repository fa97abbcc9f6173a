// Which blocks and arguments stand where in a text in HCL: the outline that gives parsed values their places.
import { HclScanner, LostTrack } from "./hcl-scanner";

/** A block, by the position of its header. */
export interface OutlinedBlock {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly offset: number;
  readonly body: Outline;
}

/** What stands between the braces of a block, or in a file. */
export interface Outline {
  /** Offsets of the names of arguments. */
  readonly settings: ReadonlyMap<string, number>;
  readonly blocks: readonly OutlinedBlock[];
}

/** The outline of a file, and what in it cannot be taken from the parsed form. */
export interface HclStructure {
  readonly outline: Outline;
  readonly numbers: HclScanner["numbers"];
  readonly disguised: readonly number[];
}

/** The structure of a text that parses; the offset where track was lost, if it was. */
export function structureOf(text: string): HclStructure | number {
  const scanner = new HclScanner(text);
  if (text.startsWith("\uFEFF")) scanner.offset = 1;
  try {
    const outline = outlineAt(scanner);
    return scanner.atEnd
      ? { outline, numbers: scanner.numbers, disguised: scanner.disguised }
      : scanner.offset;
  } catch (error) {
    if (error instanceof LostTrack) return error.offset;
    throw error;
  }
}

function outlineAt(scanner: HclScanner): Outline {
  const settings = new Map<string, number>();
  const blocks: OutlinedBlock[] = [];
  while (scanner.hasMore()) {
    const offset = scanner.offset;
    const name = nameAt(scanner);
    scanner.skipBlanks();
    if (scanner.character === "=") {
      scanner.offset++;
      skipExpression(scanner);
      settings.set(name, offset);
    } else blocks.push(blockAt(scanner, name, offset));
  }
  return { settings, blocks };
}

function blockAt(scanner: HclScanner, kind: string, offset: number): OutlinedBlock {
  const labels: string[] = [];
  while (scanner.character !== "{") {
    labels.push(nameAt(scanner));
    scanner.skipBlanks();
  }
  scanner.offset++;
  const body = outlineAt(scanner);
  if (scanner.take(/\}/y) === undefined) throw new LostTrack(offset);
  return { kind, labels, offset, body };
}

/** A word, or a quoted label. */
function nameAt(scanner: HclScanner): string {
  const start = scanner.offset;
  const word = scanner.word();
  if (word !== undefined) return word;
  if (scanner.character !== '"') throw new LostTrack(start);
  scanner.skipQuoted();
  return scanner.text.slice(start + 1, scanner.offset - 1);
}

const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** Up to the end of the line, or of the block, that an expression ends with. */
function skipExpression(scanner: HclScanner): void {
  for (let depth = 0; ;) {
    if (depth > 0) scanner.skipLines();
    else scanner.skipBlanks();
    const { character } = scanner;
    if (scanner.atEnd || (depth === 0 && (character === "\n" || character === "}"))) return;
    if (OPENING.has(character)) depth++;
    if (CLOSING.has(character)) depth--;
    scanner.skipToken();
  }
}
