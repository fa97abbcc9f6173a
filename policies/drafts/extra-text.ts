// The `extraFlows` of a site in the making: what is open and no row documents, each waiting for somebody to answer for it.
import type { ExtraDraft } from "./site-draft";
import { comment, indent, inline } from "./yaml-lines";

const SAMPLE = [
  "# extraFlows:",
  "#   - id: rdp-bastion",
  "#     transport: tcp",
  "#     ports: 3389",
  "#     from: [10.45.99.0/26]",
  "#     to: access",
  "#     owner: netops",
  "#     reason: administration through the bastion",
  "#     expires: 2027-03-31",
];

const UNANSWERED = [
  "owner: # fill in: who answers for it",
  "reason: # fill in: why it has to be open",
  "expires: # fill in: the last day on which it may be open, such as 2027-03-31",
];

const ANSWERED = ["owner: trial", "reason: trial", 'expires: "9999-12-31"'];

/** The lines of the list; a sample in comments where there is none. */
export function extraLines(extras: readonly ExtraDraft[]): readonly string[] {
  const about = comment(
    "Reviewed additions to the port tables: who answers for each, why, and the last day on which it may be open.",
  );
  if (extras.length === 0) return [...about, ...SAMPLE];
  return [...about, "extraFlows:", ...indent(extras.flatMap(flowLines))];
}

function flowLines(extra: ExtraDraft): readonly string[] {
  const { id, transport, ports, from, to, deployment, notes } = extra;
  return [
    ...notes.flatMap((note) => comment(note)),
    `- id: ${inline(id)}`,
    ...indent([
      `transport: ${transport}`,
      `ports: ${ports.length === 1 ? (ports[0] ?? "") : `[${ports.join(", ")}]`}`,
      ...(extra.sourcePorts === undefined ? [] : [`sourcePorts: ${extra.sourcePorts}`]),
      `from: ${inline(from)}`,
      `to: ${inline(to)}`,
      `deployments: ${inline([deployment])}`,
      ...(extra.answered === true ? ANSWERED : UNANSWERED),
    ]),
  ];
}
