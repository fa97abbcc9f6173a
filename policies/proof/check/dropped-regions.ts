// What is asked for and the cloud itself drops, or may drop: part of each flow, and of each expectation to accept.
import { boxesMeet, PacketSet } from "../../../modules/packets";
import type { Box } from "../../../modules/packets";
import type { BoundFlow, Deployment } from "../../../modules/sites";
import type { DroppedRegion } from "../../catalog";
import type { PlatformTraffic } from "../../readers";
import { shownBoxes } from "../difference-causes";
import { chooseWitness } from "../witness";
import { expectedBoxes } from "./expectation-evidence";

/** `packetsOf`: the packets of a flow. */
export function droppedRegions(
  platform: readonly PlatformTraffic[],
  { flows, expectations = [] }: Deployment,
  packetsOf: (flow: BoundFlow) => readonly Box[],
): readonly DroppedRegion[] {
  return platform.flatMap((traffic) => {
    const alike = ({ direction }: Pick<BoundFlow, "direction">): boolean =>
      direction === traffic.direction;
    return [
      ...flows.filter(alike).flatMap((flow) => regionOf(traffic, packetsOf(flow), { flow })),
      ...expectations
        .filter((one) => alike(one) && one.verdict === "accept")
        .flatMap((expectation) =>
          regionOf(traffic, expectedBoxes(expectation)).map((one) => ({ ...one, expectation })),
        ),
    ];
  });
}

function regionOf(
  traffic: PlatformTraffic,
  asked: readonly Box[],
  about: { readonly flow?: BoundFlow } = {},
): readonly DroppedRegion[] {
  if (!boxesMeet(asked, traffic.boxes)) return [];
  const whole = PacketSet.of(asked).intersect(PacketSet.of(traffic.boxes)).boxes();
  const region = {
    ...shownBoxes(whole),
    whole,
    witness: chooseWitness(whole),
    decidedBy: traffic.origin,
    alsoDecidedBy: [],
    ...about,
  };
  return [{ traffic, region }];
}

/** What has to hold so that what is asked for passes, each with a few of those who ask. */
export function passesIf(dropped: readonly DroppedRegion[]): readonly string[] {
  const asking = new Map<string, string[]>();
  for (const { traffic, region, expectation } of dropped) {
    if (traffic.passesIf === undefined) continue;
    const by = region.flow === undefined ? (expectation?.words ?? "") : region.flow.id;
    const known = asking.get(traffic.passesIf);
    if (known === undefined) asking.set(traffic.passesIf, [by]);
    else known.push(by);
  }
  return [...asking].map(([sentence, [first = "", ...others]]) => {
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return `${sentence} (asked for by \`${first}\`${more})`;
  });
}
