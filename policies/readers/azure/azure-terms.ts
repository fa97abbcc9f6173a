// What the names in security rules stand for: service tags and application security groups, as far as their contents are
// fixed, stated by the site, or shown by the source (cloud-semantics 1.5, 1.7; U5).
import {
  ALL_ADDRESSES,
  type AddressRange,
  parsePrefix,
  subtractAddresses,
  unionAddresses,
} from "../../../modules/packets";
import { type AzureDeployment, type BoundEnd, guards, meantTag } from "../../../modules/sites";
import type { GroupMembers } from "./asg-members";
import {
  type Addresses,
  anywhere,
  type Bounds,
  EVERY_ADDRESS,
  exactly,
  NO_ADDRESSES,
} from "../rules/match";
import { shownNetwork } from "./network-space/shown-network";
import type { StatedContents } from "../rules/stated-contents";
import type { ResourceSet } from "../resources/resource-set";
import { idKey, isOneThing } from "../resources/template-text";
import { tagUnknown } from "../rules/unknown-names";
import { joinAddresses } from "../rules/prefixes";
import { PUBLIC_IPV4 } from "../rules/public-addresses";

/** Health probes and other platform services, the same in every region. */
const PLATFORM_ADDRESS = parsePrefix("168.63.129.16/32");

/** The prober of a load balancer: in IPv6 some link-local address, of which only that is documented. */
const BALANCER: Bounds<Addresses> = {
  certain: { 4: [PLATFORM_ADDRESS], 6: [] },
  possible: { 4: [PLATFORM_ADDRESS], 6: [parsePrefix("fe80::/10")] },
  reason: "which link-local addresses `AzureLoadBalancer` stands for in IPv6 is not documented",
  named: [tagUnknown("AzureLoadBalancer")],
};

const OPEN_NETWORK = "what `VirtualNetwork` holds depends on peerings, gateways and routes";
const SHOWN_NETWORK =
  "the configuration shows routes, peerings, gateways or an address space beyond what the site states of `VirtualNetwork`";
const SHOWN_MEMBERS =
  "the configuration shows a member of an application security group, or one whose address is not written out, that the site's statement leaves out";
const OPEN_INTERNET = "whether an address is in `Internet` depends on the virtual network (U5)";

/** What is in the virtual network for certain. */
export interface KnownNetwork {
  /** Addresses that are in `VirtualNetwork` whatever is connected to it. */
  readonly own: Addresses;
  /** Those of the machines behind a gate, which are in the network that its group sees. */
  readonly guarded: Addresses;
  /** What the source shows of `VirtualNetwork`, where it shows any. */
  readonly shown: Addresses;
}

/** Any machines: a packet's guarded side is a private address of one of them, which is in its group's network. */
export const ANY_MACHINES: KnownNetwork = {
  own: { 4: [PLATFORM_ADDRESS], 6: [] },
  guarded: EVERY_ADDRESS,
  shown: NO_ADDRESSES,
};

export function networkOf(deployment: AzureDeployment, resources: ResourceSet): KnownNetwork {
  const { interfaces, settings } = deployment;
  return {
    own: ownAddresses(inEveryNetwork(deployment)),
    guarded: addressesOfEnds(interfaces),
    shown: shownNetwork(resources, settings, ownAddresses(interfaces)),
  };
}

/** The names in the rules of one source. */
export class AzureTerms {
  readonly #stated: StatedContents;
  readonly #members: GroupMembers;
  readonly #network: KnownNetwork;

  constructor(members: GroupMembers, stated: StatedContents, network: KnownNetwork) {
    this.#stated = stated;
    this.#members = members;
    this.#network = network;
  }

