// Rules that nobody reads and that come before those that are read, such as those of a firewall policy: whatever they say
// decides first, so that in front of every layer each packet may be allowed and may be denied.
import type { Layer, Rule } from "../../modules/packets";
import type { Cloud } from "../../modules/sites";
import type { RuleOrigin } from "./gate";
import { judgeType } from "./harmless/judge-type";
import type { KindGates, PointLayers } from "./point-layers";
import type { ReadingNotes } from "./reading-notes";
import type { ResourceBlock } from "./resources/resource-block";
import type { ResourceSet } from "./resources/resource-set";
import { EVERY_ADDRESS, EVERY_TRANSPORT, exactly } from "./rules/match";
import { BOTH_ACTIONS, BOTH_DIRECTIONS, platformOrigin, readRule, rulesIn } from "./rules/rule";

const PREFIX: Readonly<Record<Cloud, string>> = { azure: "azurerm_", google: "google_" };

/** The gates of the kinds behind what comes before them and was reported as not understood; as they are where nothing is. */
export function behindUnreadRules(
  kinds: readonly KindGates[],
  resources: ResourceSet,
  cloud: Cloud,
  notes: ReadingNotes,
): readonly KindGates[] {
  const first = resources.all.find(
    ({ type, block }) =>
      type.startsWith(PREFIX[cloud]) &&
      judgeType(type)?.does === "filters first" &&
      notes.hasReported(block.address),
  );
  if (first === undefined) return kinds;
  const layer = layerOf(first.block);
  return kinds.map((kind) => behind(kind, layer));
}

/** Before every stage of what is read. */
const STAGE = 0;

function behind(kind: KindGates, layer: Layer<RuleOrigin>): KindGates {
  const after = (point: PointLayers): PointLayers => ({
    ...point,
    make: () => {
      const { point: place, layers } = point.make();
      return { point: place, layers: [{ layer, stage: STAGE, asksNext: false }, ...layers] };
    },
  });
  return {
    ...kind,
    *points(which) {
      for (const point of kind.points(which)) yield after(point);
    },
    ...(kind.like !== undefined && {
      like: (other) => {
        const point = kind.like?.(other);
        return point && after(point);
      },
    }),
    ...(kind.over !== undefined && {
      over: (before) => {
        const applied = kind.over?.(before);
        const { gates, once, ...rest } = applied ?? { gates: kind };
        return {
          ...rest,
          gates: behind(gates, layer),
          ...(once !== undefined && { once: behind(once, layer) }),
        };
      },
    }),
  };
}

function layerOf(block: ResourceBlock): Layer<RuleOrigin> {
  const rules: readonly Rule<RuleOrigin>[] = rulesIn(
    readRule(block, {
      name: block.address,
      directions: BOTH_DIRECTIONS,
      actions: BOTH_ACTIONS,
      priority: undefined,
      match: {
        source: exactly(EVERY_ADDRESS),
        destination: exactly(EVERY_ADDRESS),
        transport: exactly(EVERY_TRANSPORT),
      },
      reason: "its rules come before all others, and are not read",
    }),
  );
  return {
    rules,
    implied: { action: "next", origin: platformOrigin(block.address, "rules that are not read") },
  };
}
