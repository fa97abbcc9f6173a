// The network interfaces that the sources declare, configuration by configuration: in which subnet, and at which address.
import { addressesOverlap, type Prefix } from "../../../../modules/packets";
import type { BoundEnd } from "../../../../modules/sites";
import { nameText } from "../../resources/field";
import { qualify } from "../../resources/qualified";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import type { Resource } from "../../resources/resource-index";
import { INTERFACE_TYPE, staticAddress } from "../network-interfaces";

/** One address of one interface. */
export interface InterfaceAddress {
  readonly resource: Resource;
  /** The subnet as its source names it; absent when unknown. */
  readonly subnet: string | undefined;
  /** Absent when Azure chooses it or the source does not show it. */
  readonly address: Prefix | undefined;
  /** Whether Azure chooses it, so that no source could show another one than the site's. */
  readonly isChosen: boolean;
}

export function declaredAddresses(resources: ResourceSet): readonly InterfaceAddress[] {
  return resources.ofTypes([INTERFACE_TYPE]).flatMap((resource) => addressesAt(resource));
}

export function addressesAt(resource: Resource): readonly InterfaceAddress[] {
  const { block } = resource;
  const { objects, lost } = block.blocks("ip_configuration");
  const isShown = block.showsWhatIsDeployed && !block.dialect.hidesBlocks(block);
  const found = objects.map((one) => ({
    resource,
    subnet: nameText(one.name("subnet_id")),
    address: isShown ? staticAddress(one) : undefined,
    isChosen: isShown && isDynamic(one),
  }));
  const isWhole = isShown && lost.length === 0 && objects.length > 0;
  return isWhole
    ? found
    : [...found, { resource, subnet: undefined, address: undefined, isChosen: false }];
}

function isDynamic(configuration: ResourceBlock): boolean {
  const allocation = configuration.text("private_ip_address_allocation");
  return allocation.is === "known" && allocation.value === "Dynamic";
}

/** The Edge interfaces that have the address. */
export function holdersOf(
  address: Prefix | undefined,
  interfaces: readonly BoundEnd[],
): readonly BoundEnd[] {
  if (address === undefined) return [];
  return interfaces.filter(({ addresses }) =>
    addresses.some(
      ({ family, ranges }) => family === address.family && addressesOverlap(ranges, [address]),
    ),
  );
}

/** A name for a declared resource that compares with ids and references. */
export function nameOfResource({ type, name, block }: Resource): string {
  const shown = block.dialect.shows === "cloud" ? nameText(block.name("id")) : undefined;
  return shown ?? qualify(`\${${type}.${name}.id}`, block.notes.from);
}
