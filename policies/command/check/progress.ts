// How far a long run is: one line on standard error that is written over and removed at the end. Only at a terminal, and
// only for runs that take a while.
import type { Streams } from "../streams";

/** Milliseconds before the first line. */
const SHORT_RUN = 500;
/** Milliseconds between two lines. */
const BETWEEN_LINES = 100;

const ERASE_LINE = "\r\u001b[K";

export class Progress {
  readonly #streams: Streams;
  readonly #started = performance.now();
  #lastLine = 0;

  constructor(streams: Streams) {
    this.#streams = streams;
  }

  /** So many are done. */
  show(done: number, of: number): void {
    const now = performance.now();
    if (!this.#isWatched() || now - this.#started < SHORT_RUN) return;
    if (now - this.#lastLine < BETWEEN_LINES) return;
    this.#lastLine = now;
    this.#streams.stderr.write(`${ERASE_LINE}${done} of ${of} configurations are judged`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#lastLine > 0) this.#streams.stderr.write(ERASE_LINE);
    this.#lastLine = 0;
  }

  #isWatched(): boolean {
    const { stderr, env } = this.#streams;
    return stderr.isTTY === true && env["TERM"] !== "dumb";
  }
}
