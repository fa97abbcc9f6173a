// Every firewall rule of a source, of whichever kind, as a row of a table.
import { ALL_KINDS } from "./kinds";
import { ReadingNotes } from "./reading-notes";
import type { RuleRows } from "./rules/rule-row";
import type { ResourceSet } from "./resources/resource-set";
import type { Source } from "./sources/source";

export function ruleRows(source: Source): RuleRows {
  return ruleRowsOf(source.resources(new ReadingNotes(source)));
}

/** The same of resources that are read already. */
export function ruleRowsOf(resources: ResourceSet): RuleRows {
  const all = ALL_KINDS.map((kind) => kind.ruleRows(resources));
  return {
    rows: all.flatMap(({ rows }) => rows),
    hidden: all.flatMap(({ hidden }) => hidden),
  };
}
