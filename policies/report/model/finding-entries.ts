// The findings of a check as entries. What the cloud's own defaults let through at one gate, because no rule denies the rest,
// is one entry however many defaults and doubts there are: each stays a finding with a name of its own.
import type { Place } from "../../../modules/input";
import { describePacket, describeRule, describeTraffic, type Finding } from "../../catalog";
import { oddityOf } from "../../proof";
import { relatedRule } from "./deciding-rules";
import { findingLines, labelled } from "./finding-lines";
import type { ConstructLocation, Entry, LabelledLines } from "./report-model";

/** In the order of the findings that lead the entries. */
export function findingEntries(findings: readonly Finding[], file: string): readonly Entry[] {
  const groups: Finding[][] = [];
  const open = new Map<string, Finding[]>();
  for (const finding of findings) {
    const cause = missingDenyOf(finding);
    const group = cause === undefined ? undefined : open.get(cause);
    // What one default does at a gate is one finding: if it is said again, it is another thing.
    if (group?.every((one) => !isSaidBy(finding, one)) === true) {
      group.push(finding);
      continue;
    }
    const own = [finding];
    groups.push(own);
    if (cause !== undefined) open.set(cause, own);
  }
  return groups.flatMap((group) => {
    const [first, ...others] = group.toSorted((one, other) => weightOf(one) - weightOf(other));
    return first === undefined ? [] : [findingEntry(first, others, file)];
  });
}

function isSaidBy({ kind, decidedBy }: Finding, other: Finding): boolean {
  return kind === other.kind && decidedBy?.name === other.decidedBy?.name;
}

/** The gate at which nothing denies the rest. What somebody has reviewed stands by itself. */
function missingDenyOf(finding: Finding): string | undefined {
  const { policy, gate, direction, suppressed, decidedBy, alsoDecidedBy = [] } = finding;
  if (policy !== "nothing-beyond-is-open" || suppressed !== undefined) return undefined;
  const deciders = decidedBy === undefined ? [] : [decidedBy, ...alsoDecidedBy];
  const byCloud = deciders.length > 0 && deciders.every(({ writtenBy }) => writtenBy === "cloud");
  return byCloud ? `${direction ?? ""} ${gate ?? ""}` : undefined;
}

/** What is certain says most; then a packet between two ordinary hosts. */
function weightOf({ kind, witness }: Finding): number {
  return (kind === "excess" ? 0 : 3) + (witness === undefined ? 2 : oddityOf(witness));
}

const OTHERS = [
  ["excess", "also open"],
  ["unproven", "may be open"],
] as const;

/** Further findings of one kind listed in an entry. */
const SHOWN_FINDINGS = 12;

function firstOf(lines: readonly string[]): readonly string[] {
  const hidden = lines.length - SHOWN_FINDINGS;
  return hidden > 0 ? [...lines.slice(0, SHOWN_FINDINGS), `and ${hidden} more`] : lines;
}

/** The counterexample, what else is open for the same reason, and the rest. */
function withOthers(
  lines: readonly LabelledLines[],
  others: readonly Finding[],
): readonly LabelledLines[] {
  const more = OTHERS.map(([kind, label]) =>
    labelled(label, firstOf(others.filter((one) => one.kind === kind).map(shortly))),
  ).filter((one) => one.lines.length > 0);
  return [...lines.slice(0, 1), ...more, ...lines.slice(1)];
}

/** `any protocol, such as tcp … -> …, by `AllowVnetInBound` (finding 0123456789abcdef)`. */
function shortly({ packets, truncated = false, witness, decidedBy, fingerprint }: Finding): string {
  const such = witness === undefined ? "" : `, such as ${describePacket(witness)}`;
  const by = decidedBy === undefined ? "" : `, by ${describeRule(decidedBy)}`;
  const name = fingerprint === undefined ? "" : ` (finding ${fingerprint})`;
  return `${describeTraffic({ packets, truncated })}${such}${by}${name}`;
}

function findingEntry(finding: Finding, others: readonly Finding[], file: string): Entry {
  const { kind, policy, deployment, message, remedy, decidedBy, flow } = finding;
  const { fingerprint, formerFingerprint, suppressed, consequences } = finding;
  const address =
    finding.address ?? (decidedBy?.writtenBy === "document" ? decidedBy.address : undefined);
  const construct: ConstructLocation | undefined = finding.construct ?? decidedBy?.construct;
  return {
    kind,
    rule: policy,
    level: kind === "missing" || kind === "excess" ? "error" : "warning",
    deployment,
    message,
    lines: withOthers(findingLines(finding), others),
    remedy,
    place: placeOf(finding) ?? { file },
    related: relatedRule(finding.nextRule, `would ${finding.nextVerdict ?? "decide"} it next`),
    ...(address !== undefined && { address }),
    ...(decidedBy !== undefined && { decider: decidedBy.address }),
    ...(construct !== undefined && { construct }),
    ...(flow !== undefined && { flow: flow.id }),
    ...(consequences !== undefined && {
      doubts: consequences.map((one) => ({
        rule: one.policy,
        ...(one.flow !== undefined && { flow: one.flow.id }),
      })),
    }),
    ...(fingerprint !== undefined && { fingerprint }),
    ...(formerFingerprint !== undefined && { formerFingerprint }),
    ...(suppressed !== undefined && { suppressed }),
  };
}

function placeOf({ place, decidedBy }: Finding): Place | undefined {
  return place ?? decidedBy?.place;
}
