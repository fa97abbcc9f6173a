// Pools of several Edge Servers. The documents ask, in prose and in no row, that the members reach one another at their
// public A/V addresses: behind NAT these are not the addresses of the interface, so the site names them, and the A/V rows'
// peers then include them.
import { unionAddresses } from "../../packets";
import { addressesOf, readPrefixes } from "../file/address-list";
import type { BoundEnd, FamilyAddresses } from "../bound-flow";
import type { Inspection, Path } from "../../input";
import { holds } from "../file/role-addresses";
import type { Peer, Roles } from "../file/role-addresses";
import type { SelectedRow } from "../selection/row-selection";
import type { Advisory } from "../site";
import type { WrittenDeployment } from "../file/written-site";

const SERVICE = "av";
const PEERS = "av-peers";
const PAGE =
  "https://learn.microsoft.com/en-us/skypeforbusiness/plan-your-deployment/edge-server-deployments/edge-environmental-requirements";

/** The roles of the deployment, with the members of its pool among the A/V peers. */
export function withMembers(
  { avPublicAddresses }: WrittenDeployment,
  roles: Roles,
  path: Path,
  inspection: Inspection,
): Roles {
  const at = [...path, "avPublicAddresses"];
  if (avPublicAddresses === undefined) return roles;
  const prefixes = readPrefixes(avPublicAddresses, at, inspection);
  if (prefixes === undefined || !isPool(roles, at, inspection)) return roles;
  const peer = roles.peers.get(PEERS);
  if (peer === undefined || peer === "any") return roles;
  return {
    ...roles,
    peers: new Map([...roles.peers, [PEERS, joined(peer, addressesOf(prefixes))]]),
  };
}

/** One server has nobody to reach; a key without effect would be a misunderstanding. */
function isPool({ interfaces, written }: Roles, path: Path, inspection: Inspection): boolean {
  const service = interfaces.get(SERVICE);
  if (service === undefined && written.interfaces?.has(SERVICE) !== false) return false;
  if (service !== undefined && members(service) > 1n) return true;
  inspection.reportErrorAtKey(path, {
    message: `\`avPublicAddresses\` is for pools, and interface \`${SERVICE}\` has ${service === undefined ? "no address" : "one address"} in this deployment`,
    allowed: "an address of the A/V interface for each member of the pool",
    remedy: "remove the key, or list the members' addresses under `interfaces`",
  });
  return false;
}

/** What a reader should know about a pool: whom its members reach, or that they may not reach one another. */
export function adviseMembers(
  { avPublicAddresses }: WrittenDeployment,
  { interfaces, peers }: Roles,
  rows: readonly SelectedRow[],
): readonly Advisory[] {
  const service = interfaces.get(SERVICE);
  const peer = peers.get(PEERS);
  if (service === undefined || peer === undefined || peer === "any") return [];
  if (members(service) < 2n) return [];
  if (!rows.some(({ near, far }) => near === SERVICE && far === PEERS)) return [];
  if (avPublicAddresses !== undefined && !receives(rows))
    return [
      {
        id: "note",
        effect: "closes",
        message: `the members of the pool may send media to one another at their public A/V addresses (${avPublicAddresses.join(", ")}), and no selected row lets it in there; a pool behind NAT needs such a row, or an extra flow for tcp 50000-59999 from these addresses to \`${SERVICE}\` (${PAGE})`,
      },
    ];
  if (avPublicAddresses !== undefined)
    return [
      {
        id: "note",
        message: `the members of the pool reach one another at their public A/V addresses (${avPublicAddresses.join(", ")}), which are among \`${PEERS}\` here: the documents ask for it in prose, ${PAGE}`,
      },
    ];
  if (holds(peer, service.addresses)) return [];
  return [
    {
      id: "note",
      effect: "closes",
      message: `the members of the pool may not reach one another at their public A/V addresses, as the documents ask (${PAGE}): \`${PEERS}\` is narrowed and has not all of them; list them under \`avPublicAddresses\` of the deployment`,
    },
  ];
}

/** Whether the media range is open towards the pool as well, so that what one member sends another one takes. */
function receives(rows: readonly SelectedRow[]): boolean {
  return rows.some(
    ({ row: { direction, ports }, near, far }) =>
      direction === "inbound" &&
      near === SERVICE &&
      far === PEERS &&
      ports.first <= MEDIA.first &&
      ports.last >= MEDIA.last,
  );
}

/** Where media is relayed (the port tables' A/V rows). */
const MEDIA = { first: 50000, last: 59999 };

/** Addresses of the family that has most: each member has one in each family. */
function members({ addresses }: BoundEnd): bigint {
  const counts = addresses.map(({ ranges }) =>
    ranges.reduce((sum, { first, last }) => sum + last - first + 1n, 0n),
  );
  return counts.reduce((most, count) => (count > most ? count : most), 0n);
}

function joined(peer: Exclude<Peer, "any">, more: readonly FamilyAddresses[]): Peer {
  const ranges = (list: readonly FamilyAddresses[], family: 4 | 6) =>
    list.find((it) => it.family === family)?.ranges ?? [];
  return ([4, 6] as const)
    .map((family) => ({
      family,
      ranges: unionAddresses(ranges(peer, family), ranges(more, family)),
    }))
    .filter((it) => it.ranges.length > 0);
}
