// Where the values of a JSON text stand. Few are ever asked for, in texts of any size: the text is looked through again
// only when the first one is, and only along the path, past everything that is not on it. What an object or a list holds is
// found once, so that it may have any number of members.
import type { Place } from "../../../../modules/input";
import type { Path } from "../../resources/source-file";
import { endOfString } from "./json-survey";
import { TextPositions } from "./text-positions";

/**
 * Finds where the value of a path stands, or where its nearest existing parent does.
 * @param text JSON that was parsed without an error.
 */
export function placesIn(text: string, file: string): (path: Path) => Place {
  let places: JsonPlaces | undefined;
  return (path) => {
    places ??= new JsonPlaces(text);
    return { file, ...places.positionOf(path) };
  };
}

/** A member of an object stands where its name does. */
interface Member {
  readonly at: number;
  readonly value: number;
}

type Members = ReadonlyMap<string | number, Member>;

const QUOTE = 34;
const COMMA = 44;
const LIST = 91;
const LIST_END = 93;
const OBJECT = 123;
const OBJECT_END = 125;
const BLANK = 32;

class JsonPlaces {
  readonly #text: string;
  readonly #positions: TextPositions;
  /** By the offset of an object or a list. */
  readonly #members = new Map<number, Members>();

  constructor(text: string) {
    this.#text = text;
    this.#positions = new TextPositions(text);
  }

  positionOf(path: Path): { readonly line: number; readonly column: number } {
    const start = this.#nextFrom(0);
    let found: Member = { at: start, value: start };
    for (const key of path) {
      const below = this.#membersAt(found.value).get(key);
      if (below === undefined) break;
      found = below;
    }
    return this.#positions.at(found.at);
  }

  #membersAt(offset: number): Members {
    const known = this.#members.get(offset) ?? this.#findMembers(offset);
    this.#members.set(offset, known);
    return known;
  }

  #findMembers(offset: number): Members {
    const members = new Map<string | number, Member>();
    const kind = this.#text.charCodeAt(offset);
    if (kind !== OBJECT && kind !== LIST) return members;
    for (let at = this.#nextFrom(offset + 1); !this.#isEnd(at);) {
      const value = kind === LIST ? at : this.#nextFrom(this.#colonAfter(at) + 1);
      members.set(kind === LIST ? members.size : this.#nameAt(at), { at, value });
      const next = this.#nextFrom(this.#endOf(value));
      at = this.#text.charCodeAt(next) === COMMA ? this.#nextFrom(next + 1) : next;
    }
    return members;
  }

  /** Whether an object or a list, or the whole text, ends here. */
  #isEnd(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === OBJECT_END || code === LIST_END || Number.isNaN(code);
  }

  /** The first offset from here on that is not blank. */
  #nextFrom(offset: number): number {
    let at = offset;
    while (this.#text.charCodeAt(at) <= BLANK) at++;
    return at;
  }

  #colonAfter(name: number): number {
    return this.#nextFrom(endOfString(this.#text, name) + 1);
  }

  #nameAt(offset: number): string {
    const written = this.#text.slice(offset, endOfString(this.#text, offset) + 1);
    return JSON.parse(written) as string;
  }

  /** The offset behind a value. */
  #endOf(value: number): number {
    const code = this.#text.charCodeAt(value);
    if (code === QUOTE) return endOfString(this.#text, value) + 1;
    if (code === OBJECT || code === LIST) return this.#endOfContainer(value);
    let at = value;
    while (!this.#isEnd(at) && this.#text.charCodeAt(at) !== COMMA) at++;
    return at;
  }

  #endOfContainer(open: number): number {
    const text = this.#text;
    let depth = 0;
    for (let at = open; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) at = endOfString(text, at);
      else if (code === OBJECT || code === LIST) depth++;
      else if ((code === OBJECT_END || code === LIST_END) && --depth === 0) return at + 1;
    }
    return text.length;
  }
}
