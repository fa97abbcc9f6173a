// The status of each flow of a deployment by what was found, for the diagram and the tables.
import type { BoundFlow } from "../../../../modules/sites";
import type { Entry, Section } from "../../model/report-model";

/** `undecided`: nothing was found about it, in a configuration of which not everything was judged. */
export type FlowStatus = "open" | "closed" | "in doubt" | "undecided";

/** Policies without which the silence about a flow means nothing. */
const FOUNDATION: ReadonlySet<string> = new Set([
  "everything-is-understood",
  "an-edge-gate-exists",
]);

/** The status of every flow of the section. */
export function flowStatuses(
  { entries }: Section,
  flows: readonly BoundFlow[],
): ReadonlyMap<BoundFlow, FlowStatus> {
  const silent: FlowStatus = entries.some(({ rule }) => FOUNDATION.has(rule))
    ? "undecided"
    : "open";
  return new Map(flows.map((flow) => [flow, statusOf(flow, entries) ?? silent]));
}

function statusOf({ id }: BoundFlow, entries: readonly Entry[]): FlowStatus | undefined {
  const about = entries.filter(
    ({ flow, kind }) => flow === id && (kind === "missing" || kind === "unproven"),
  );
  if (about.some(({ kind }) => kind === "missing")) return "closed";
  return about.length > 0 ? "in doubt" : undefined;
}
