// Boxes in one form for one set of packets, however a comparison has cut them.
import { type Box, BudgetExceeded, PacketSet } from "../../modules/packets";

/** The canonical boxes of the packets; the boxes as they are where finding them takes too much work. */
export function canonicalBoxes(boxes: readonly Box[]): readonly Box[] {
  try {
    return PacketSet.of(boxes).boxes();
  } catch (error) {
    if (error instanceof BudgetExceeded) return boxes;
    throw error;
  }
}
