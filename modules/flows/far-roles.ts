// The peers of a row. Most rows have one; some cells list several servers, and then each of them has the flow.
import type { FlowRow } from "./flow-document";

/** The peer roles that the row's far end names, in the order of the document. */
export function farRoles({ far }: Pick<FlowRow, "far">): readonly [string, ...string[]] {
  const [first = far.role, ...rest] = far.roles ?? [];
  return [first, ...rest];
}
