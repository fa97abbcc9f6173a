// Traffic that a platform drops, or passes, whatever the rules say.
import type { Box } from "../../modules/packets";
import type { Gate, RuleOrigin } from "./gate";

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
