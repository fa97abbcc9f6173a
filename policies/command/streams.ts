// What the command needs from the process around it, so that it runs the same in a terminal and in a test.

import type { Prompter } from "./init/prompter";

/** Somewhere to write text. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What time it is; without it, no report says when it was made. */
  readonly now?: () => Date;
  /** How to ask the user; absent where there is no terminal. */
  readonly prompter?: () => Prompter;
}

/**
 * Whether to colour what goes to this sink: a terminal that can, or `FORCE_COLOR` where there is none (the log of a build
 * shows colours too); never with `NO_COLOR` (no-color.org).
 */
export function wantsColour({ isTTY }: TextSink, { env }: Streams): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (isSet(NO_COLOR)) return false;
  if (isSet(FORCE_COLOR)) return !/^(0|false)$/.test(FORCE_COLOR);
  return isTTY === true && TERM !== "dumb";
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
