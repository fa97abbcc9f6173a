// What is asked for and the cloud itself drops, or may drop: part of each flow, and of each expectation to accept. And what it
// passes though the site expects that it does not.
import { boxesMeet, PacketSet } from "../../../modules/packets";
import type { Box } from "../../../modules/packets";
import type { BoundFlow, Deployment } from "../../../modules/sites";
import type { DroppedRegion } from "../../catalog";
import type { PlatformTraffic } from "../../readers";
import { shownRegion } from "../difference-causes";
import { expectedBoxes } from "./expectation-evidence";

/** `packetsOf`: the packets of a flow. */
export function droppedRegions(
  platform: readonly PlatformTraffic[],
  { flows, expectations = [] }: Deployment,
  packetsOf: (flow: BoundFlow) => readonly Box[],
): readonly DroppedRegion[] {
  return platform.flatMap((traffic) => {
    if (traffic.effect === "passed") return [];
    const alike = ({ direction }: Pick<BoundFlow, "direction">): boolean =>
      direction === traffic.direction;
    return [
      ...flows
        .filter((flow) => alike(flow) && isAskedOf(flow, traffic))
        .flatMap((flow) => regionOf(traffic, packetsOf(flow), { flow })),
      ...expectations
        .filter((one) => alike(one) && one.verdict === "accept")
        .flatMap((expectation) =>
          regionOf(traffic, expectedBoxes(expectation)).map((one) => ({ ...one, expectation })),
        ),
    ];
  });
}

/** A flow of any protocol asks for what the cloud passes, not for what it never does. */
function isAskedOf({ transport }: BoundFlow, { passesIf }: PlatformTraffic): boolean {
  return transport !== "any" || passesIf !== undefined;
}

function regionOf(
  traffic: PlatformTraffic,
  asked: readonly Box[],
  about: { readonly flow?: BoundFlow } = {},
): readonly DroppedRegion[] {
  if (!boxesMeet(asked, traffic.boxes)) return [];
  const whole = PacketSet.of(asked).intersect(PacketSet.of(traffic.boxes)).boxes();
  const region = {
    ...shownRegion(whole, { direction: traffic.direction }),
    whole,
    decidedBy: traffic.origin,
    alsoDecidedBy: [],
    ...about,
  };
  return [{ traffic, region }];
}

/** What has to hold so that what is asked for passes, each with one of those who ask, and what passes though it is denied. */
export function platformAssumptions(
  dropped: readonly DroppedRegion[],
  platform: readonly PlatformTraffic[],
  { expectations = [] }: Deployment,
): readonly string[] {
  const asking = dropped.flatMap(({ traffic, region, expectation }) =>
    traffic.passesIf === undefined
      ? []
      : [
          [
            traffic.passesIf,
            `asked for by ${region.flow?.id ?? expectation?.words ?? ""}`,
          ] as const,
        ],
  );
  const denied = platform.flatMap(({ effect, direction, boxes, origin }) =>
    expectations
      .filter((one) => effect === "passed" && one.verdict === "deny" && one.direction === direction)
      .filter((one) => boxesMeet(expectedBoxes(one), boxes))
      .map(
        ({ words }) =>
          [origin.reason ?? "", `though the site expects ${words} to be denied`] as const,
      ),
  );
  const sentences = new Map<string, string[]>();
  for (const [sentence, by] of [...asking, ...denied])
    sentences.set(sentence, [...(sentences.get(sentence) ?? []), by]);
  return [...sentences].map(([sentence, [first = "", ...others]]) => {
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return `${sentence} (${first}${more})`;
  });
}
