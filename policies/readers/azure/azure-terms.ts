// What the names in security rules stand for: service tags and application security groups, as far as their contents are
// fixed, stated by the site, or shown by the source (cloud-semantics 1.5, 1.7; U5).
import {
  ALL_ADDRESSES,
  type AddressRange,
  parsePrefix,
  subtractAddresses,
  unionAddresses,
} from "../../../modules/packets";
import { nearest } from "../../../modules/input";
import type { BoundEnd } from "../../../modules/sites";
import type { GroupMembers } from "./asg-members";
import { type Addresses, anywhere, type Bounds, EVERY_ADDRESS, exactly } from "../rules/match";
import { SERVICE_TAG_NAMES } from "./service-tag-names";
import { shownNetwork } from "./declared-network";
import type { StatedContents } from "../rules/stated-contents";
import type { ResourceSet } from "../sources/resource-set";
import { idKey, isOneThing } from "../sources/template-text";
import { joinAddresses } from "../rules/prefixes";

/** Health probes and other platform services, the same in every region. */
const PLATFORM_ADDRESS = parsePrefix("168.63.129.16/32");

/**
 * IPv4 blocks that the internet does not route: IANA special-purpose registry, multicast and reserved space. What is
 * left is certainly either in the virtual network or in `Internet`.
 */
const NOT_ROUTED: readonly AddressRange[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
].map(parsePrefix);

export const ROUTED_IPV4 = subtractAddresses(ALL_ADDRESSES[4], NOT_ROUTED);

/** The prober of a load balancer: in IPv6 some link-local address, of which only that is documented. */
const BALANCER: Bounds<Addresses> = {
  certain: { 4: [PLATFORM_ADDRESS], 6: [] },
  possible: { 4: [PLATFORM_ADDRESS], 6: [parsePrefix("fe80::/10")] },
  reason: "which link-local addresses `AzureLoadBalancer` stands for in IPv6 is not documented",
  named: ["the service tag `AzureLoadBalancer`"],
};

const OPEN_NETWORK = "what `VirtualNetwork` holds depends on peerings, gateways and routes";
const SHOWN_NETWORK =
  "the configuration shows routes or an address space beyond what the site states of `VirtualNetwork`";
const SHOWN_MEMBERS =
  "the configuration shows a member of an application security group that the site's statement leaves out";
const OPEN_INTERNET = "whether an address is in `Internet` depends on the virtual network (U5)";

/** The names of one deployment's rules. `interfaces`: those in the virtual network of every attachment point. */
export class AzureTerms {
  readonly #stated: StatedContents;
  readonly #members: GroupMembers;
  readonly #own: Addresses;
  /** What the source shows of `VirtualNetwork`, where it shows any. */
  readonly #shown: Addresses;

  constructor(
    interfaces: readonly BoundEnd[],
    members: GroupMembers,
    stated: StatedContents,
    resources: ResourceSet,
  ) {
    this.#stated = stated;
    this.#members = members;
    this.#own = ownAddresses(interfaces);
    this.#shown = shownNetwork(resources, this.#own);
  }

  /** What a service tag stands for. */
  tag(name: string): Bounds<Addresses> {
    if (name === "AzureLoadBalancer") return BALANCER;
    const stated = this.#stated.contents("serviceTags", name);
    if (name === "VirtualNetwork" && stated !== undefined) return this.#network(stated);
    if (stated !== undefined) return stated;
    // Azure resolves a tag for each network interface; all rules that one packet meets see the same contents.
    const named = [`the service tag \`${name}\``];
    if (name === "VirtualNetwork")
      return { certain: this.#own, possible: EVERY_ADDRESS, reason: OPEN_NETWORK, named };
    if (name === "Internet") return { ...this.#internet(), named };
    const why = `the contents of the service tag \`${name}\` are not in the configuration${meant(name)}`;
    return { ...anywhere(why), named };
  }

  /** A statement that the source contradicts leaves open which of the two is right. */
  #network(stated: Bounds<Addresses>): Bounds<Addresses> {
    if (holds(stated.certain, this.#shown)) return stated;
    const possible = joinAddresses([stated.possible, this.#shown]);
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
      certain: { 4: subtractAddresses(ROUTED_IPV4, network.certain[4]), 6: [] },
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
    if (stated !== undefined && holds(stated.certain, certain)) return stated;
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

/** Addresses that are in `VirtualNetwork` whatever is connected to it. */
function ownAddresses(interfaces: readonly BoundEnd[]): Addresses {
  const own = interfaces.flatMap(({ addresses }) => addresses);
  const ranges = (family: 4 | 6): readonly AddressRange[] =>
    own.flatMap((entry) => (entry.family === family ? entry.ranges : []));
  return { 4: unionAddresses(ranges(4), [PLATFORM_ADDRESS]), 6: unionAddresses(ranges(6)) };
}

function meant(name: string): string {
  const [base = name] = SERVICE_TAG_NAMES.includes(name) ? [name] : name.split(".");
  if (SERVICE_TAG_NAMES.includes(base)) return "";
  const near = nearest(base, SERVICE_TAG_NAMES);
  return near === undefined ? "" : ` (no tag of that name is known; did you mean \`${near}\`?)`;
}
