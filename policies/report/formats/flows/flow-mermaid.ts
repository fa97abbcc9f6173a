// The flows of a deployment as a mermaid diagram, which GitHub and GitLab draw: the same lines as the picture of the HTML page.
import type { BoundFlow } from "../../../../modules/sites";
import { printable } from "../../text/printable";
import { type FlowLine, flowLines } from "./flow-lines";
import type { FlowStatus } from "./flow-status";

/** Longest texts in the picture. */
const LONGEST_ROLE = 40;
const LONGEST_PORTS = 60;

/** How a line is drawn: open ones whole, closed ones with a cross, and those that are not decided dotted. */
const ARROWS: Readonly<Record<FlowStatus, string>> = {
  open: "-->",
  closed: "--x",
  "in doubt": "-.->",
  undecided: "-.->",
};

/** The lines of a block of code called `mermaid`; nothing where there is no picture, or it would be too large to be read. */
export function flowMermaid(
  statuses: ReadonlyMap<BoundFlow, FlowStatus>,
): readonly string[] | undefined {
  const lines = flowLines(statuses);
  if (lines === undefined) return undefined;
  const { inbound, outbound } = lines;
  const callers = nodes("from", inbound, "far");
  const edge = nodes("edge", [...inbound, ...outbound], "near");
  const called = nodes("to", outbound, "far");
  return [
    "```mermaid",
    "flowchart LR",
    ...boxes("starts flows to the Edge", "callers", callers),
    ...boxes("Edge interfaces", "interfaces", edge),
    ...boxes("the Edge starts flows to", "called", called),
    ...inbound.map((line) => arrow(callers.get(line.far), line, edge.get(line.near))),
    ...outbound.map((line) => arrow(edge.get(line.near), line, called.get(line.far))),
    "```",
  ];
}

/** A name of our own for each role, because roles may be called anything. */
function nodes(
  prefix: string,
  lines: readonly FlowLine[],
  end: "near" | "far",
): ReadonlyMap<string, string> {
  const roles = [...new Set(lines.map((line) => line[end]))];
  return new Map(roles.map((role, index) => [role, `${prefix}${index + 1}`]));
}

function boxes(title: string, name: string, roles: ReadonlyMap<string, string>): readonly string[] {
  return roles.size === 0
    ? []
    : [
        `  subgraph ${name} [${label(title, LONGEST_ROLE)}]`,
        ...[...roles].map(([role, node]) => `    ${node}[${label(role, LONGEST_ROLE)}]`),
        "  end",
      ];
}

function arrow(from = "", { ports, status }: FlowLine, to = ""): string {
  const words = `${ports.join(", ")}${status === "open" ? "" : ` (${status})`}`;
  return `  ${from} ${ARROWS[status]}|${label(words, LONGEST_PORTS)}| ${to}`;
}

/** Text in quotes in which whatever mermaid, Markdown or HTML could act on is a character's number. */
function label(text: string, longest: number): string {
  // Without a text, there would be no picture at all.
  const whole = Array.from(text === "" ? " " : printable(text));
  const shown = whole.length > longest ? [...whole.slice(0, longest - 1), "…"] : whole;
  const marker = LIST.exec(shown.join(""))?.[0].length;
  const written = shown.map((char, index) =>
    /[A-Za-z0-9 .,()/-]/.test(char) && index !== marker ? char : `#${char.codePointAt(0) ?? 0};`,
  );
  return `"${written.join("")}"`;
}

/** What stands before the mark of a list, in whose place mermaid prints that it supports none. */
const LIST = /^ *(?:\d+(?=[.)])|(?=-))/;
