// What stands above the entries of every report: what was compared, what keeps it from being all, and what is between.
import { shortDigest } from "../model/files-read";
import type { ComparedFile, PlanChanges } from "../model/plan-changes";
import type { PlanRemark, ReplaceWindow } from "../../proof";
import { plural } from "../text/words";
import { entrySentence, verbOf } from "./entry-sentence";

/** What the comparison is called: the file, or both. */
export function nameOf({ base, head }: PlanChanges): string {
  const files = [base?.file, head?.file].filter((file) => file !== undefined);
  return files.length === 0 ? "nothing" : [...new Set(files)].join(" -> ");
}

/** As reports for people call a file: a terminal shows the first digits of its digest, what is kept shows all. */
export type DigestLength = "short" | "whole";

/** `plan.json, sha256 …, by Terraform 1.11.4`, each file once; then what the two sides are. */
export function basisLines(report: PlanChanges, digest: DigestLength): readonly string[] {
  const { base, head, version, comparison } = report;
  const files = new Map(
    [base, head].flatMap((one) => (one === undefined ? [] : [[one.sha256, one]])),
  );
  const counts = comparison?.ruleCount;
  return [
    ...[...files.values()].map((file) => fileWords(file, digest)),
    ...(comparison === undefined || counts === undefined
      ? []
      : [
          `from ${sideWords(base, counts.base)} to ${sideWords(head, counts.head)}; ${plural(comparison.gateCount, "gate")} compared by edge-firewall ${version}`,
        ]),
  ];
}

function fileWords(compared: ComparedFile, digest: DigestLength): string {
  const { file, sha256, tool } = compared;
  const named = digest === "short" ? shortDigest(compared) : `${file}, sha256 ${sha256}`;
  return `${named}${tool === undefined ? "" : `, by ${tool}`}`;
}

function sideWords(side: ComparedFile | undefined, rules: number): string {
  return side === undefined ? "nothing" : `${side.side} (${plural(rules, "rule")})`;
}

/** Addresses that a line lists. */
const LISTED = 6;

export function remarkWords({ message, addresses }: PlanRemark): string {
  if (addresses.length === 0) return message;
  const listed = addresses.slice(0, LISTED).map((address) => `\`${address}\``);
  const more = addresses.length - listed.length;
  return `${message}: ${listed.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

const ORDERS: Readonly<Record<ReplaceWindow["order"], string>> = {
  "delete-first": "deleted before it is made again, so that for a moment there is none",
  "create-first": "made anew before the old one is deleted, so that for a moment there are both",
};

/** What is open or closed between, the first few. */
export function windowWords({ address, order, gates, unsettled }: ReplaceWindow): string {
  const entries = gates.flatMap((gate) => gate.entries.map((entry) => ({ gate, entry })));
  const shown = entries
    .slice(0, LISTED)
    .map(({ gate, entry }) => `${verbOf(entry)} ${entrySentence(gate, entry)}`);
  const more = entries.length - shown.length;
  const between =
    unsettled !== undefined
      ? `what is open then is not known: ${unsettled}`
      : shown.length === 0
        ? "this opens and closes nothing"
        : `this ${shown.join("; ")}${more > 0 ? ` and ${more} more` : ""}`;
  return `\`${address}\` is ${ORDERS[order]}: ${between}`;
}
