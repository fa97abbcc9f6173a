// The verdicts of a check as a report model: every finding in words, with the places that it leads to.
import { type Advisory, type BoundFlow, rankAdvisories } from "../../../modules/sites";
import { CATALOG, citeFlow, describeFlow, type Policy } from "../../catalog";
import type { DeploymentVerdict } from "../../proof";
import { findingEntries } from "./finding-entries";
import type { Entry, ReportModel, RuleText, Section, TestCase } from "./report-model";
import type { CheckReport } from "./check-report";
import { counted, plural } from "../text/words";

const STATUS = { proven: "pass", refuted: "fail", undecided: "unknown" } as const;

/** The model of a whole check. */
export function checkModel({
  verdict,
  site,
  files,
  deployments,
  problems,
}: CheckReport): ReportModel {
  return {
    title: "Edge firewall check",
    noun: "finding",
    verdict,
    status: STATUS[verdict],
    ...(site !== undefined && { site }),
    ...(files !== undefined && { files }),
    sections: deployments.map(checkSection),
    problems,
    rules: CATALOG.map(ruleText),
  };
}

function ruleText({ id, statement, why, citation }: Policy): RuleText {
  return { id, statement, why, citation, exposure: id !== CATALOG[0]?.id };
}

/** The model of one deployment. */
export function checkSection(verdict: DeploymentVerdict): Section {
  const { deployment, cloud, file, flows, assumptions, advisories, allowances = [] } = verdict;
  const entries = findingEntries(verdict.findings, file);
  return {
    deployment,
    cloud,
    verdict: verdict.verdict,
    status: STATUS[verdict.verdict],
    result: `${resultWords(verdict, entries)}${leftOutWords(verdict)}`,
    basis: `${plural(verdict.flowCount, "flow")} required, ${plural(verdict.ruleCount, "rule")} read from ${file}`,
    file,
    entries,
    testCases: testCases(flows, entries),
    assumptions,
    allowances: allowances.map(({ message, citation }) => `${message}; ${citation}`),
    advisories: rankAdvisories(advisories),
    policy: () => ({ flows, rules: verdict.ruleUses }),
  };
}

function resultWords({ verdict, advisories }: Judged, entries: readonly Entry[]): string {
  const suppressed = entries.filter((entry) => entry.suppressed !== undefined);
  const others = entries.filter((entry) => entry.suppressed === undefined);
  const result =
    verdict === "proven"
      ? `every ${advisories.some(isLeftOut) ? "selected" : "documented"} flow is open, and nothing else is`
      : counted(others.map(({ kind }) => kind));
  return suppressed.length === 0
    ? result
    : `${result}${verdict === "proven" ? ", but for" : ";"} ${plural(suppressed.length, "suppressed finding")}`;
}

type Judged = Pick<DeploymentVerdict, "verdict" | "advisories">;

function isLeftOut({ id }: Advisory): boolean {
  return id === "excluded-row";
}

/** How many rows the site leaves out, and what they are for. */
function leftOutWords({ advisories }: Judged): string {
  const left = advisories.filter(isLeftOut);
  if (left.length === 0) return "";
  const purposes = [...new Set(left.flatMap(({ purpose }) => purpose ?? []))];
  const about = purposes.length === 0 ? "" : ` (${purposes.join(", ")})`;
  return `; ${plural(left.length, "row")} ${left.length === 1 ? "is" : "are"} left out${about}`;
}

/** One test case for each flow, and one for each of the other policies: their names stay when findings come and go. */
function testCases(flows: readonly BoundFlow[], entries: readonly Entry[]): readonly TestCase[] {
  const [ofFlows, ...others] = CATALOG;
  const about = (rule: string) => entries.filter((entry) => speaksOf(entry, rule));
  const flowCases = flows.map((flow) => ({
    name: `${flow.direction} ${describeFlow(flow)} is open (${citeFlow(flow)})`,
    entries: entries.filter((entry) => speaksOf(entry, ofFlows?.id ?? "", flow.id)),
  }));
  const policyCases = others.map(({ id }) => ({ name: id, entries: about(id) }));
  const covered = new Set([...flowCases, ...policyCases].flatMap((one) => one.entries));
  const rest = entries.filter((entry) => !covered.has(entry));
  const otherCases = [...new Set(rest.map(({ rule }) => rule))].map((rule) => ({
    name: rule,
    entries: rest.filter((entry) => entry.rule === rule),
  }));
  return [...flowCases, ...policyCases, ...otherCases];
}

/** Whether an entry breaks a rule, or leaves it in doubt; and for this flow, where one is given. */
function speaksOf({ rule, flow, doubts = [] }: Entry, of: string, ofFlow?: string): boolean {
  return [{ rule, flow }, ...doubts].some(
    (one) => one.rule === of && (ofFlow === undefined || one.flow === ofFlow),
  );
}
