// Runs the command in this process, with nothing on standard input, and keeps what it writes.
import { runCli, type Streams } from "../../policies/cli";

export function runQuietly(...argv: readonly string[]) {
  return runWith({}, ...argv);
}

/** The same with somebody to ask. */
export async function runWith(given: Pick<Streams, "prompter">, ...argv: readonly string[]) {
  const written = { stdout: "", stderr: "" };
  const sink = (name: "stdout" | "stderr") => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  // eslint-disable-next-line @typescript-eslint/require-await -- an empty stream
  const stdin = (async function* () {
    yield Buffer.from("");
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
