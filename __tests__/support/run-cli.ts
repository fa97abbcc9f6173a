// Runs the command in this process, with nothing on standard input, and keeps what it writes.
import { runCli } from "../../policies/cli";

export async function runQuietly(...argv: readonly string[]) {
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
  });
  return { status, ...written };
}
