// The changes of a comparison as entries: what one edit opens is one entry, and so is what it closes. The change that says
// most comes first, the others are a line each.
import { describePacket, describeTraffic, type FindingFlow } from "../../catalog";
import { type Change, type ChangeKind, oddityOf } from "../../proof";
import { relatedRule, sideLines } from "./deciding-rules";
import { blockLines, flowLines, labelled, regionLines } from "./finding-lines";
import type { Entry, LabelledLines } from "./report-model";

const NO_GATE = "no configuration of this side has the gate";

/** In the order of the changes that lead the entries: certain ones first. */
export function changeEntries(changes: readonly Change[], file: string): readonly Entry[] {
  const groups = new Map<unknown, Change[]>();
  for (const change of changes) {
    const { edit, kind, direction } = change;
    const key = edit === undefined ? change : [edit, doesOpen(kind), direction].join(" ");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = group.toSorted((one, other) => weightOf(one) - weightOf(other));
    return first === undefined ? [] : [changeEntry(first, others, file)];
  });
}

function doesOpen(kind: ChangeKind): boolean {
  return kind === "opens" || kind === "may-open";
}

/** What is certain says most; then a packet between two ordinary hosts; then what opens and no flow asks for, or closes though one does; then the Edge's own. */
function weightOf({ kind, flow, machines, witness }: Change): number {
  const isCertain = kind === "opens" || kind === "closes";
  const isExpected = doesOpen(kind) === (flow !== undefined);
  return (
    (isCertain ? 0 : 12) +
    4 * oddityOf(witness) +
    (isExpected ? 2 : 0) +
    (machines === "edge" ? 0 : 1)
  );
}

/** How an entry says what else the edit does. */
const OTHERS: Readonly<Record<ChangeKind, string>> = {
  opens: "and opens",
  closes: "and closes",
  "may-open": "may open",
  "may-close": "may close",
};

/** Further changes of one kind listed in an entry. */
const SHOWN_CHANGES = 12;

function otherLines(others: readonly Change[]): readonly LabelledLines[] {
  return Object.entries(OTHERS).map(([kind, label]) => {
    const own = others.filter((change) => change.kind === kind);
    const hidden = own.length - SHOWN_CHANGES;
    return labelled(label, [
      ...own.slice(0, SHOWN_CHANGES).map(shortly),
      ...(hidden > 0 ? [`and ${hidden} more`] : []),
    ]);
  });
}

/** `tcp 80, such as tcp 10.45.16.10:49152 -> 8.8.8.8:80 (sfb-edge-external row 2)`. */
function shortly({ packets, truncated, witness, flow }: Change): string {
  const traffic = describeTraffic({ packets, truncated });
  return `${traffic}, such as ${describePacket(witness)} (${flow === undefined ? "no flow" : shortFlow(flow)})`;
}

function shortFlow({ id, citations: [first] }: FindingFlow): string {
  return first === undefined ? id : `${first.document} row ${first.row}`;
}

/** Kinds of change that the edit brings about besides, and flows that they are about. */
function doubtsOf(others: readonly Change[]): NonNullable<Entry["doubts"]> {
  return others.map(({ kind, flow }) => ({
    rule: kind,
    ...(flow !== undefined && { flow: flow.id }),
  }));
}

function changeEntry(change: Change, others: readonly Change[], file: string): Entry {
  const { kind, deployment, message, witness, before, after, flow } = change;
  const [shown, other] = after.decidedBy === undefined ? [before, after] : [after, before];
  const address = shown.decidedBy?.address;
  const construct = shown.decidedBy?.construct;
  return {
    kind,
    rule: kind,
    level: kind === "opens" || kind === "closes" ? "error" : "warning",
    deployment,
    message,
    lines: [
      labelled("packet", [describePacket(witness)]),
      ...otherLines(others),
      labelled("before", sideLines(before, NO_GATE)),
      labelled("after", sideLines(after, NO_GATE)),
      labelled("region", regionLines(change)),
      labelled("flow", flowLines(change)),
      labelled("gate", [...new Set([change, ...others].map(({ gate }) => gate))]),
      labelled("block", blockLines(construct)),
    ].filter(({ lines }) => lines.length > 0),
    place: shown.decidedBy?.place ?? { file },
    related: relatedRule(other.decidedBy, shown === after ? "decided it before" : "decides it now"),
    ...(address !== undefined && { address }),
    ...(construct !== undefined && { construct }),
    ...(flow !== undefined && { flow: flow.id }),
    ...(others.length > 0 && { doubts: doubtsOf(others) }),
  };
}
