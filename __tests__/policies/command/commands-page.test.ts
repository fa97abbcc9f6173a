// docs/commands.md shows what the listing commands write; this holds it to that.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { runQuietly } from "../../process/run-cli";

const ROOT = join(__dirname, "..", "..", "..");
const PAGE = readFileSync(join(ROOT, "docs", "commands.md"), "utf8");

/** Commands with what they write, as the page has them. */
const SHOWN = [...PAGE.matchAll(/^```console\n\$ npx edge-firewall (.*)\n([^]*?)^```$/gm)]
  .map(([, command = "", output = ""]) => ({ command, output }))
  .filter(({ command }) => /^(flows|lookup) /.test(command));

test("both commands are shown", () => {
  expect(new Set(SHOWN.map(({ command }) => command.split(" ")[0]))).toEqual(
    new Set(["flows", "lookup"]),
  );
});

test.each(SHOWN)("$command", async ({ command, output }) => {
  const words = command.split(" ").map((word) => word.replace(/^samples\//, `${ROOT}/samples/`));
  expect((await runQuietly(...words)).stdout).toBe(output);
});
