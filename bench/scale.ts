// How the engine's work grows: rules against the flows they implement, and two versions of one rule list.
import Table from "cli-table3";

import { inOwnProcess } from "./own-process";
import type { ScaleFigures } from "./scale-run";

interface Row {
  readonly work: string;
  readonly args: readonly string[];
  readonly target: string;
}

const FLOW_TARGETS: ReadonlyMap<number, string> = new Map([
  [10_000, "0.5 s, 300 MiB"],
  [100_000, "5 s, 1.5 GiB"],
]);

const FLOWS: readonly Row[] = [1000, 3000, 10_000, 30_000, 100_000].map((rules) => ({
  work: `${text(rules)} rules, ${text(rules / 2)} flows`,
  args: ["flows", String(rules)],
  target: FLOW_TARGETS.get(rules) ?? "",
}));

const VERSIONS: readonly Row[] = ["acl", "firewall"].flatMap((kind) =>
  ["4", "6"].flatMap((family) =>
    [1000, 10_000, 50_000].map((rules) => ({
      work: `two versions, ${text(rules)} ${kind}-like, IPv${family}`,
      args: [kind, String(rules), family],
      target: kind === "acl" && rules === 10_000 ? "1 s, 300 MiB" : "",
    })),
  ),
);

function text(count: number): string {
  return count.toLocaleString("en");
}

/** No row may take longer, making the rules included. */
const LONGEST = 120;

/** Prints a table, and how the shapes of rules compare; a row that stops at a bound says at which. */
export function benchScale(): void {
  const table = new Table({
    head: ["compared in both directions", "first run", "warm", "pieces", "peak memory", "target"],
    style: { head: [], border: [] },
  });
  const firsts = new Map<string, number>();
  for (const { work, args, target } of [...FLOWS, ...VERSIONS]) {
    const ended = inOwnProcess("scale-run.ts", args, LONGEST);
    if ("reason" in ended) {
      table.push([work, { content: ended.reason, colSpan: 4 }, target]);
      continue;
    }
    const made = JSON.parse(ended.json) as ScaleFigures;
    firsts.set(args.join(" "), made.first);
    const seconds = (value: number): string => `${value.toFixed(3)} s`;
    table.push([
      work,
      seconds(made.first),
      made.warm === undefined ? "" : seconds(made.warm),
      made.pieces,
      `${made.memory.toFixed(0)} MiB`,
      target,
    ]);
  }
  console.log(table.toString());
  // Rows that were ended have no figure.
  const [long = NaN, short = NaN] = ["acl 10000 4", "firewall 1000 4"].map((row) =>
    firsts.get(row),
  );
  console.log(
    `two versions of 1,000 firewall-like rules against 10,000 ACL-like ones, first runs: ` +
      `ratio ${(short / long).toFixed(2)} (target at most 1)`,
  );
}
