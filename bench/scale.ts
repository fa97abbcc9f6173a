// How the engine's work grows: rules against the flows they implement, and two versions of one rule list.
import Table from "cli-table3";

import { inOwnProcess } from "./own-process";
import type { ScaleFigures } from "./scale-run";

interface Row {
  readonly work: string;
  readonly kind: "flows" | "acl" | "firewall";
  readonly rules: number;
  readonly target: string;
}

const ROWS: readonly Row[] = [
  { work: "1,000 rules, 500 flows", kind: "flows", rules: 1000, target: "" },
  {
    work: "10,000 rules, 5,000 flows",
    kind: "flows",
    rules: 10_000,
    target: "0.5 s, 300 MiB",
  },
  {
    work: "100,000 rules, 50,000 flows",
    kind: "flows",
    rules: 100_000,
    target: "5 s, 1.5 GiB",
  },
  { work: "two versions, 1,000 ACL-like", kind: "acl", rules: 1000, target: "" },
  {
    work: "two versions, 10,000 ACL-like",
    kind: "acl",
    rules: 10_000,
    target: "1 s, 300 MiB",
  },
  {
    work: "two versions, 1,000 firewall-like",
    kind: "firewall",
    rules: 1000,
    target: "",
  },
  {
    work: "two versions, 10,000 firewall-like",
    kind: "firewall",
    rules: 10_000,
    target: "",
  },
];

/** No row may take longer, making the rules included. */
const LONGEST = 30;

/** Prints a table; a row that stops at a bound says at which. */
export function benchScale(): void {
  const table = new Table({
    head: ["compared in both directions", "first run", "warm", "pieces", "peak memory", "target"],
    style: { head: [], border: [] },
  });
  for (const { work, kind, rules, target } of ROWS) {
    const ended = inOwnProcess("scale-run.ts", [kind, String(rules)], LONGEST);
    if ("reason" in ended) {
      table.push([work, { content: ended.reason, colSpan: 4 }, target]);
      continue;
    }
    const made = JSON.parse(ended.json) as ScaleFigures;
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
}
