// Azure and Google side by side: once the addresses of each site are replaced by the roles that they stand for, both
// admit the same packets, and exactly those that the page asks for. Asked of the packet sets of the readers' gates, and
// again packet by packet of the plain evaluator, which shares no code with them.
import { admitted, makeBoxes, PacketSet, parsePrefix } from "../../modules/packets";
import type { AddressRange, Bound, Box } from "../../modules/packets";
import { parseTerraformConfiguration, readGates } from "../../policies/readers";
import { ask, readPlainly } from "../oracle/plain-evaluator";
import type { PlainPacket } from "../oracle/plain-packets";
import { NEAR, PAGE } from "../samples/public-im-page";
import type { Cloud, Reading, Role } from "../samples/public-im-page";
import { eachEdgePacket } from "../oracle/representatives";
import { CORRECTED, deploymentOf, DUAL_STACK, siteWith } from "../samples/sample-sites";
import { factsOf, terraformText } from "../samples/synthesize";

const DIRECTIONS = ["inbound", "outbound"] as const;
const BOUNDS: readonly Bound[] = ["must", "may"];
type Direction = (typeof DIRECTIONS)[number];

const SITES = {
  printed: siteWith(),
  corrected: siteWith(CORRECTED),
  "printed, both families": siteWith(...DUAL_STACK),
  "corrected, both families": siteWith(CORRECTED, ...DUAL_STACK),
} as const;
type SiteName = keyof typeof SITES;

/** Stand-ins for the roles: addresses that no site has. */
const STAND_IN: Readonly<Record<Role, readonly [string, string]>> = {
  access: ["192.0.2.1", "2001:db8::1"],
  av: ["192.0.2.2", "2001:db8::2"],
};
const ROLES = ["access", "av"] as const;

const CASES = (Object.keys(SITES) as SiteName[]).flatMap((site) =>
  DIRECTIONS.flatMap((direction) => BOUNDS.map((bound) => ({ site, direction, bound }))),
);

describe("Azure and Google", () => {
  test.each(CASES)("$site, $direction, $bound: admit the same packets, role for role", (row) => {
    const azure = inRoles(admittedBy("azure", row.site, row.direction, row.bound), "azure", row);
    const google = inRoles(admittedBy("google", row.site, row.direction, row.bound), "google", row);
    expect(azure.isEmpty()).toBe(false);
    expect(azure.minus(google).boxes()).toEqual([]);
    expect(google.minus(azure).boxes()).toEqual([]);
    expect(azure.equals(google)).toBe(true);
  });

  test.each(CASES)("$site, $direction, $bound: admit what the page says, as a set", (row) => {
    for (const cloud of ["azure", "google"] as const) {
      const found = admittedBy(cloud, row.site, row.direction, row.bound);
      const wanted = documented(cloud, row.site, row.direction);
      expect(found.minus(wanted).boxes()).toEqual([]);
      expect(wanted.minus(found).boxes()).toEqual([]);
    }
  });

  test.each(Object.keys(SITES) as SiteName[])("%s: agree packet by packet", (site) => {
    const [azure, google] = (["azure", "google"] as const).map((cloud) => plain(cloud, site));
    const differ: PlainPacket[] = [];
    let asked = 0;
    for (const gate of azure!.gates.filter(({ edge }) => edge)) {
      eachEdgePacket(gate, (packet) => {
        const moved = { ...packet, near: move(packet.near, packet.family, "azure", "google") };
        asked += 1;
        if (ask(azure!, packet) !== ask(google!, moved)) differ.push(packet);
      });
    }
    expect(differ).toEqual([]);
    expect(asked).toBeGreaterThan(1000);
  });
});

/** What the Edge machines' gates of a cloud admit in a direction. */
function admittedBy(cloud: Cloud, site: SiteName, direction: Direction, bound: Bound): PacketSet {
  const deployment = deploymentOf(SITES[site], cloud);
  const document = parseTerraformConfiguration(terraformText(deployment), "cdk.tf.json");
  const { gates, unsupported } = readGates(document, deployment);
  expect(unsupported).toEqual([]);
  const own = gates.filter((gate) => gate.machines === "edge" && gate.direction === direction);
  expect(own).toHaveLength(1);
  return admitted(own[0]!.chain, bound);
}

/** The page's rows of a direction as a packet set, at the addresses of the site. */
function documented(cloud: Cloud, site: SiteName, direction: Direction): PacketSet {
  const reading = site.split(",")[0] as Reading;
  const families = site.includes("both") ? ([4, 6] as const) : ([4] as const);
  const partners = { 4: "203.0.113.0/24", 6: "2001:db8:113::/48" };
  const boxes = PAGE.filter((row) => row.direction === direction).flatMap((row) =>
    families.flatMap((family) => {
      const near = [parsePrefix(NEAR[cloud][row.near[reading]][family === 4 ? 0 : 1])];
      const far = row.far === "partners" ? { far: [parsePrefix(partners[family])] } : {};
      const [inside, outside] =
        direction === "inbound"
          ? (["destination", "source"] as const)
          : (["source", "destination"] as const);
      return makeBoxes({
        family,
        [inside]: near,
        ...("far" in far ? { [outside]: far.far } : {}),
        protocol: [{ first: row.protocol, last: row.protocol }],
        destinationPort: [{ first: row.first, last: row.last }],
      });
    }),
  );
  return PacketSet.of(boxes);
}

/** The same packets with every near address replaced by its role's stand-in. */
function inRoles(set: PacketSet, cloud: Cloud, { direction }: { direction: Direction }): PacketSet {
  const field = direction === "inbound" ? "destination" : "source";
  return PacketSet.of(
    set.boxes().map((box): Box => ({ ...box, [field]: standIns(box[field], box.family, cloud) })),
  );
}

function standIns(ranges: readonly AddressRange[], family: 4 | 6, cloud: Cloud): AddressRange[] {
  const index = family === 4 ? 0 : 1;
  return ranges.map((range) => {
    const role = ROLES.find((each) => {
      const { first, last } = parsePrefix(NEAR[cloud][each][index]);
      return first === range.first && last === range.last;
    });
    if (role === undefined) throw new Error(`admits packets at no role's address: ${range.first}`);
    return parsePrefix(STAND_IN[role][index]);
  });
}

/** A near address of one site as the other's; addresses of no role stay. */
function move(near: bigint, family: 4 | 6, from: Cloud, to: Cloud): bigint {
  const index = family === 4 ? 0 : 1;
  const role = ROLES.find((each) => parsePrefix(NEAR[from][each][index]).first === near);
  return role === undefined ? near : parsePrefix(NEAR[to][role][index]).first;
}

function plain(cloud: Cloud, site: SiteName) {
  const deployment = deploymentOf(SITES[site], cloud);
  return readPlainly(JSON.parse(terraformText(deployment)), factsOf(deployment));
}
