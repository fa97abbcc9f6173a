// Runs the command in this process, with nothing on standard input, and keeps what it writes.
import { runCli, type Streams } from "../../policies/cli";

export function runQuietly(...argv: readonly string[]) {
  return runWith({}, ...argv);
}

/** What a run is given beside its arguments. */
type Given = Pick<Streams, "prompter"> & {
  /** Environment variables. @default none */
  readonly env?: Streams["env"];
  /** How wide the terminal is that shows both outputs. @default none: they are files */
  readonly columns?: number;
  /** What comes from standard input. @default nothing */
  readonly input?: Uint8Array;
};

/** The same with somebody to ask, or with something on standard input. */
export async function runWith({ input, columns, ...given }: Given, ...argv: readonly string[]) {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text;
    },
    ...(columns !== undefined && { isTTY: true, columns }),
  });
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream of one piece
  const stdin = (async function* () {
    yield input ?? Buffer.from("");
  })();
  const status = await runCli(argv, {
    stdin,
    stdout: sink("stdout"),
    stderr: sink("stderr"),
    env: {},
    ...given,
  });
  return { status, ...written };
}
