// The report for what shows tests: a suite for each deployment, a case for each flow that must be open and for each of the
// other policies. Cases keep their names whatever is found, so that a tool can follow their history. Valid by the schema of
// Jenkins' JUnit reader; without times, because nothing was timed and the same run gives the same bytes.
import { formatProblem } from "../../../modules/input";
import { entryBlock, entryTitle } from "../model/entry-words";
import { type Content, type Markup, markup } from "../text/markup";
import type { Entry, ReportModel, Section, TestCase } from "../model/report-model";
import { suppressionWords } from "../text/words";

/** The whole run as one XML document. */
export function renderJunit(model: ReportModel): string {
  const suites = [...model.sections.map(sectionSuite), ...problemSuites(model)];
  const cases = suites.flatMap((suite) => suite.cases);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${model.title}" tests="${cases.length}" failures="${count(cases, "failure")}" errors="${count(cases, "error")}">
${suites.map(suiteMarkup)}</testsuites>
`.text;
}

type Outcome = "passed" | "failure" | "error" | "skipped";

interface Case {
  readonly name: string;
  readonly outcome: Outcome;
  readonly body: Content;
}

interface Suite {
  readonly name: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
  readonly cases: readonly Case[];
}

function count(cases: readonly Case[], outcome: Outcome): number {
  return cases.filter((one) => one.outcome === outcome).length;
}

function sectionSuite(section: Section): Suite {
  const { deployment, cloud, verdict, basis, testCases, assumptions, allowances } = section;
  return {
    name: deployment,
    properties: [
      ["cloud", cloud],
      ["verdict", verdict],
      ["basis", basis],
      ...allowances.map((text) => ["allowance", text] as const),
      ...assumptions.map((text) => ["assumption", text] as const),
    ],
    cases: testCases.map(caseOf),
  };
}

function caseOf({ name, entries }: TestCase): Case {
  const open = entries.filter(({ suppressed }) => suppressed === undefined);
  const [first] = open;
  if (first !== undefined) return failedCase(name, open);
  const notes = entries.flatMap(({ suppressed }) =>
    suppressed === undefined ? [] : [`suppressed ${suppressionWords(suppressed)}`],
  );
  return notes.length === 0
    ? { name, outcome: "passed", body: undefined }
    : { name, outcome: "skipped", body: markup`\n      <skipped>${lines(notes)}</skipped>` };
}

/** Readers show one failure of a case, so all entries stand in one: as a failure if any of them is certain. */
function failedCase(name: string, entries: readonly Entry[]): Case {
  const certain = entries.find(({ level }) => level === "error");
  const first = certain ?? entries[0];
  const more = entries.length > 1 ? ` (and ${entries.length - 1} more)` : "";
  const message = first === undefined ? "" : `${entryTitle(first)}${more}`;
  const text = lines(entries.flatMap((entry) => [entryTitle(entry), ...indented(entry), ""]));
  const type = first?.kind;
  return certain === undefined
    ? {
        name,
        outcome: "error",
        body: markup`\n      <error type="${type}" message="${message}">${text}</error>`,
      }
    : {
        name,
        outcome: "failure",
        body: markup`\n      <failure type="${type}" message="${message}">${text}</failure>`,
      };
}

function indented(entry: Entry): readonly string[] {
  return entryBlock(entry).map((line) => `  ${line}`);
}

/** Each line is made safe by itself, so that the breaks between them stay. */
function lines(texts: readonly string[]): Content {
  return texts.map((text, index) => (index === 0 ? text : markup`\n${text}`));
}

function problemSuites({ problems }: ReportModel): readonly Suite[] {
  if (problems.length === 0) return [];
  const cases = problems.map((problem): Case => {
    const text = formatProblem(problem);
    return {
      name: problem.message,
      outcome: "error",
      body: markup`\n      <error type="input" message="${text}">${text}</error>`,
    };
  });
  return [{ name: "input", properties: [], cases }];
}

function suiteMarkup({ name, properties, cases }: Suite): Markup {
  const listed = properties.map(
    ([key, value]) => markup`      <property name="${key}" value="${value}"/>\n`,
  );
  const about =
    listed.length === 0 ? undefined : markup`    <properties>\n${listed}    </properties>\n`;
  return markup`  <testsuite name="${name}" tests="${cases.length}" failures="${count(cases, "failure")}" errors="${count(cases, "error")}" skipped="${count(cases, "skipped")}">
${about}${cases.map((one) => caseMarkup(name, one))}  </testsuite>
`;
}

function caseMarkup(suite: string, { name, body }: Case): Markup {
  return body === undefined
    ? markup`    <testcase name="${name}" classname="${suite}"/>\n`
    : markup`    <testcase name="${name}" classname="${suite}">${body}\n    </testcase>\n`;
}
