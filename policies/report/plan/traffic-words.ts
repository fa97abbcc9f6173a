// Packets of an entry in words that fit a sentence about one gate: `tcp 3389 from 203.0.113.0/24 to subnet snet-x`.
import { describeTraffic, formatAddresses } from "../../catalog";
import type { ChangedGate, PlanEntry } from "../../proof";
import type { ShownBox } from "../../readers";

/** Parts of a region that a sentence names. */
const SHOWN = 2;

const ANY = "any address";

/** Both ends: the far one as it is, the near one as the gate, and which of its addresses where these are not all. */
export function trafficWords(
  gate: ChangedGate,
  { packets, truncated }: Pick<PlanEntry, "packets" | "truncated">,
): string {
  if (truncated) return between(gate, "a region of many parts", undefined, undefined);
  const groups = byFarEnd(gate, packets);
  const shown = groups.slice(0, SHOWN).map(({ far, near, boxes }) => {
    const what = describeTraffic({ packets: boxes, truncated: false });
    return between(gate, what, far, near);
  });
  const more = groups.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more such`] : [])].join(", and ");
}

function between(
  { direction, name }: ChangedGate,
  what: string,
  far: string | undefined,
  near: string | undefined,
): string {
  const here = near === undefined ? name : `${name} (${near})`;
  if (direction === "inbound")
    return `${what}${far === undefined ? "" : ` from ${far}`} to ${here}`;
  return `${what} from ${here}${far === undefined ? "" : ` to ${far}`}`;
}

interface Group {
  readonly far: string;
  /** Absent for all addresses of the gate. */
  readonly near: string | undefined;
  readonly boxes: ShownBox[];
}

/** Boxes that share both ends, those of all IPv4 and all IPv6 addresses with the same packets as one. */
function byFarEnd(gate: ChangedGate, packets: readonly ShownBox[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const box of packets) {
    const [farRanges, nearRanges] =
      gate.direction === "inbound" ? [box.source, box.destination] : [box.destination, box.source];
    const far = formatAddresses(box.family, farRanges);
    const near = nearWords(gate, box.family, formatAddresses(box.family, nearRanges));
    const key = JSON.stringify([far, near]);
    const group = groups.get(key) ?? { far, near, boxes: [] };
    group.boxes.push(box);
    groups.set(key, group);
  }
  return joinFamilies([...groups.values()]);
}

function nearWords(
  { holds }: ChangedGate,
  family: ShownBox["family"],
  text: string,
): string | undefined {
  const whole = holds === undefined ? undefined : formatAddresses(family, holds[family]);
  return text === `any IPv${family}` || text === whole ? undefined : text;
}

function joinFamilies(groups: readonly Group[]): readonly Group[] {
  const [four, six] = [4, 6].map((family) =>
    groups.find(({ far, near }) => far === `any IPv${family}` && near === undefined),
  );
  if (four === undefined || six === undefined) return groups;
  const [one, other] = [four, six].map(({ boxes }) =>
    describeTraffic({ packets: boxes, truncated: false }),
  );
  if (one !== other) return groups;
  return groups.flatMap((group) => {
    if (group === six) return [];
    return [group === four ? { ...four, far: ANY } : group];
  });
}
