// What the command needs from the process around it, so that it runs the same in a terminal and in a test.

import type { Prompter } from "./init/prompter";

/** Somewhere to write text. */
export interface TextSink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  /** How wide the terminal is. */
  readonly columns?: number | undefined;
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

/**
 * How wide text for this sink may be; undefined for what is no terminal, where a text is the same everywhere. `COLUMNS`, where
 * it is exported, is the width that the user prefers to that of the terminal (POSIX, and so do git and Python).
 */
export function widthOf({ isTTY, columns }: TextSink, { env }: Streams): number | undefined {
  if (isTTY !== true) return undefined;
  const { COLUMNS } = env;
  const preferred = /^[1-9]\d{0,4}$/.test(COLUMNS ?? "") ? Number(COLUMNS) : columns;
  // A terminal that does not know its width says 0.
  return preferred === undefined || preferred < 1 ? undefined : preferred;
}

/** How text for people is to be written to this sink. */
export function textOptions(
  sink: TextSink,
  streams: Streams,
): { readonly colour: boolean; readonly width?: number } {
  const width = widthOf(sink, streams);
  return { colour: wantsColour(sink, streams), ...(width !== undefined && { width }) };
}

function isSet(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
