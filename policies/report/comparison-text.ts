// A comparison for people at a terminal: what opens before what closes, each with its packet and both deciding rules.
import { createColors } from "picocolors";

import { formatPlace } from "../../modules/input";
import { describePacket } from "../catalog";
import type { Change, ChangeKind, Comparison, ComparisonVerdict, Side, Undecided } from "../proof";
import type { ComparisonReport } from "./comparison-report";
import { flowLines, regionLines, ruleWords } from "./finding-lines";
import { printable } from "./printable";
import {
  bullet,
  type Colours,
  joinSections,
  labelledLines,
  plural,
  type TextOptions,
} from "./text-report";
import { wrap } from "./wrap";

/** Changes shown in full for one deployment; the rest are counted. */
const SHOWN_CHANGES = 50;

/** The whole comparison. Problems with the input are not part of it: they go to standard error, one line each. */
export function comparisonText(
  { comparisons }: ComparisonReport,
  options: TextOptions = {},
): string {
  const colours = createColors(options.colour ?? false);
  return joinSections(comparisons.map((comparison) => deploymentLines(comparison, colours)));
}

/** `azure-westeurope: different (1 opens, 2 closes)`. */
export function comparisonSummary(comparison: Comparison): string {
  const { deployment, verdict } = comparison;
  const counts = verdict === "same" ? "" : ` (${counted(comparison)})`;
  return `${printable(deployment)}: ${verdict}${counts}`;
}

function deploymentLines(comparison: Comparison, colours: Colours): readonly string[] {
  const { changes, undecided, assumptions } = comparison;
  const shown = changes.slice(0, SHOWN_CHANGES);
  const hidden = changes.length - shown.length;
  const rest = undecided.map((one, index) =>
    undecidedText(one, changes.length + index + 1, colours),
  );
  return [
    ...headLines(comparison, colours),
    ...shown.flatMap((change, index) => ["", ...changeText(change, index + 1, colours)]),
    ...(hidden > 0 ? ["", `  and ${hidden} more changes: --format json lists all`] : []),
    ...rest.flatMap((lines) => ["", ...lines]),
    ...(changes.length + undecided.length > 0 && assumptions.length > 0 ? [""] : []),
    ...(assumptions.length > 0 ? [`  ${colours.dim("this rests on:")}`] : []),
    ...assumptions.flatMap((text) => bullet(text, 4)),
  ];
}

function headLines(comparison: Comparison, colours: Colours): readonly string[] {
  const { deployment, cloud, base, head, verdict, ruleCount } = comparison;
  const said = VERDICT_COLOURS[verdict](colours)(verdict.toUpperCase());
  const result =
    verdict === "same" ? "head lets through exactly what base does" : counted(comparison);
  const side = (file: string | undefined, rules: number): string =>
    file === undefined ? "nothing" : `${printable(file)} (${plural(rules, "rule")})`;
  return [
    `${said} ${colours.bold(printable(deployment))} (${cloud}): ${result}`,
    `  from ${side(base, ruleCount.base)} to ${side(head, ruleCount.head)}`,
  ];
}

const VERDICT_COLOURS: Readonly<
  Record<ComparisonVerdict, (colours: Colours) => (text: string) => string>
> = {
  same: ({ green }) => green,
  different: ({ red }) => red,
  undecided: ({ yellow }) => yellow,
};

function counted({ changes, undecided }: Comparison): string {
  const counts = new Map<ChangeKind, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [
    ...[...counts].map(([kind, count]) => `${count} ${kind}`),
    ...(undecided.length > 0 ? [`${undecided.length} not compared`] : []),
  ].join(", ");
}

function changeText(change: Change, number: number, colours: Colours): readonly string[] {
  const { kind, message, witness, before, after, gate } = change;
  const certain = kind === "opens" || kind === "closes";
  const body: readonly (readonly [string, readonly string[]])[] = [
    ["packet", [describePacket(witness)]],
    ["before", sideLines(before)],
    ["after", sideLines(after)],
    ["region", regionLines(change)],
    ["flow", flowLines(change)],
    ["gate", [gate]],
  ];
  return [
    ...headOf(number, kind, message, certain ? colours.red : colours.yellow),
    ...body.flatMap(([label, lines]) => lines.flatMap(labelledLines(label, colours))),
  ];
}

function sideLines({ verdict, decidedBy }: Side): readonly string[] {
  const said = { allow: "allowed", deny: "denied", unknown: "not known" }[verdict];
  if (decidedBy === undefined) return [`${said}: no document of this side has the gate`];
  const why = verdict === "unknown" ? decidedBy.uncertainty : undefined;
  return [why === undefined ? `${said} by` : `${said} (${why}), by`, ...ruleWords(decidedBy)];
}

function undecidedText(one: Undecided, number: number, colours: Colours): readonly string[] {
  const { side, message, remedy, gate, address, place } = one;
  const body: readonly (readonly [string, readonly string[]])[] = [
    ["in", [side === "both" ? "both" : side]],
    ["gate", gate === undefined ? [] : [gate]],
    ["where", [address, place && formatPlace(place)].filter((text) => text !== undefined)],
    ["remedy", [remedy]],
  ];
  return [
    ...headOf(number, "not compared", message, colours.yellow),
    ...body.flatMap(([label, lines]) => lines.flatMap(labelledLines(label, colours))),
  ];
}

function headOf(
  number: number,
  kind: string,
  message: string,
  colour: (text: string) => string,
): readonly string[] {
  const [first = "", ...rest] = wrap(printable(message), 5 + kind.length);
  return [`  ${number}. ${colour(kind)} ${first}`, ...rest.map((line) => `     ${line}`)];
}
