// Traffic that a platform drops whatever the rules say: a gate that is open does not let it through.
import type { Box } from "../../modules/packets";
import type { Gate, RuleOrigin } from "./gate";
import { EXTERNAL_ADDRESSES } from "./rules/external-addresses";
import { EVERY_ADDRESS, exactly, type Transport } from "./rules/match";
import { boxesOf } from "./rules/match-boxes";
import { platformOrigin } from "./rules/rule";

export interface PlatformTraffic {
  readonly direction: Gate["direction"];
  readonly boxes: readonly Box[];
  /** What drops it, with the reason in words. */
  readonly origin: RuleOrigin;
  /**
   * For what is dropped in some projects or subscriptions, which no source shows: what has to hold so that it passes. Absent
   * for what is dropped everywhere.
   */
  readonly passesIf?: string;
}

/** One row of a platform's table. */
export interface DroppedTraffic {
  readonly name: string;
  readonly reason: string;
  readonly passesIf?: string;
  readonly directions: readonly Gate["direction"][];
  /** Whether it is dropped on the way from and to external addresses only. */
  readonly far: "any" | "external";
  readonly transport: Transport;
}

export function platformTraffic(
  platform: string,
  rows: readonly DroppedTraffic[],
): readonly PlatformTraffic[] {
  return rows.flatMap(({ name, reason, passesIf, directions, far, transport }) => {
    const near = exactly(EVERY_ADDRESS);
    const other = exactly(far === "any" ? EVERY_ADDRESS : EXTERNAL_ADDRESSES);
    const origin = platformOrigin(platform, name, { reason });
    return directions.map((direction) => {
      const [source, destination] = direction === "inbound" ? [other, near] : [near, other];
      const match = { source, destination, transport: exactly([transport]) };
      const { possible: boxes } = boxesOf(match, name);
      return { direction, boxes, origin, ...(passesIf !== undefined && { passesIf }) };
    });
  });
}
