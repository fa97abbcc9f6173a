// The flows of a deployment as a picture: who starts them on the left, the Edge in the middle, whom the Edge calls on the
// right. Every line is one pair of roles in one direction, with its ports; colours only repeat what the tables say.
import type { BoundFlow } from "../../../../modules/sites";
import { type Content, type Markup, markup } from "../../text/markup";
import { type FlowLine, type FlowLines, flowLines } from "../flows/flow-lines";
import type { FlowStatus } from "../flows/flow-status";

const WIDTH = 1060;
const SLOT = 38;
const PAD = 10;
const GAP = 14;
const TOP = 46;
const PEER = { left: 8, right: 852, width: 200 };
const EDGE = { left: 435, width: 190 };

/** Between a peer and the Edge; the lines bend in the part of it that no label needs. */
const BETWEEN = EDGE.left - PEER.left - PEER.width;
const NARROWEST_BEND = 60;
/** Of one character of a label, and of what is left free beside it. */
const LETTER = 7.2;
const BESIDE = 18;

/** Longest texts that fit; the whole text is in the title of the element. */
const LONGEST_ROLE = 23;
const LONGEST_PORTS = 22;

/** One column's box: a role, and the heights of its lines. */
interface RoleBox {
  readonly role: string;
  readonly top: number;
  readonly height: number;
}

/** The picture; `id` is unique in the page. Nothing where it would be too large to be read. */
export function flowDiagram(
  statuses: ReadonlyMap<BoundFlow, FlowStatus>,
  id: string,
): Markup | undefined {
  const lines = flowLines(statuses);
  if (lines === undefined) return undefined;
  const { inbound, outbound } = lines;
  const left = column(inbound);
  const right = column(outbound);
  const height = Math.max(left.height, right.height) + PAD;
  const edge = edgeBoxes(lines, height);
  return markup`<svg class="diagram" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text">
<title id="${id}-title">Flows of the deployment</title>
<desc id="${id}-text">${described(inbound, outbound)}</desc>
<text class="head" x="${PEER.left}" y="24">starts flows to the Edge</text>
<text class="head mid" x="${EDGE.left + EDGE.width / 2}" y="24">Edge interfaces</text>
<text class="head end" x="${PEER.right + PEER.width}" y="24">the Edge starts flows to</text>
${drawn(inbound, left.boxes, edge, "inbound")}${drawn(outbound, right.boxes, edge, "outbound")}${left.boxes.map((box) => roleBox(box, PEER.left, PEER.width, "peer"))}${right.boxes.map((box) => roleBox(box, PEER.right, PEER.width, "peer"))}${edge.map((box) => roleBox(box, EDGE.left, EDGE.width, "edge"))}</svg>`;
}

/** The boxes of the peers, one below the other, each as tall as its lines need. */
function column(lines: readonly FlowLine[]): {
  readonly boxes: readonly RoleBox[];
  readonly height: number;
} {
  let top = TOP;
  const boxes = [...new Set(lines.map(({ far }) => far))].map((role) => {
    const height = lines.filter(({ far }) => far === role).length * SLOT + PAD;
    const box = { role, top, height };
    top += height + GAP;
    return box;
  });
  return { boxes, height: top };
}

/** As tall as their lines need: where each had the same height, all lines to a busy one would bend to its corner. */
function edgeBoxes({ nears, inbound, outbound }: FlowLines, height: number): readonly RoleBox[] {
  const needs = nears.map((role) =>
    Math.max(
      ...[inbound, outbound].map((lines) => lines.filter(({ near }) => near === role).length),
    ),
  );
  const each =
    (height - TOP - PAD - GAP * (nears.length - 1)) / needs.reduce((sum, need) => sum + need, 0);
  let top = TOP;
  return nears.map((role, index) => {
    const box = { role, top, height: each * (needs[index] ?? 1) };
    top += box.height + GAP;
    return box;
  });
}

