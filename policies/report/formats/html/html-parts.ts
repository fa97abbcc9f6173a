// The parts of one deployment, in the order of the page: what is wrong, what the verdict rests on, the flows, the rules.
import { mergeNotes } from "../../flows/merge-notes";
import type { Section, SectionPolicy } from "../../model/report-model";
import { type Markup, markup } from "../../text/markup";
import { flowStatuses } from "../flows/flow-status";
import { flowDiagram } from "./flow-diagram";
import { heading, type Part, textList } from "./html-document";
import { entryList } from "./html-entries";
import { documentList, flowMatrix, flowTable } from "./html-flows";
import { ruleTable } from "./html-rules";
import { scrolling } from "./html-words";

/** @param id of the section, which those of its parts begin with. */
export function partsOf(section: Section, id: string): readonly Part[] {
  const { allowances, assumptions, advisories } = section;
  const policy = section.policy?.();
  const notes = listPart("Notes", mergeNotes(advisories), `${id}-notes`);
  const parts: readonly (Part | undefined)[] = [
    ...entryParts(section, id),
    listPart("What this rests on", assumptions, `${id}-basis`),
    listPart("Allowed besides the flows", allowances, `${id}-allowances`),
    ...(policy === undefined
      ? [notes]
      : [...policyParts(section, policy, id), notes && wide(notes)]),
  ];
  return parts.filter((part) => part !== undefined);
}

/** What opens stands apart from what closes; findings of a check are in the order of their gravity. */
const CHANGES: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ["Opens", ["opens"]],
  ["Closes", ["closes"]],
  ["May open or close", ["may-open", "may-close"]],
  ["Not compared", ["not compared"]],
];

function entryParts({ entries, policy }: Section, id: string): readonly (Part | undefined)[] {
  const open = entries.filter(({ suppressed }) => suppressed === undefined);
  const suppressed = entries.filter((entry) => entry.suppressed !== undefined);
  const shown =
    policy === undefined
      ? CHANGES.map(([title, kinds], at) => {
          const own = open.filter(({ kind }) => kinds.includes(kind));
          return entryPart(title, own, `${id}-changes-${at + 1}`);
        })
      : [entryPart("Findings", open, `${id}-findings`)];
  return [...shown, entryPart("Suppressed findings", suppressed, `${id}-suppressed`)];
}

function entryPart(title: string, entries: Section["entries"], id: string): Part | undefined {
  return part(title, entryList(title, entries, id), id);
}

function listPart(title: string, texts: readonly string[], id: string): Part | undefined {
  return part(title, textList(title, texts, id), id);
}

function part(title: string, content: Markup | undefined, id: string): Part | undefined {
  return content === undefined ? undefined : { id, title, content };
}

function policyParts(
  section: Section,
  policy: SectionPolicy,
  id: string,
): readonly (Part | undefined)[] {
  const { flows, rules } = policy;
  const statuses = flowStatuses(section, flows);
  const diagram = flowDiagram(statuses, id);
  const headed = (title: string, name: string, content: Markup, count?: number): Part => {
    const own = `${id}-${name}`;
    const counted =
      count === undefined ? title : markup`${title} <span class="count">${count}</span>`;
    return {
      id: own,
      title,
      content: markup`${heading(counted, own)}
${content}
`,
    };
  };
  return [
    diagram &&
      headed(
        "Flows at a glance",
        "picture",
        markup`<p class="hint">The picture is wider than this screen: move it sideways.</p>
${scrolling("Diagram of the flows", markup`<div class="picture">${diagram}</div>`)}`,
      ),
    headed("Peers and interfaces", "matrix", flowMatrix(statuses)),
    wide(
      headed(
        "Flows and the rows that ask for them",
        "flows",
        markup`${flowTable(statuses, policy)}
${documentList(statuses)}`,
        flows.length,
      ),
    ),
    wide(
      headed(
        "Rules and the flows that they serve",
        "rules",
        ruleTable(rules, section.file, `${id}-rules`),
        rules?.length,
      ),
    ),
  ];
}

/** On paper it stands across the page, where names of rules fit on one line; and what follows, which saves a sheet. */
function wide({ content, ...part }: Part): Part {
  return {
    ...part,
    content: markup`<div class="wide">${content}</div>
`,
  };
}
