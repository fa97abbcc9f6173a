// How far a long run is, for somebody who watches: one line on standard error that is written over, and gone at the end.
// Nothing for a log, nothing for a run that is over before one would ask.
import type { Streams } from "../streams";

/** A run of so many milliseconds needs no word about it. */
const SHORT_RUN = 500;
const BETWEEN_WORDS = 100;

const ERASE_LINE = "\r\u001b[K";

export class Progress {
  readonly #streams: Streams;
  readonly #started = performance.now();
  #lastWord = 0;

  constructor(streams: Streams) {
    this.#streams = streams;
  }

  /** So many are done. */
  show(done: number, of: number): void {
    const now = performance.now();
    if (!this.#isWatched() || now - this.#started < SHORT_RUN) return;
    if (now - this.#lastWord < BETWEEN_WORDS) return;
    this.#lastWord = now;
    this.#streams.stderr.write(`${ERASE_LINE}${done} of ${of} configurations are judged`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#lastWord > 0) this.#streams.stderr.write(ERASE_LINE);
    this.#lastWord = 0;
  }

  #isWatched(): boolean {
    const { stderr, env } = this.#streams;
    return stderr.isTTY === true && env["TERM"] !== "dumb";
  }
}