  /** What a service tag stands for. */
  tag(name: string): Bounds<Addresses> {
    if (name === "AzureLoadBalancer") return BALANCER;
    const stated = this.#stated.contents("serviceTags", name);
    if (name === "VirtualNetwork" && stated !== undefined) return this.#statedNetwork(stated);
    if (stated !== undefined) return stated;
    // Azure resolves a tag for each network interface; all rules that one packet meets see the same contents.
    const named = [tagUnknown(name)];
    if (name === "VirtualNetwork")
      return { certain: this.#network.own, possible: EVERY_ADDRESS, reason: OPEN_NETWORK, named };
    if (name === "Internet") return { ...this.#internet(), named };
    const why = `the contents of the service tag \`${name}\` are not in the configuration${meant(name)}`;
    return { ...anywhere(why), named };
  }

  /** What a service tag stands for at the guarded side of a packet. */
  nearTag(name: string): Bounds<Addresses> {
    const isAny = name === "VirtualNetwork" && this.#network.guarded === EVERY_ADDRESS;
    return isAny ? exactly(EVERY_ADDRESS) : this.tag(name);
  }

  /** `VirtualNetwork` at the guarded side of a packet: there every machine of the Edge is in the network that its group sees. */
  get guardedNetwork(): Bounds<Addresses> {
    const network = this.tag("VirtualNetwork");
    const { guarded } = this.#network;
    if (guarded === EVERY_ADDRESS) return exactly(EVERY_ADDRESS);
    if (network.certain === network.possible) return network;
    return { ...network, certain: guarded };
  }

  /** A statement that the source contradicts leaves open which of the two is right. */
  #statedNetwork(stated: Bounds<Addresses>): Bounds<Addresses> {
    if (holds(stated.certain, this.#network.shown)) return stated;
    const possible = joinAddresses([stated.possible, this.#network.shown]);
    return { certain: stated.certain, possible, reason: SHOWN_NETWORK };
  }

  /** Whether the site states what the virtual network holds. */
  get networkIsStated(): boolean {
    const { certain, possible } = this.tag("VirtualNetwork");
    return certain === possible;
  }

  /** Outside the virtual network, and certainly only what the internet routes (U5). */
  #internet(): Bounds<Addresses> {
    const network = this.tag("VirtualNetwork");
    if (network.certain !== network.possible) return anywhere(OPEN_INTERNET);
    const outside = (family: 4 | 6): readonly AddressRange[] =>
      subtractAddresses(ALL_ADDRESSES[family], network.certain[family]);
    return {
      certain: { 4: subtractAddresses(PUBLIC_IPV4, network.certain[4]), 6: [] },
      possible: { 4: outside(4), 6: outside(6) },
      reason: OPEN_INTERNET,
    };
  }

  /** What application security groups stand for together. */
  groups(ids: readonly string[]): Bounds<Addresses> {
    const parts = ids.map((id) => this.#group(id));
    const certain = joinAddresses(parts.map((part) => part.certain));
    if (parts.every((part) => part.certain === part.possible)) return exactly(certain);
    return {
      certain,
      possible: EVERY_ADDRESS,
      reason: [...new Set(parts.flatMap((part) => part.reason ?? []))].join("; "),
      ...(ids.every(isOneThing) && { named: parts.flatMap(({ named = [] }) => named) }),
    };
  }

  #group(id: string): Bounds<Addresses> {
    const certain = this.#members.certainOf(id);
    const stated = this.#stated.contents("applicationSecurityGroups", id);
    if (stated !== undefined && holds(stated.certain, this.#members.possibleOf(id))) return stated;
    const why =
      stated === undefined
        ? "which other members application security groups have is not in the configuration"
        : SHOWN_MEMBERS;
    const named = [`the application security group \`${idKey(id)}\``];
    return { certain, possible: EVERY_ADDRESS, reason: why, named };
  }
}

/** Whether the first has all addresses of the second. */
function holds(all: Addresses, some: Addresses): boolean {
  return ([4, 6] as const).every(
    (family) => subtractAddresses(some[family], all[family]).length === 0,
  );
}

/**
 * Interfaces whose addresses are in the virtual network of every attachment point: external and internal side may be in
 * different ones, so an address that is not behind a point is not taken to be in its network.
 */
function inEveryNetwork({ interfaces, settings }: AzureDeployment): readonly BoundEnd[] {
  return interfaces.filter(({ role }) => settings.attach.every((point) => guards(point, role)));
}

/** Addresses that are in `VirtualNetwork` whatever is connected to it. */
function ownAddresses(interfaces: readonly BoundEnd[]): Addresses {
  return joinAddresses([addressesOfEnds(interfaces), { 4: [PLATFORM_ADDRESS], 6: [] }]);
}

function addressesOfEnds(interfaces: readonly BoundEnd[]): Addresses {
  const own = interfaces.flatMap(({ addresses }) => addresses);
  const ranges = (family: 4 | 6): readonly AddressRange[] =>
    own.flatMap((entry) => (entry.family === family ? entry.ranges : []));
  return { 4: unionAddresses(ranges(4)), 6: unionAddresses(ranges(6)) };
}

function meant(name: string): string {
  const near = meantTag(name);
  return near === undefined ? "" : ` (no tag of that name is known; did you mean \`${near}\`?)`;
}
