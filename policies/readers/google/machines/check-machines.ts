// The machines that were read, held against what the site says of the Edge's: their places, addresses, tags and accounts.
// Where nothing shows them, that they are as the site says is an assumption.
import type { Deployment } from "../../../../modules/sites";
import { formatRanges } from "../../../../modules/packets";
import type { ReadingNotes } from "../../reading-notes";
import type { StatedContents } from "../../rules/stated-contents";
import type { ResourceSet } from "../../resources/resource-set";
import type { SiteNetwork } from "../google-network";
import { type CarriedBesides, carriedBesides } from "./carried-besides";
import { checkFurther, checkHolder, checkOther, type IsSettled } from "./check-interface";
import { checkStatements } from "./check-statements";
import { checkSubnetworks } from "./check-subnetworks";
import { declaredMachines } from "./declared-machines";
import {
  type EdgeNetwork,
  edgeNetworks,
  isAtHome,
  missingOf,
  type Sighting,
  sightingsOf,
} from "./sightings";
import { assumeUnseenTemplates } from "./unseen-templates";

/** Reports what contradicts the site, or could; gives what Edge machines carry besides, for each of the site's networks. */
export function checkMachines(
  resources: ResourceSet,
  { interfaces, flows, assume }: Extract<Deployment, { cloud: "google" }>,
  networks: readonly SiteNetwork[],
  project: string,
  stated: StatedContents,
  notes: ReadingNotes,
): readonly CarriedBesides[] {
  const own = edgeNetworks(networks, interfaces);
  const machines = declaredMachines(resources, project).map((machine) =>
    sightingsOf(machine, own, resources, assume?.otherStacks === "distinct"),
  );
  const all = machines.flat(2);
  const isHeld = own.map((network) => {
    const here = all.filter((one) => one.own === network);
    return network.ends.length > 0 && network.ends.every((end) => isFound(end, here));
  });
  const isSettled: IsSettled = (sighting) => isHeld[own.indexOf(sighting.own)] === true;
  const faulty = new Set(machines.filter((seen) => checkMachine(seen, isSettled, stated)).flat(2));
  const used = new Set(flows.map(({ near }) => near.role));
  if (!all.some((one) => faulty.has(one) && isOfEdge(one))) checkAllFound(own, all, used);
  checkSubnetworks(resources, own, all, project);
  assumePlaces(all, notes);
  assumeUnseenTemplates(resources, notes);
  if (!isHeld.every(Boolean)) {
    notes.assume(
      "the Edge machines have the addresses of `interfaces`, behind the gates that the report names",
    );
  }
  return own.map((network) => carriedBesides(all.filter((one) => one.own === network)));
}

/** Whether something of the machine was reported. */
function checkMachine(
  interfaces: readonly (readonly Sighting[])[],
  isSettled: IsSettled,
  stated: StatedContents,
): boolean {
  const isEdge = interfaces.flat().some(isOfEdge);
  const reported = interfaces.map((sightings) => {
    const holding = sightings.filter(({ holds }) => holds.length > 0);
    if (holding.length > 0) return holding.map((one) => checkHolder(one, isSettled)).some(Boolean);
    return sightings.some((one) => checkOther(one, isSettled));
  });
  interfaces.forEach((sightings, at) => {
    if (isEdge && reported[at] !== true) checkFurther(sightings);
    for (const one of sightings) checkStatements(one, stated);
  });
  return reported.includes(true);
}

/** Known by its tag or account, and by its network or address. */
function isOfEdge({ carries, inNetwork, holds }: Sighting): boolean {
  return carries === "same" && (inNetwork === "same" || holds.length > 0);
}

/** Whether all addresses of the role are where the site says; by those of one family a machine is known. */
function isFound(end: Sighting["own"]["ends"][number], sightings: readonly Sighting[]): boolean {
  return missingOf(end, sightings).every(({ family }) => family !== end.addresses[0]?.family);
}

/**
 * Where Edge machines are declared, all their addresses are, in whichever network: a role of which fewer are there than of
 * another has the rest somewhere else. Machines that are not declared at all may have whole sets of them. A role without
 * flows needs no address: nothing is to be open at it.
 * @param used roles with flows.
 */
function checkAllFound(
  networks: readonly EdgeNetwork[],
  sightings: readonly Sighting[],
  used: ReadonlySet<string>,
): void {
  const home = sightings.filter((one) => isAtHome(one) && one.holds.length > 0);
  const roles = networks.flatMap((own) => own.ends.map((end) => ({ own, end })));
  const counts = roles.map(
    ({ end }) => home.filter(({ holds }) => holds.some((one) => one.end === end)).length,
  );
  const most = Math.max(0, ...counts);
  roles.forEach(({ own, end }, at) => {
    const missing = missingOf(end, sightings).filter(
      ({ family }) => family === end.addresses[0]?.family,
    );
    if (missing.length === 0 || !used.has(end.role) || (counts[at] ?? 0) >= most) return;
    const texts = missing.flatMap(({ family, ranges }) => formatRanges(family, ranges));
    const without = home.filter(({ holds }) => !holds.some((one) => one.end === end));
    const holder = without.find((one) => one.own === own) ?? without[0];
    holder?.seen.block.report(
      `${most} Edge machines are declared, and none of them has ${texts.slice(0, 3).join(", ")} of the Edge interface \`${end.role}\` in network ${own.name.text}`,
      "write the address as `network_ip` or in `alias_ip_range` of its machine, or correct `interfaces` of the site",
    );
  });
}

/** A subnetwork that was not read is in some network, and nothing says in which. */
function assumePlaces(sightings: readonly Sighting[], notes: ReadingNotes): void {
  for (const one of sightings) {
    const { unseenSubnetwork } = one.seen.place;
    if (unseenSubnetwork === undefined || !isAtHome(one) || one.holds.length === 0) continue;
    notes.assume(
      `the subnetwork \`${unseenSubnetwork}\`, where Edge machines are, belongs to the network \`${one.own.name.text}\``,
    );
  }
}
