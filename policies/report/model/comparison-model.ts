// A comparison of two versions as a report model: each change with its packet and what decides on both sides.
import { formatPlace } from "../../../modules/input";
import { rankAdvisories } from "../../../modules/sites";
import type { ChangeKind, Comparison, Undecided } from "../../proof";
import type { ComparisonReport } from "./comparison-report";
import { changeEntries } from "./change-entries";
import { blockLines, consequenceLines, labelled } from "./finding-lines";
import type { Entry, ReportModel, RuleText, Section } from "./report-model";
import { counted, plural } from "../text/words";

const STATUS = { same: "pass", different: "fail", undecided: "unknown" } as const;

/** The rule of what could not be compared, which is no kind of change. */
const NOT_COMPARED = "not-compared";

const RULES: Readonly<Record<ChangeKind | typeof NOT_COMPARED, Omit<RuleText, "id">>> = {
  opens: {
    statement: "Packets that the base denies and the head admits.",
    why: "Somebody gets in, or something gets out, that did not before: a reviewer should have meant it.",
    citation: "The two configurations, compared exactly over all packets.",
    exposure: true,
  },
  closes: {
    statement: "Packets that the base admits and the head denies.",
    why: "What used to work stops working.",
    citation: "The two configurations, compared exactly over all packets.",
    exposure: false,
  },
  "may-open": {
    statement: "Packets that the head might admit and the base might not.",
    why: "A value that the configurations do not show decides whether something opens.",
    citation: "The two configurations, each with what it certainly and what it perhaps admits.",
    exposure: true,
  },
  "may-close": {
    statement: "Packets that the base might admit and the head might not.",
    why: "A value that the configurations do not show decides whether something closes.",
    citation: "The two configurations, each with what it certainly and what it perhaps admits.",
    exposure: false,
  },
  [NOT_COMPARED]: {
    statement: "Every gate of both configurations was read, understood and compared.",
    why: "A change in what nobody compared would go unseen.",
    citation: "Our promise: what cannot be decided is reported and fails the gate.",
    exposure: true,
  },
};

/** The model of a whole comparison. */
export function comparisonModel(report: ComparisonReport): ReportModel {
  const { verdict, site, files, comparisons, problems } = report;
  return {
    title: "Edge firewall diff",
    noun: "change",
    verdict,
    status: STATUS[verdict],
    ...(site !== undefined && { site }),
    ...(files !== undefined && { files }),
    sections: comparisons.map(comparisonSection),
    problems,
    rules: Object.entries(RULES).map(([id, rule]) => ({ id, ...rule })),
  };
}

/** The model of one deployment. */
export function comparisonSection(comparison: Comparison): Section {
  const { deployment, cloud, base, head, verdict, changes, undecided, ruleCount } = comparison;
  const file = head ?? base ?? deployment;
  const entries = [
    ...changeEntries(changes, file),
    ...undecided.map((one) => undecidedEntry(one, file)),
  ];
  return {
    deployment,
    cloud,
    verdict,
    status: STATUS[verdict],
    result:
      verdict === "same"
        ? "head lets through exactly what base does"
        : counted(entries.map(({ kind }) => kind)),
    basis: `from ${sideWords(base, ruleCount.base)} to ${sideWords(head, ruleCount.head)}`,
    file,
    entries,
    testCases: Object.keys(RULES).map((name) => ({
      name: name === NOT_COMPARED ? "everything is compared" : `nothing ${name.replace("-", " ")}`,
      entries: entries.filter(
        ({ rule, doubts = [] }) => rule === name || doubts.some((one) => one.rule === name),
      ),
    })),
    assumptions: comparison.assumptions,
    allowances: [],
    advisories: rankAdvisories(comparison.advisories ?? []),
  };
}

function sideWords(file: string | undefined, rules: number): string {
  return file === undefined ? "nothing" : `${file} (${plural(rules, "rule")})`;
}

function undecidedEntry(one: Undecided, file: string): Entry {
  const { deployment, side, message, remedy, gate, address, place, construct, consequences } = one;
  return {
    kind: "not compared",
    rule: NOT_COMPARED,
    level: "warning",
    deployment,
    message,
    lines: [
      labelled("in", [side]),
      labelled("gate", gate === undefined ? [] : [gate]),
      labelled(
        "where",
        [address, place && formatPlace(place)].filter((text) => text !== undefined),
      ),
      labelled("block", blockLines(construct)),
      labelled("so", consequenceLines(consequences?.map((change) => change.message))),
      labelled("remedy", [remedy]),
    ].filter(({ lines }) => lines.length > 0),
    ...(consequences !== undefined && { doubts: consequences.map(({ kind }) => ({ rule: kind })) }),
    remedy,
    place: place ?? { file },
    related: [],
    ...(address !== undefined && { address }),
    ...(construct !== undefined && { construct }),
  };
}
