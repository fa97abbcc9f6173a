// The members of application security groups, as far as the sources show them. Other sources may add members, so what is found
// here is only what a group certainly holds, and what it may hold besides (cloud-semantics 1.7).
import type { AzureSettings, BoundEnd } from "../../../modules/sites";
import { guards } from "../../../modules/sites";
import { type Addresses, EVERY_ADDRESS, NO_ADDRESSES } from "../rules/match";
import { addressesOf, joinAddresses } from "../rules/prefixes";
import { nameText } from "../resources/field";
import type { ResourceBlock } from "../resources/resource-block";
import type { ResourceSet } from "../resources/resource-set";
import type { Sameness } from "../resources/references";
import { comparePoints, sitePoint } from "./attachment-points";
import { compareInSubscription } from "./declared-as";
import { INTERFACE_TYPE, scaleSetConfigurations } from "./network-interfaces";
import { addressesAt, type InterfaceAddress } from "./places/declared-interfaces";
import { possibleAddresses } from "./places/possible-addresses";

const MEMBERSHIP_TYPE = "azurerm_network_interface_application_security_group_association";
const ENDPOINT_TYPE = "azurerm_private_endpoint_application_security_group_association";
const GROUP_TYPE = "azurerm_application_security_group";

/** Machines that one resource puts into one group. */
interface Membership {
  /** The group as the source names it; absent when unknown. */
  readonly group: string | undefined;
  readonly certain: Addresses;
  readonly possible: Addresses;
}

/** Machines of which somebody else than a source says where they are. */
export interface ListedMachines {
  readonly interfaces: readonly BoundEnd[];
  readonly settings: Pick<AzureSettings, "attach">;
}

export const NO_LISTED_MACHINES: ListedMachines = { interfaces: [], settings: { attach: [] } };

export class GroupMembers {
  readonly #resources: ResourceSet;
  readonly #all: readonly Membership[];

  constructor(resources: ResourceSet, listed: ListedMachines) {
    this.#resources = resources;
    this.#all = [
      ...resources
        .ofTypes([MEMBERSHIP_TYPE])
        .map(({ block }) => membershipOf(block, resources, listed)),
      ...unseen(resources),
    ];
  }

  certainOf(group: string): Addresses {
    return joinAddresses([
      NO_ADDRESSES,
      ...this.#of(group, ["same"]).map(({ certain }) => certain),
    ]);
  }

  /** What the sources show that the group holds or may hold; other sources may add to it. */
  possibleOf(group: string): Addresses {
    return joinAddresses([
      NO_ADDRESSES,
      ...this.#of(group, ["same", "unknown"]).map(({ possible }) => possible),
    ]);
  }

  #of(group: string, answers: readonly Sameness[]): readonly Membership[] {
    return this.#all.filter(({ group: other }) =>
      answers.includes(
        other === undefined
          ? "unknown"
          : compareInSubscription(other, group, GROUP_TYPE, this.#resources),
      ),
    );
  }
}

function membershipOf(
  block: ResourceBlock,
  resources: ResourceSet,
  machines: ListedMachines,
): Membership {
  const group = nameText(block.name("application_security_group_id"));
  const id = nameText(block.name("network_interface_id"));
  const isShown = block.showsWhatIsDeployed;
  const declared = id === undefined ? undefined : resources.find(id, INTERFACE_TYPE, "id");
  const listed = id === undefined ? [] : listedAddresses(id, resources, machines);
  const parts = declared === undefined ? [] : addressesAt(declared);
  const certain = isShown
    ? joinAddresses([NO_ADDRESSES, ...listed, ...known(parts)])
    : NO_ADDRESSES;
  const possible =
    declared === undefined && listed.length === 0
      ? EVERY_ADDRESS
      : joinAddresses([certain, ...parts.map((part) => possibleAddresses(part, resources))]);
  return { group: isShown ? group : undefined, certain, possible };
}

function known(parts: readonly InterfaceAddress[]): readonly Addresses[] {
  return parts.flatMap(({ address }) => (address === undefined ? [] : [addressesOf([address])]));
}

/** Addresses that the site gives to the roles behind an interface that it lists. */
function listedAddresses(
  id: string,
  resources: ResourceSet,
  { settings, interfaces }: ListedMachines,
): readonly Addresses[] {
  const points = settings.attach
    .map(sitePoint)
    .filter(
      (point) => comparePoints({ kind: "networkInterface", id }, point, resources) === "same",
    );
  return interfaces
    .filter(({ role }) => points.some((point) => guards(point, role)))
    .flatMap(({ addresses }) =>
      addresses.map(({ family, ranges }) => ({ ...NO_ADDRESSES, [family]: ranges })),
    );
}

/** Scale sets and private endpoints get their addresses from Azure. */
function unseen(resources: ResourceSet): readonly Membership[] {
  const endpoints = resources
    .ofTypes([ENDPOINT_TYPE])
    .map(({ block }) => nameText(block.name("application_security_group_id")));
  const scaleSets = scaleSetConfigurations(resources).flatMap(({ configuration }) => {
    const field = configuration.names("application_security_group_ids");
    if (field.is === "unset") return [];
    return field.is === "known"
      ? [...field.value.known, ...field.value.unknown.map(() => undefined)]
      : [undefined];
  });
  return [...endpoints, ...scaleSets].map((group) => ({
    group,
    certain: NO_ADDRESSES,
    possible: EVERY_ADDRESS,
  }));
}
