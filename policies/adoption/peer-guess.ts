// Which addresses a peer may have: the far addresses for which every one of its rows is certainly open by rules of their own, over the sets. What
// is open to everybody is not taken for the peer's: that a person has to write.
import {
  ALL_ADDRESSES,
  type AddressRange,
  compareChains,
  type Family,
  intersectAddresses,
  makeBoxes,
  prefixTexts,
  PROTOCOL,
  subtractAddresses,
  unionAddresses,
} from "../../modules/packets";
import { type BoundEnd, guards, type SelectedRow } from "../../modules/sites";
import type { Entry, PeerAddresses } from "../drafts";
import type { Gate } from "../readers";
import { farOf } from "./near-guess";
import { ownRulesOnly } from "./own-rules";

export interface PeerGuess {
  readonly entry: Entry<PeerAddresses>;
  /** What the dry run takes it to be while the entry is blank; absent when the rules open nothing for it. */
  readonly placeholder?: PeerAddresses;
}

/** A row of the peer with the interface that it binds to. */
export interface PeerRow {
  readonly selected: SelectedRow;
  readonly near: BoundEnd;
}

const MOST_PREFIXES = 40;

export function guessPeer(
  rows: readonly PeerRow[],
  gates: readonly Gate[],
  about: string,
): PeerGuess {
  const families = [
    ...new Set(rows.flatMap(({ near }) => near.addresses.map(({ family }) => family))),
  ];
  const open = families.map((family) => ({ family, ranges: openFor(rows, family, gates) }));
  const some = open.filter(({ ranges }) => ranges.length > 0);
  if (some.length === 0) return { entry: blank(about, "no rule of the configuration is about it") };
  if (open.every(({ family, ranges }) => isAll(family, ranges)))
    return {
      entry: blank(about, "open to every address: write `any` if that is meant"),
      placeholder: "any",
    };
  const prefixes = some.flatMap(({ family, ranges }) => prefixTexts(family, ranges));
  if (prefixes.length > MOST_PREFIXES)
    return { entry: blank(about, `open to ${prefixes.length} prefixes`), placeholder: prefixes };
  return {
    entry: { value: prefixes, notes: [about, "from the rules: check that these are theirs"] },
  };
}

function blank(...notes: readonly string[]): Entry<PeerAddresses> {
  return { value: undefined, notes };
}

function isAll(family: Family, ranges: readonly AddressRange[]): boolean {
  return subtractAddresses(ALL_ADDRESSES[family], ranges).length === 0;
}

/** The far addresses for which each row is open that is open for any at all. */
function openFor(
  rows: readonly PeerRow[],
  family: Family,
  gates: readonly Gate[],
): readonly AddressRange[] {
  const each = rows
    .map((row) => openForRow(row, family, gates))
    .filter((ranges) => ranges.length > 0);
  const [first, ...others] = each;
  return first === undefined
    ? []
    : others.reduce((all, ranges) => intersectAddresses(all, ranges), first);
}

/** Every address but those for which some packet of the row may be closed at some gate. */
function openForRow(
  { selected: { row }, near }: PeerRow,
  family: Family,
  gates: readonly Gate[],
): readonly AddressRange[] {
  const own = near.addresses.find((addresses) => addresses.family === family);
  if (own === undefined) return [];
  const number = PROTOCOL[row.transport];
  const boxes = makeBoxes({
    family,
    protocol: [{ first: number, last: number }],
    destinationPort: [row.ports],
    ...(row.sourcePorts === undefined ? {} : { sourcePort: [row.sourcePorts] }),
    ...(row.direction === "inbound" ? { destination: own.ranges } : { source: own.ranges }),
  });
  const asked = [
    {
      rules: [{ action: "allow" as const, certain: boxes, possible: boxes, origin: undefined }],
      implied: { action: "deny" as const, origin: undefined },
    },
  ];
  const guarding = gates.filter(
    (gate) =>
      gate.machines === "edge" && gate.direction === row.direction && guards(gate, near.role),
  );
  const closed = guarding
    .flatMap(({ chain }) => compareChains(asked, "must", ownRulesOnly(chain), "must"))
    .flatMap((piece) => piece.boxes)
    .flatMap((box) => farOf(box, row.direction));
  return guarding.length === 0
    ? []
    : subtractAddresses(ALL_ADDRESSES[family], unionAddresses(closed));
}
