// A comparison without a site as a report model, for the formats that take any: one section for all gates, whose entries are
// in the order of the report for people.
import type { PlanComparison } from "../../proof";
import type { PlanChanges } from "../model/plan-changes";
import type { Entry, ReportModel, RuleText, Section } from "../model/report-model";
import { printable } from "../text/printable";
import { changeEntry, doubtEntry, NOT_COMPARED, unmodelledEntry } from "./plan-entries";
import { basisLines, nameOf, remarkWords, windowWords } from "./head-words";
import { entriesOf, summaryOf } from "./plan-summary";

const STATUS = { same: "pass", different: "fail", undecided: "unknown" } as const;

const EXACT = "The two sides, compared exactly over all packets.";
const BOUNDS = "The two sides, each with what it certainly and what it perhaps lets through.";

const RULES: readonly RuleText[] = [
  {
    id: "opens",
    statement: "Packets that were denied and will be let through.",
    why: "Somebody gets in, or something gets out, that did not before: a reviewer should have meant it.",
    citation: EXACT,
    exposure: true,
  },
  {
    id: "closes",
    statement: "Packets that were let through and will be denied.",
    why: "What used to work stops working.",
    citation: EXACT,
    exposure: false,
  },
  {
    id: "may-open",
    statement: "Packets that perhaps were denied and perhaps will be let through.",
    why: "A value that is not shown decides whether something opens.",
    citation: BOUNDS,
    exposure: true,
  },
  {
    id: "may-close",
    statement: "Packets that perhaps were let through and perhaps will be denied.",
    why: "A value that is not shown decides whether something closes.",
    citation: BOUNDS,
    exposure: false,
  },
  {
    id: NOT_COMPARED,
    statement: "Everything that changes was read, understood and compared.",
    why: "A change in what nobody compared would go unseen.",
    citation: "Our promise: what cannot be decided is reported and fails the gate.",
    exposure: true,
  },
];

export function planModel(report: PlanChanges): ReportModel {
  const { verdict, problems } = report;
  return {
    title: "Edge firewall diff",
    noun: "change",
    verdict,
    status: STATUS[verdict],
    sections: planSections(report),
    problems,
    rules: RULES,
  };
}

/** `plan.json: different (opens …; 40 other changed lines change nothing)`. */
export function planSummary(report: PlanChanges): string {
  return `${printable(nameOf(report))}: ${report.verdict} (${printable(summaryOf(report))})`;
}

/** One, or none where nothing was compared. */
function planSections(report: PlanChanges): readonly Section[] {
  const { comparison, head, base } = report;
  if (comparison === undefined) return [];
  const deployment = nameOf(report);
  const file = (head ?? base)?.file ?? deployment;
  const changes = entriesOf(comparison);
  const byId = new Map(changes.map((one) => [one.entry.id, one]));
  const entries = [
    ...changes.map((one) => changeEntry(one, deployment, file)),
    ...comparison.undecided.map((one) => doubtEntry(one, byId, deployment, file)),
    ...comparison.unmodelled.map((one) => unmodelledEntry(one, deployment, file)),
  ];
  return [
    {
      deployment,
      cloud: cloudsOf(comparison),
      verdict: comparison.verdict,
      status: STATUS[comparison.verdict],
      result: summaryOf(report),
      basis: basisLines(report, "whole").join("; "),
      file,
      entries,
      testCases: RULES.map(({ id }) => testCase(id, entries)),
      assumptions: comparison.assumptions,
      allowances: [],
      advisories: [
        ...comparison.remarks.map(remarkWords),
        ...comparison.replaceWindows.map(windowWords),
      ].map((message) => ({ id: "not-judged", message })),
    },
  ];
}

function cloudsOf({ gates, changedRules }: PlanComparison): string {
  const clouds = [...gates, ...changedRules].map(({ cloud }) => cloud);
  return clouds.length === 0 ? "no cloud" : [...new Set(clouds)].sort().join(", ");
}

function testCase(id: string, entries: readonly Entry[]) {
  return {
    name: id === NOT_COMPARED ? "everything is compared" : `nothing ${id.replace("-", " ")}`,
    entries: entries.filter(
      ({ rule, doubts = [] }) => rule === id || doubts.some((one) => one.rule === id),
    ),
  };
}
