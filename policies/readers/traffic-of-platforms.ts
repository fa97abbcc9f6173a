// What the platforms of a reading drop and pass, whichever kinds of firewalls it holds.
import type { PlatformTraffic } from "./platform-traffic";
import type { Reading } from "./reading";

export function trafficOfPlatforms({ found = [] }: Reading): readonly PlatformTraffic[] {
  return [...new Set(found.flatMap(({ platform = [] }) => platform))];
}
