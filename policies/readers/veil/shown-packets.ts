// Packets as reports show them: the same values, and which of them are sensitive or would tell one that is.
import type { AddressRange, Box, Packet, Range } from "../../../modules/packets";

/** An end of a range that is not to be printed. */
export type HiddenEnd = "first" | "last";

export type Shown<R> = R & { readonly hides?: readonly HiddenEnd[] };

/** Fields of a box or packet that hold addresses or ports. */
export type ShownField = "source" | "destination" | "sourcePort" | "destinationPort";

/** A box in which ends of ranges may be hidden. */
export interface ShownBox extends Box {
  readonly source: readonly Shown<AddressRange>[];
  readonly destination: readonly Shown<AddressRange>[];
  readonly sourcePort: readonly Shown<Range>[];
  readonly destinationPort: readonly Shown<Range>[];
}

/** A packet of which fields may be hidden. */
export interface ShownPacket extends Packet {
  readonly hides?: readonly ShownField[];
}
