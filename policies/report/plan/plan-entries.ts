// Entries of a comparison without a site as entries of a report: the sentence, the packet, and what decides on both sides.
import { formatPlace, type Place } from "../../../modules/input";
import { describePacket } from "../../catalog";
import type { PlanDoubt, PlanEntry, UnmodelledChange } from "../../proof";
import { relatedRule, sideLines } from "../model/deciding-rules";
import { blockLines, labelled, regionLines } from "../model/finding-lines";
import type { Entry, LabelledLines } from "../model/report-model";
import { entrySentence } from "./entry-sentence";
import type { GateEntry } from "./plan-summary";

const NO_GATE = "there is no such gate";

/** The rule of what could not be compared, which is no kind of change. */
export const NOT_COMPARED = "not-compared";

export function changeEntry({ gate, entry }: GateEntry, deployment: string, file: string): Entry {
  const { kind, before, after } = entry;
  const [shown, other] = after.decidedBy === undefined ? [before, after] : [after, before];
  const { address, construct, place } = shown.decidedBy ?? {};
  return {
    kind,
    rule: kind,
    level: kind === "opens" || kind === "closes" ? "error" : "warning",
    deployment,
    message: entrySentence(gate, entry),
    lines: filled([
      labelled("packet", [describePacket(entry.witness)]),
      labelled("before", sideLines(before, NO_GATE)),
      labelled("after", sideLines(after, NO_GATE)),
      labelled("region", regionLines(entry)),
      labelled("gate", gateLines(gate)),
      labelled("block", blockLines(construct)),
    ]),
    place: place ?? { file },
    related: relatedRule(other.decidedBy, shown === after ? "decided it before" : "decides it now"),
    ...(address !== undefined && { address }),
    ...(construct !== undefined && { construct }),
  };
}

function gateLines({ name, guards, groups, direction }: GateEntry["gate"]): readonly string[] {
  const by = groups.length === 0 ? "no group" : groups.join(", ");
  return [`${name}, ${direction} (${by})`, ...(guards === undefined ? [] : [guards])];
}

/** @param entries by id, for what follows from the doubt. */
export function doubtEntry(
  doubt: PlanDoubt,
  entries: ReadonlyMap<string, GateEntry>,
  deployment: string,
  file: string,
): Entry {
  const { side, message, remedy, gate, address, place, construct, consequences = [] } = doubt;
  const kinds = consequences.flatMap((id) => entries.get(id)?.entry.kind ?? []);
  return {
    ...notCompared(deployment, message, remedy),
    lines: filled([
      labelled("in", [side]),
      labelled("gate", gate === undefined ? [] : [gate]),
      labelled("where", whereLines(address, place)),
      labelled("block", blockLines(construct)),
      labelled("remedy", [remedy]),
    ]),
    ...(kinds.length > 0 && { doubts: kinds.map((rule: PlanEntry["kind"]) => ({ rule })) }),
    place: place ?? { file },
    ...(address !== undefined && { address }),
    ...(construct !== undefined && { construct }),
  };
}

export function unmodelledEntry(change: UnmodelledChange, deployment: string, file: string): Entry {
  const { address, action, message, remedy, place, construct } = change;
  return {
    ...notCompared(deployment, message, remedy),
    lines: filled([
      labelled("action", [action]),
      labelled("where", whereLines(address, place)),
      labelled("block", blockLines(construct)),
      labelled("remedy", [remedy]),
    ]),
    place: place ?? { file },
    address,
    ...(construct !== undefined && { construct }),
  };
}

function notCompared(deployment: string, message: string, remedy: string) {
  return {
    kind: "not compared",
    rule: NOT_COMPARED,
    level: "warning",
    deployment,
    message,
    remedy,
    related: [],
  } as const;
}

function whereLines(address?: string, place?: Place): readonly string[] {
  return [address, place && formatPlace(place)].filter((text) => text !== undefined);
}

function filled(lines: readonly LabelledLines[]): readonly LabelledLines[] {
  return lines.filter((one) => one.lines.length > 0);
}
