// Steps over the parts of a text in HCL that may hold any character: comments, quoted templates, heredocs. The library that
// parses HCL gives no positions; this is as much of the language as finding them takes.

const WORD = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const BLANK = /[ \t\r]+/y;
const HEREDOC = /<<-?([\p{L}_][\p{L}\p{N}_-]*)\r?\n/uy;
/** Digits that are no part of a word. */
const NUMBER = /\d[\d.]*(?:[eE][+-]?\d+)?/y;
/** Where a quoted template has anything but plain characters. */
const TEMPLATE_MARK = /["\\$%]/g;

/** Thrown where the text is not what a scanner of HCL expects; never leaves this folder. */
export class LostTrack extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super("not understood");
    this.offset = offset;
  }
}

export class HclScanner {
  readonly text: string;
  offset = 0;
  /** Numbers outside strings. */
  readonly numbers: { readonly text: string; readonly offset: number }[] = [];
  /** Interpolations of nothing but a text that itself holds `$` or `%`: the parsed form cannot tell them from others. */
  readonly disguised: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.offset >= this.text.length;
  }

  get character(): string {
    return this.text.charAt(this.offset);
  }

  /** The match of a sticky pattern here, which is stepped over. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text);
    if (found === null) return undefined;
    this.offset += found[0].length;
    return found;
  }

  word(): string | undefined {
    return this.take(WORD)?.[0];
  }

  /** Blanks and comments; a comment to the end of its line leaves the end of the line. */
  skipBlanks(): void {
    while (this.take(BLANK) !== undefined || this.#comment());
  }

  skipLines(): void {
    this.skipBlanks();
    while (this.character === "\n") {
      this.offset++;
      this.skipBlanks();
    }
  }

  /** Whether there is anything more before the brace that ends a block, or the end of the text. */
  hasMore(): boolean {
    this.skipLines();
    return !this.atEnd && this.character !== "}";
  }

  /** A quoted template, whose first quote is here. */
  skipQuoted(): void {
    const start = this.offset++;
    for (;;) {
      TEMPLATE_MARK.lastIndex = this.offset;
      const mark = TEMPLATE_MARK.exec(this.text);
      if (mark === null) throw new LostTrack(start);
      this.offset = mark.index + 1;
      if (mark[0] === '"') return;
      if (mark[0] === "\\") this.offset++;
      else this.#afterMark(mark[0]);
    }
  }

  /** One token of an expression, or a whole template. */
  skipToken(): void {
    if (this.character === '"') this.skipQuoted();
    else if (this.character === "<" && this.#heredoc()) return;
    else if (this.word() === undefined && !this.#number()) this.offset++;
  }

  #comment(): boolean {
    const two = this.text.slice(this.offset, this.offset + 2);
    if (two === "/*") {
      const end = this.text.indexOf("*/", this.offset + 2);
      if (end < 0) throw new LostTrack(this.offset);
      this.offset = end + 2;
      return true;
    }
    if (this.character !== "#" && two !== "//") return false;
    const end = this.text.indexOf("\n", this.offset);
    this.offset = end < 0 ? this.text.length : end;
    return true;
  }

  #number(): boolean {
    const start = this.offset;
    const found = this.take(NUMBER);
    if (found !== undefined) this.numbers.push({ text: found[0], offset: start });
    return found !== undefined;
  }

  /** Behind `$` or `%`: an interpolation, the way to write its beginning itself, or nothing. */
  #afterMark(mark: string): void {
    if (this.character === mark && this.text.charAt(this.offset + 1) === "{") this.offset += 2;
    else if (this.character === "{") this.#interpolation();
  }

  #interpolation(): void {
    const start = this.offset++;
    for (let depth = 1; depth > 0;) {
      this.skipLines();
      if (this.atEnd) throw new LostTrack(start);
      if (this.character === "{") depth++;
      if (this.character === "}") depth--;
      this.skipToken();
    }
    const inside = this.text.slice(start + 1, this.offset - 1);
    if (/^[\s~(]*"[^"]*[$%]/.test(inside)) this.disguised.push(start);
  }

  #heredoc(): boolean {
    const start = this.offset;
    const marker = this.take(HEREDOC)?.[1];
    if (marker === undefined) return false;
    while (!this.atEnd) {
      const end = this.text.indexOf("\n", this.offset);
      const until = end < 0 ? this.text.length : end;
      if (this.text.slice(this.offset, until).trim() === marker) {
        this.offset = until;
        return true;
      }
      this.#heredocLine(until);
    }
    throw new LostTrack(start);
  }

  /** A line of a heredoc; an interpolation in it may go on over several. */
  #heredocLine(end: number): void {
    let until = end;
    while (this.offset < until) {
      const mark = this.character;
      this.offset++;
      if (mark !== "$" && mark !== "%") continue;
      this.#afterMark(mark);
      if (this.offset > until) {
        const next = this.text.indexOf("\n", this.offset);
        until = next < 0 ? this.text.length : next;
      }
    }
    this.offset = until + 1;
  }
}
