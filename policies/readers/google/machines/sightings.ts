// Each network interface of each machine that was read, held against the site: is it in one of the site's networks, is its
// machine one of the Edge's by tag or account, has it an Edge address? Each may be yes, no, or unknown.
import { type AddressRange, type Prefix, subtractAddresses } from "../../../../modules/packets";
import { type BoundEnd, guards } from "../../../../modules/sites";
import type { ResourceSet } from "../../resources/resource-set";
import type { Sameness } from "../../resources/references";
import { compareToSite, type NetworkName, type SiteNetwork } from "../google-network";
import { namesOf } from "../machine-classes";
import type { DeclaredInterface, DeclaredMachine } from "./declared-machines";
import { holdsSome } from "./interface-addresses";
import { shares } from "./shown-names";

/** One of the site's networks with the Edge's addresses there. */
export interface EdgeNetwork extends SiteNetwork {
  readonly ends: readonly BoundEnd[];
}

export function edgeNetworks(
  networks: readonly SiteNetwork[],
  interfaces: readonly BoundEnd[],
): readonly EdgeNetwork[] {
  return networks.map((own) => ({
    ...own,
    ends: interfaces.filter(({ role }) => guards(own.network, role)),
  }));
}

/** What is known of one interface with regard to one of the site's networks. */
export interface Sighting {
  readonly machine: DeclaredMachine;
  readonly seen: DeclaredInterface;
  readonly own: EdgeNetwork;
  readonly inNetwork: Sameness;
  /** Whether the machine has a tag or account of the Edge's there. */
  readonly carries: Sameness;
  /** Edge addresses of this network that the interface certainly has, and whose they are. */
  readonly holds: readonly { readonly end: BoundEnd; readonly address: Prefix }[];
  /** Whether it may have another Edge address of this network. */
  readonly mayHold: boolean;
}

/** @param distinct whether what may be in another stack is stated to be another network */
export function sightingsOf(
  machine: DeclaredMachine,
  networks: readonly EdgeNetwork[],
  resources: ResourceSet,
  distinct: boolean,
): readonly (readonly Sighting[])[] {
  const untold = distinct && machine.block.notes.from !== undefined ? "different" : "unknown";
  const carries = networks.map(({ network: { targets } }) =>
    "tags" in targets
      ? shares(machine.tags, targets.tags, "tags", resources)
      : shares(machine.accounts, namesOf(targets), "accounts", resources),
  );
  return machine.interfaces.map((seen) =>
    networks.map((own, at) => ({
      machine,
      seen,
      own,
      inNetwork: told(seen.place.network, own) ?? untold,
      carries: carries[at] ?? "unknown",
      holds: seen.addresses.shown.flatMap((address) =>
        own.ends.filter((end) => holdsSome(end, [address])).map((end) => ({ end, address })),
      ),
      mayHold: seen.addresses.besides !== "nothing" && own.ends.some((end) => fits(end, seen)),
    })),
  );
}

/** Nothing where it cannot be told. */
function told(network: NetworkName | undefined, own: EdgeNetwork): Sameness | undefined {
  const answer = network === undefined ? "unknown" : compareToSite(network, own);
  return answer === "unknown" ? undefined : answer;
}

/** Whether an address of the subnetwork may be one of these. */
function fits(end: BoundEnd, { place: { ranges } }: DeclaredInterface): boolean {
  if (ranges === undefined || holdsSome(end, ranges)) return true;
  const shown = new Set(ranges.map(({ family }) => family));
  return !end.addresses.some(({ family }) => shown.has(family));
}

/** Whether the interface is where the site says the Edge's are, as far as was read. */
export function isAtHome({ machine, seen, inNetwork, carries }: Sighting): boolean {
  const there = inNetwork === "same" || seen.place.unseenSubnetwork !== undefined;
  return machine.isOne && carries === "same" && there;
}

/** Addresses of a role that no interface has which is where the site says. */
export function missingOf(
  end: BoundEnd,
  sightings: readonly Sighting[],
): readonly { readonly family: 4 | 6; readonly ranges: readonly AddressRange[] }[] {
  const held = sightings
    .filter((one) => isAtHome(one) && one.holds.some((held) => held.end === end))
    .flatMap(({ seen }) => seen.addresses.shown);
  return end.addresses
    .map(({ family, ranges }) => ({
      family,
      ranges: subtractAddresses(
        ranges,
        held.filter((prefix) => prefix.family === family),
      ),
    }))
    .filter(({ ranges }) => ranges.length > 0);
}
