// Traffic that a platform drops, or passes, whatever the rules say.
import type { Box } from "../../modules/packets";
import type { Gate, RuleOrigin } from "./gate";
import { EXTERNAL_ADDRESSES } from "./rules/external-addresses";
import { type Addresses, EVERY_ADDRESS, exactly, type Transport } from "./rules/match";
import { boxesOf } from "./rules/match-boxes";
import { platformOrigin } from "./rules/rule";

export interface PlatformTraffic {
  readonly direction: Gate["direction"];
  readonly boxes: readonly Box[];
  /** What drops it, with the reason in words. */
  readonly origin: RuleOrigin;
  /** `passed`: the rules never close it. */
  readonly effect: "dropped" | "passed";
  /**
   * For what is dropped in some projects or subscriptions, which no source shows: what has to hold so that it passes. Absent
   * for what is dropped everywhere.
   */
  readonly passesIf?: string;
}

/** One row of a platform's table. */
export interface TrafficRow {
  /** @default "dropped" */
  readonly effect?: PlatformTraffic["effect"];
  readonly name: string;
  readonly reason: string;
  readonly passesIf?: string;
  readonly directions: readonly Gate["direction"][];
  /** `external`: on the way from and to external addresses only. */
  readonly far: "any" | "external" | Addresses;
  readonly transport: Transport;
}

const FAR = { any: EVERY_ADDRESS, external: EXTERNAL_ADDRESSES };

export function platformTraffic(
  platform: string,
  rows: readonly TrafficRow[],
): readonly PlatformTraffic[] {
  return rows.flatMap(
    ({ name, reason, passesIf, effect = "dropped", directions, far, transport }) => {
      const near = exactly(EVERY_ADDRESS);
      const other = exactly(typeof far === "string" ? FAR[far] : far);
      const origin = platformOrigin(platform, name, { reason });
      return directions.map((direction) => {
        const [source, destination] = direction === "inbound" ? [other, near] : [near, other];
        const match = { source, destination, transport: exactly([transport]) };
        const { possible: boxes } = boxesOf(match, name);
        return { direction, effect, boxes, origin, ...(passesIf !== undefined && { passesIf }) };
      });
    },
  );
}
