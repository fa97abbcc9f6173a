// Which addresses the interfaces have, as far as the rules of a document show: a role gets those near addresses for which
// rules open most of what its rows ask for. Two candidates that do equally well leave a blank; nothing is invented.
import type { AddressRange, Box, Family } from "../../modules/packets";
import {
  addressesOverlap,
  isWithin,
  parsePrefix,
  prefixTexts,
  PROTOCOL,
} from "../../modules/packets";
import type { SelectedRow } from "../../modules/sites";
import type { Entry, NeededRoles, PeerAddresses } from "../drafts";
import type { Gate } from "../readers";

/** A rule's near side: few enough addresses to be machines. */
export interface NearSide {
  readonly direction: Gate["direction"];
  readonly family: Family;
  readonly ranges: readonly AddressRange[];
  readonly box: Box;
}

/** More addresses than this are a network, not the machines of a role. */
const MOST_MACHINES = 256n;

/** The near sides of the rules that open something at the Edge. */
export function nearSides(gates: readonly Gate[]): readonly NearSide[] {
  return gates
    .filter(({ machines }) => machines === "edge")
    .flatMap(({ chain, direction }) =>
      chain
        .flatMap(({ rules }) => rules)
        .filter(
          ({ action: verdict, origin }) => verdict !== "deny" && origin.writtenBy === "document",
        )
        .flatMap(({ certain }) => certain)
        .map((box) => ({ direction, family: box.family, ranges: nearOf(box, direction), box }))
        .filter(({ ranges }) => isFew(ranges)),
    );
}

/** The guarded side of a box. */
export function nearOf(box: Box, direction: Gate["direction"]): readonly AddressRange[] {
  return direction === "inbound" ? box.destination : box.source;
}

/** The other side. */
export function farOf(box: Box, direction: Gate["direction"]): readonly AddressRange[] {
  return direction === "inbound" ? box.source : box.destination;
}

export function isFew(ranges: readonly AddressRange[]): boolean {
  const count = ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  return count > 0n && count <= MOST_MACHINES;
}

/**
 * The addresses of each role: those given, else those that the rules tell. Where several do equally well for a role, those
 * that another role has got are left out, and the rest is looked at once more.
 */
export function guessInterfaces(
  roles: readonly string[],
  needed: NeededRoles,
  sides: readonly NearSide[],
  given: (role: string) => PeerAddresses | undefined,
): ReadonlyMap<string, Entry<readonly string[]>> {
  const guess = (role: string, among: readonly NearSide[]): Entry<readonly string[]> => {
    const value = given(role);
    if (typeof value === "object") return { value };
    const rows = needed.rows.filter((row) => row.near === role);
    return guessInterface(rows, among);
  };
  const first = roles.map((role) => [role, guess(role, sides)] as const);
  const taken = first.flatMap(([, { value = [] }]) => value.map(parsePrefix));
  const left = sides.filter(
    ({ family, ranges }) =>
      !addressesOverlap(
        ranges,
        taken.filter((prefix) => prefix.family === family),
      ),
  );
  return new Map(
    first.map(([role, entry]) => {
      const again = entry.value === undefined ? guess(role, left) : entry;
      return [role, again.value === undefined ? entry : again];
    }),
  );
}

/** The addresses of one role. `rows`: those that bind to it. */
function guessInterface(
  rows: readonly SelectedRow[],
  sides: readonly NearSide[],
): Entry<readonly string[]> {
  const best = ([4, 6] as const).map((family) => bestOf(family, rows, sides));
  const found = best.flatMap((one) => (typeof one === "object" ? one : []));
  if (found.length > 0 && !best.includes("tie"))
    return { value: found, notes: ["from the rules: check that these are the role's machines"] };
  const seen = new Set(sides.map(({ family, ranges }) => prefixTexts(family, ranges).join(", ")));
  const list = seen.size === 0 ? "none" : [...seen].slice(0, SHOWN).join("; ");
  return { value: undefined, notes: [`the rules do not tell; near addresses in them: ${list}`] };
}

const SHOWN = 12;

function bestOf(
  family: Family,
  rows: readonly SelectedRow[],
  sides: readonly NearSide[],
): readonly string[] | "none" | "tie" {
  const scores = new Map<string, number>();
  const texts = new Map<string, readonly string[]>();
  for (const side of sides.filter((one) => one.family === family)) {
    const prefixes = prefixTexts(family, side.ranges);
    texts.set(prefixes.join(), prefixes);
  }
  for (const key of texts.keys()) {
    const own = sides.filter(
      (side) => side.family === family && prefixTexts(family, side.ranges).join() === key,
    );
    scores.set(key, rows.filter(({ row }) => own.some((side) => opens(side, row))).length);
  }
  const most = Math.max(0, ...scores.values());
  if (most === 0) return "none";
  const [first, second] = [...scores].filter(([, score]) => score === most);
  return second === undefined ? (texts.get(first?.[0] ?? "") ?? "none") : "tie";
}

function opens({ direction, box }: NearSide, row: SelectedRow["row"]): boolean {
  return (
    direction === row.direction &&
    isWithin(box.protocol, PROTOCOL[row.transport]) &&
    box.destinationPort.some(
      ({ first, last }) => first <= row.ports.first && row.ports.last <= last,
    )
  );
}
