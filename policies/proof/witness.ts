// Choosing the packet of a region that says most to a reader: from outside to an Edge Server or from one to outside, at a
// port that means something. Any packet would do for the proof. What is preferred is intersected with the region exactly, so
// that no packet from an address to itself or from the platform is shown where an ordinary one exists.
import { hasPorts, unionAddresses } from "../../modules/packets";
import type { AddressRange, Box, Chain, Family, Packet } from "../../modules/packets";
import { farClasses, hostsIn, nearClasses } from "./telling-addresses";
import { sourcePort, tellingPort, tellingProtocol } from "./telling-ports";

/** From where a packet is looked at: which end is the near one, and which addresses there are the Edge's own. */
export interface Viewpoint {
  readonly direction: "inbound" | "outbound";
  /** The Edge Servers' addresses, where they are known. @default none */
  readonly own?: Readonly<Record<Family, readonly AddressRange[]>>;
}

const NOBODYS: Readonly<Record<Family, readonly AddressRange[]>> = { 4: [], 6: [] };

/** Where a gate stands: the near ends of its flows are the Edge's own addresses. */
export function viewOf(direction: Viewpoint["direction"], flows: Chain<unknown>): Viewpoint {
  const near = direction === "inbound" ? "destination" : "source";
  const boxes = flows.flatMap(({ rules }) => rules.flatMap(({ possible }) => possible));
  const of = (family: Family): readonly AddressRange[] =>
    unionAddresses(...boxes.flatMap((box) => (box.family === family ? [box[near]] : [])));
  return { direction, own: { 4: of(4), 6: of(6) } };
}

/** The most telling packet of the boxes; the same for the same boxes. */
export function chooseWitness(
  boxes: readonly Box[],
  view: Viewpoint = { direction: "inbound" },
): Packet {
  const [first, ...others] = boxes;
  if (first === undefined) throw new Error("no witness: a region without packets was to be shown");
  let best = candidateOf(first, view);
  for (const box of others) {
    const candidate = candidateOf(box, view);
    if (saysMore(candidate, best)) best = candidate;
  }
  return best.packet;
}

interface Candidate {
  readonly packet: Packet;
  /** The lower the first number in which two differ, the more it says. */
  readonly ranks: readonly number[];
}

function candidateOf(box: Box, view: Viewpoint): Candidate {
  const { family } = box;
  const ends = endsOf(box, view);
  const protocol = tellingProtocol(box.protocol);
  const ported = hasPorts(protocol.value);
  const port = ported ? tellingPort(box.destinationPort) : { value: 0, rank: 0 };
  const [near, far] = [ends.near.host, ends.far.host];
  const inbound = view.direction === "inbound";
  return {
    packet: {
      family,
      source: inbound ? far : near,
      destination: inbound ? near : far,
      protocol: protocol.value,
      sourcePort: ported ? sourcePort(box.sourcePort) : 0,
      destinationPort: port.value,
    },
    ranks: [
      ends.oddity,
      family,
      ends.near.rank,
      ends.far.rank,
      protocol.rank,
      port.rank,
      port.value,
    ],
  };
}

function saysMore({ ranks }: Candidate, { ranks: others }: Candidate): boolean {
  const at = ranks.findIndex((rank, index) => rank !== others[index]);
  return at >= 0 && (ranks[at] ?? 0) < (others[at] ?? 0);
}

interface End {
  readonly host: bigint;
  readonly rank: number;
  readonly isOdd: boolean;
}

interface Ends {
  readonly near: End;
  readonly far: End;
  /** 0: two machines; 1: an address that is no ordinary host's; 2: from an address to itself. */
  readonly oddity: number;
}

/** The two ends that say most: never one address at both ends, nor an odd one, where the box has others. */
function endsOf(box: Box, { direction, own = NOBODYS }: Viewpoint): Ends {
  const { family } = box;
  const [near, far] =
    direction === "inbound" ? [box.destination, box.source] : [box.source, box.destination];
  const ours = nearClasses(family, near, own[family]).flatMap(endsIn);
  const theirs = farClasses(family, far, own[family]).flatMap(endsIn);
  const pairs = ours.flatMap((one) => theirs.map((other) => paired(one, other)));
  const least = Math.min(...pairs.map(({ oddity }) => oddity));
  const found = pairs.find(({ oddity }) => oddity === least);
  if (found === undefined) throw new Error("a box with an empty field is not canonical");
  return found;
}

function endsIn({ ranges, rank, isOdd }: ReturnType<typeof nearClasses>[number]): readonly End[] {
  return hostsIn(ranges).map((host) => ({ host, rank, isOdd }));
}

function paired(near: End, far: End): Ends {
  const oddity = near.host === far.host ? 2 : near.isOdd || far.isOdd ? 1 : 0;
  return { near, far, oddity };
}
