// The table of what a platform drops and passes, row by row, as packets.
import type { PlatformTraffic } from "../platform-traffic";
import { EXTERNAL_ADDRESSES } from "./external-addresses";
import { type Addresses, EVERY_ADDRESS, exactly, type Transport } from "./match";
import { boxesOf } from "./match-boxes";
import { platformOrigin } from "./rule";

/** One row of a platform's table. */
export interface TrafficRow {
  /** @default "dropped" */
  readonly effect?: PlatformTraffic["effect"];
  readonly name: string;
  readonly reason: string;
  readonly passesIf?: string;
  readonly directions: readonly PlatformTraffic["direction"][];
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