/** How far from the peer the lines of one side bend: behind the longest label. */
function bendOf(lines: readonly FlowLine[]): number {
  const longest = Math.max(0, ...lines.map((line) => labelOf(line).length));
  return Math.min(round(longest * LETTER + BESIDE), BETWEEN - NARROWEST_BEND);
}

/** Where the lines leave a box: evenly over its height. */
function slot({ top, height }: RoleBox, index: number, count: number): number {
  return round(top + (height * (index + 1)) / (count + 1));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function drawn(
  lines: readonly FlowLine[],
  peers: readonly RoleBox[],
  edge: readonly RoleBox[],
  direction: "inbound" | "outbound",
): Content {
  const bend = bendOf(lines);
  return lines.map((line) => {
    const peer = peers.find(({ role }) => role === line.far);
    const near = edge.find(({ role }) => role === line.near);
    if (peer === undefined || near === undefined) return undefined;
    const ofPeer = lines.filter(({ far }) => far === line.far);
    const ofNear = lines.filter((other) => other.near === line.near);
    const y = round(peer.top + PAD / 2 + SLOT * ofPeer.indexOf(line) + SLOT / 2 + 4);
    const end = slot(near, ofNear.indexOf(line), ofNear.length);
    return direction === "inbound"
      ? inboundArrow(line, y, end, bend)
      : outboundArrow(line, y, end, bend);
  });
}

function inboundArrow(line: FlowLine, y: number, end: number, bend: number): Markup {
  const [from, to] = [PEER.left + PEER.width, EDGE.left];
  const path = `M${from} ${y} H${from + bend} ${curve(from + bend, y, to - 10, end)}`;
  return arrow(line, `${line.far} to ${line.near}`, path, [to, end], [from + 6, y - 6]);
}

function outboundArrow(line: FlowLine, y: number, end: number, bend: number): Markup {
  const [from, to] = [EDGE.left + EDGE.width, PEER.right];
  const path = `M${from} ${end} ${curve(from, end, to - bend, y)} H${to - 10}`;
  return arrow(line, `${line.near} to ${line.far}`, path, [to, y], [to - 14, y - 6]);
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = round((x1 + x2) / 2);
  return `C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

type Point = readonly [x: number, y: number];

function arrow(
  line: FlowLine,
  ends: string,
  path: string,
  [tipX, tipY]: Point,
  [labelX, labelY]: Point,
): Markup {
  const side = tipX === EDGE.left ? "" : " end";
  return markup`<g class="line ${line.status.replace(" ", "-")}"><title>${ends}: ${line.ports.join(", ")} (${line.status})</title><path class="wire" d="${path}"/><path class="tip" d="M${tipX} ${tipY} l-11 -5 v10 z"/><text class="ports${side}" x="${labelX}" y="${labelY}">${labelOf(line)}</text></g>
`;
}

function labelOf({ ports, status }: FlowLine): string {
  const words = shorten(firstOf(ports), LONGEST_PORTS);
  return status === "open" ? words : `${words} (${status})`;
}

function roleBox({ role, top, height }: RoleBox, x: number, width: number, kind: string): Markup {
  return markup`<g class="role ${kind}"><title>${role}</title><rect x="${x}" y="${round(top)}" width="${width}" height="${round(height)}" rx="8"/><text x="${x + width / 2}" y="${round(top + height / 2 + 5)}">${shorten(role, LONGEST_ROLE)}</text></g>
`;
}

/** The first, and how many more there are. */
function firstOf([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} +${others.length}`;
}

function shorten(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** The picture in words, for those who do not see it. */
function described(inbound: readonly FlowLine[], outbound: readonly FlowLine[]): string {
  const said = [
    ...inbound.map(
      ({ far, near, ports, status }) => `${far} to ${near}: ${ports.join(", ")} (${status})`,
    ),
    ...outbound.map(
      ({ far, near, ports, status }) => `${near} to ${far}: ${ports.join(", ")} (${status})`,
    ),
  ];
  return said.join("; ");
}
