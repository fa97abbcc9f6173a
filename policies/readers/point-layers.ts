// What a kind of firewall gives to `read-gates.ts`: its layers at each enforcement point, to be folded into gates.
import type { Layer } from "../../modules/packets";
import type { Gate, RuleOrigin } from "./gate";
import type { PlatformTraffic } from "./platform-traffic";

/** The gates of one kind of firewall in one source. */
export interface KindGates {
  /**
   * The points at which the kind filters. `opening`: those of Edge machines, and of other machines those at which
   * something may be opened. `every`: also those at which something is only closed.
   */
  points(which: "opening" | "every"): Iterable<PointLayers>;
  /**
   * What the source does at the machines of another source's gate for which it has no point of its own: its rules for such
   * machines and the cloud's defaults. Nothing where that is not shown.
   */
  like?(other: Gate): PointLayers | undefined;
  /** What the cloud drops and passes whatever these rules say. @default nothing */
  readonly platform?: readonly PlatformTraffic[];
  /** Plain data for `over` of another source, of which only the kind that made it knows the form. */
  readonly subject?: unknown;
  /**
   * What becomes of the kind's objects when the source is applied over another one, of whose kinds these are the subjects.
   * Absent where applying leaves nothing of what was there.
   */
  over?(before: readonly unknown[]): Applied;
}

/** The objects of a source as they are once it was applied over another one. */
export interface Applied {
  /** With what stays, or may stay, of what was there. */
  readonly gates: KindGates;
  /** As they are between a first and a second apply; absent where one is enough. */
  readonly once?: KindGates;
  /** Why one apply is not enough, in a sentence without period. */
  readonly why?: string;
}

/** The layers of one kind at one enforcement point. */
export interface PointLayers {
  readonly machines: Gate["machines"];
  /** The same for the same point in all kinds of one cloud. */
  readonly key: string;
  /** Made only for points that are kept. */
  make(): {
    readonly point: Omit<Gate, "chain" | "machines">;
    readonly layers: readonly StagedLayer[];
  };
}

export interface StagedLayer {
  readonly layer: Layer<RuleOrigin>;
  /** Where the layer stands in the way of a packet in this direction; smaller comes first. */
  readonly stage: number;
  /** Whether a packet that it allows must be allowed by the layers behind it as well. */
  readonly asksNext: boolean;
}

/** The key of a point: what it stands before, in one direction. */
export function pointKey(
  direction: Gate["direction"],
  machines: Gate["machines"],
  guards: string,
): string {
  return `${direction} ${machines} ${guards}`;
}
