// The prefixes of user-defined routes in the tables that may be the Edge subnets'.
import type { AzureSettings } from "../../../../modules/sites";
import { type Addresses, EVERY_ADDRESS } from "../../rules/match";
import { nameText } from "../../resources/field";
import type { ResourceSet } from "../../resources/resource-set";
import type { Resource } from "../../resources/resource-index";
import { comparePoints, subnetOf } from "../attachment-points";
import { addressesIn } from "./address-fields";

const ROUTE_TYPE = "azurerm_route";
const TABLE_TYPE = "azurerm_route_table";
const ASSOCIATION_TYPE = "azurerm_subnet_route_table_association";

export function routedTo(resources: ResourceSet, settings: AzureSettings): readonly Addresses[] {
  const elsewhere = tablesElsewhere(resources, settings);
  const tables = resources.ofTypes([TABLE_TYPE]).filter((table) => !elsewhere.has(table));
  const routes = resources.ofTypes([ROUTE_TYPE]).filter(({ block }) => {
    const table = nameText(block.name("route_table_name"));
    const owner = table === undefined ? undefined : resources.find(table, TABLE_TYPE, "name");
    return owner === undefined || !elsewhere.has(owner);
  });
  return [
    ...tables.flatMap(({ block }) => {
      const { objects, lost } = block.blocks("route");
      const hides =
        lost.length > 0 || !block.showsWhatIsDeployed || block.dialect.hidesBlocks(block);
      return [
        ...objects.map((route) => addressesIn(route.text("address_prefix"))),
        ...(hides ? [EVERY_ADDRESS] : []),
      ];
    }),
    ...routes.map(({ block }) =>
      block.showsWhatIsDeployed ? addressesIn(block.text("address_prefix")) : EVERY_ADDRESS,
    ),
  ];
}

/** Tables that certainly are at other subnets only; and those of other stacks that nothing puts anywhere. */
function tablesElsewhere(resources: ResourceSet, { attach }: AzureSettings): ReadonlySet<Resource> {
  const subnets = attach.flatMap((one) => subnetOf(one) ?? []);
  const places = new Map<Resource, boolean[]>();
  let isOpen = subnets.length < attach.length;
  for (const { block } of resources.ofTypes([ASSOCIATION_TYPE])) {
    const id = nameText(block.name("subnet_id"));
    const point = { kind: "subnet", id } as const;
    const mayBeEdge = subnets.some(
      (edge) => comparePoints(point, { kind: "subnet", id: edge }, resources) !== "different",
    );
    const text = nameText(block.name("route_table_id"));
    const table = text === undefined ? undefined : resources.find(text, TABLE_TYPE, "id");
    if (table === undefined) isOpen ||= mayBeEdge;
    else places.set(table, [...(places.get(table) ?? []), mayBeEdge]);
  }
  if (isOpen) return new Set();
  return new Set(
    resources.ofTypes([TABLE_TYPE]).filter((table) => {
      const known = places.get(table);
      return known === undefined
        ? table.block.notes.from !== undefined
        : known.every((mayBeEdge) => !mayBeEdge);
    }),
  );
}
