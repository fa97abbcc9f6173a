// Machines and scale sets that a source declares: an Edge machine with one more interface is open wherever that one is, and a
// scale set in the Edge's own subnet is no Edge Server.
import type { BoundEnd } from "../../../../modules/sites";
import { nameText } from "../../resources/field";
import { isToken } from "../../resources/template-text";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import { comparePoints, describePoint } from "../attachment-points";
import { INTERFACE_TYPE, scaleSetConfigurations } from "../network-interfaces";
import { addressesAt, holdersOf, type InterfaceAddress } from "./declared-interfaces";
import type { SitePlaces } from "./site-places";

const MACHINE_TYPES = [
  "azurerm_linux_virtual_machine",
  "azurerm_windows_virtual_machine",
  "azurerm_virtual_machine",
];

export function checkMachines(
  resources: ResourceSet,
  interfaces: readonly BoundEnd[],
  places: SitePlaces,
): void {
  for (const { block } of resources.ofTypes(MACHINE_TYPES))
    checkMachine(block, resources, interfaces, places);
  if (places.isDedicated) checkScaleSets(resources, places);
}

/** Whether a machine has the interface, or may have it because it does not write out which ones it has. */
export function isOfMachine(resources: ResourceSet): (one: InterfaceAddress) => boolean {
  const used = new Set<ResourceBlock>();
  let areAllKnown = true;
  for (const { block } of resources.ofTypes(MACHINE_TYPES)) {
    const field = block.names("network_interface_ids");
    if (field.is !== "known" || field.value.unknown.length > 0) areAllKnown = false;
    for (const id of field.is === "known" ? field.value.known : []) {
      const own = resources.find(id, INTERFACE_TYPE, "id");
      if (own !== undefined) used.add(own.block);
      else if (isToken(id)) areAllKnown = false;
    }
  }
  return ({ resource }) => !areAllKnown || used.has(resource.block);
}

function checkMachine(
  block: ResourceBlock,
  resources: ResourceSet,
  interfaces: readonly BoundEnd[],
  places: SitePlaces,
): void {
  const field = block.names("network_interface_ids");
  if (field.is !== "known") return;
  const ids = field.value.known;
  const parts = ids.map((id) => partsOf(id, resources));
  const isListed = (id: string): boolean =>
    places.points.some(
      (point) => comparePoints({ kind: "networkInterface", id }, point, resources) === "same",
    );
  const isEdge = ids.some(
    (id, at) =>
      isListed(id) ||
      parts[at]?.some(({ address }) => holdersOf(address, interfaces).length > 0) === true,
  );
  if (!isEdge) return;
  ids.forEach((id, at) => {
    const all = parts[at];
    const isBehind =
      isListed(id) ||
      (all?.every((one) => places.isBehind(one, places.points) === "same") ?? false);
    if (isBehind) return;
    block.report(
      `the machine has an interface of the Edge and another one, ${id}, that is not known to be behind a gate of the site's`,
      "list it in `settings.attach` of the site, or take it from the machine",
      "network_interface_ids",
    );
  });
  if (field.value.unknown.length > 0)
    block.report(
      "the machine has an interface of the Edge and others that are not written out",
      "write each out, as a reference or an id",
      "network_interface_ids",
    );
}

/** What the source shows of an interface; nothing for one that it does not declare. */
function partsOf(id: string, resources: ResourceSet): readonly InterfaceAddress[] | undefined {
  const resource = resources.find(id, INTERFACE_TYPE, "id");
  return resource === undefined ? undefined : addressesAt(resource);
}

/** Each scale set in a subnet of the Edge's is told once. */
function checkScaleSets(resources: ResourceSet, places: SitePlaces): void {
  const told = new Set<ResourceBlock>();
  for (const { block, configuration } of scaleSetConfigurations(resources)) {
    const id = nameText(configuration.name("subnet_id"));
    const inside = places.points.find(
      (point) => comparePoints({ kind: "subnet", id }, point, resources) === "same",
    );
    if (inside === undefined || told.has(block)) continue;
    told.add(block);
    block.report(
      `the scale set is in the ${describePoint(inside)}, which the site says holds Edge Servers only`,
      "move it to another subnet, or write `subnets: shared` in the site",
    );
  }
}
