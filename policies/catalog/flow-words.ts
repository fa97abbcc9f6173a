// Flows, rules and regions in words that fit a sentence.
import type { Literal } from "../../modules/packets";
import { type BoundFlow, protocolWords } from "../../modules/sites";
import type { RuleOrigin, ShownBox } from "../readers";
import type { Finding, FindingFlow } from "./finding";
import {
  EVERY_PORTED,
  EVERY_PORTLESS,
  formatPorts,
  formatProtocols,
  havePorts,
} from "./packet-words";
import type { Region } from "./policy";

/** `tcp 5061 from public-im-partners to access`; `tcp 443 (source ports 50000-59999) from av to av-peers`. */
export function describeFlow(flow: BoundFlow): string {
  const { direction, sourcePorts, near, far } = flow;
  const [from, to] = direction === "inbound" ? [far, near] : [near, far];
  const restricted =
    sourcePorts === undefined ? "" : ` (source ports ${formatPorts([sourcePorts])})`;
  const words = protocolWords(flow, (ports) => formatPorts([ports]));
  return `${words}${restricted} from ${from.role} to ${to.role}`;
}

/** `lync2013-pic row 1`; an extra flow is named by its id and owner. */
export function citeFlow({ id, citations, extra }: BoundFlow): string {
  if (extra !== undefined) return `extra flow ${extra.id}, owner ${extra.owner}`;
  if (citations.length === 0) return id;
  return citations.map(({ document, row }) => `${document} row ${row}`).join(", ");
}

/** The part of a flow that a finding carries. */
export function findingFlow({ id, citations }: BoundFlow): FindingFlow {
  return { id, citations };
}

/** `` `in-deny-all` (priority 4096) ``: the rule's own name; findings carry its address and place beside the message. */
export function describeRule({ name, priority }: RuleOrigin): string {
  return priority === undefined ? `\`${name}\`` : `\`${name}\` (priority ${priority})`;
}

/** The rule that decides a region's witness, and how many others decide parts of the region. */
export function describeRules({ decidedBy, alsoDecidedBy: { length } }: Region): string {
  const rule = describeRule(decidedBy);
  return length === 0 ? rule : `${rule} and ${length} more ${length === 1 ? "rule" : "rules"}`;
}

/** Unknowns shown before `and N more such`. */
const SHOWN_UNKNOWNS = 4;

/** `with a source in the service tag `Sql``: what has to be true of a packet. */
export function describeUnknowns(literals: readonly Literal[]): string {
  const words = literals.map(({ unknown, holds }) => `${holds ? "with" : "without"} a ${unknown}`);
  const more = words.length - SHOWN_UNKNOWNS;
  return [...words.slice(0, SHOWN_UNKNOWNS), ...(more > 0 ? [`${more} more such`] : [])].join(
    " and ",
  );
}

/** `; the packet shown may be open if it comes with a source in the service tag …`: what the finding rests on. */
export function describeAssumption(
  { assuming = [] }: Region,
  { kind, expected }: Pick<Finding, "kind" | "expected">,
): string {
  if (assuming.length === 0) return "";
  const listed = describeUnknowns(assuming);
  return kind === "unproven"
    ? `; the packet shown may be ${expected === "allow" ? "closed" : "open"} if it comes ${listed}`
    : `; this rule decides if the packet comes ${listed}, and the outcome is the same if not`;
}

/** What kind of packets a region holds, in a few words: `tcp 3389`, `any protocol`. */
export function describeTraffic({
  packets,
  truncated,
}: {
  readonly packets: readonly ShownBox[];
  readonly truncated: boolean;
}): string {
  if (truncated) return "a region of many parts";
  const kinds = [...new Set(packets.map(describeKind))];
  if (kinds.includes(EVERY_PORTLESS) && kinds.includes(`${EVERY_PORTED} any port`))
    return "any protocol";
  const [first = "nothing", second, ...others] = kinds;
  if (second === undefined) return first;
  return others.length === 0
    ? `${first} and ${second}`
    : `${first}, ${second} and ${others.length} more ${others.length === 1 ? "kind" : "kinds"}`;
}

function describeKind({ protocol, destinationPort }: ShownBox): string {
  const name = formatProtocols(protocol);
  if (!havePorts(protocol)) return name;
  const ports = formatPorts(destinationPort);
  return `${name} ${ports === "any" ? "any port" : ports}`;
}
