// What the sources show to be in `VirtualNetwork` (cloud-semantics 1.5): the address space of the Edge's networks and of those that
// are peered with them, what gateways reach, and the prefixes of user-defined routes. Never all of the tag; enough to tell a
// statement that leaves some of it out.
import type { AzureSettings } from "../../../../modules/sites";
import { type Addresses, EVERY_ADDRESS, NO_ADDRESSES } from "../../rules/match";
import { joinAddresses } from "../../rules/prefixes";
import { type Field, nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import { addressesInList } from "./address-fields";
import { OwnNetworks, spaceOf } from "./own-networks";
import { routedTo } from "./routes";

/** @param edge all addresses of Edge machines: a network that holds one of them is theirs. */
export function shownNetwork(
  resources: ResourceSet,
  settings: AzureSettings,
  edge: Addresses,
): Addresses {
  const own = new OwnNetworks(resources, settings, edge);
  return joinAddresses([
    NO_ADDRESSES,
    ...own.spaces(),
    ...peered(resources, own),
    ...onPremises(resources),
    ...routedTo(resources, settings),
  ]);
}

/** Networks at the other end of a peering or a hub that the Edge's network may be at. */
function peered(resources: ResourceSet, own: OwnNetworks): readonly Addresses[] {
  const at = (name: Field<string>): Addresses => {
    const text = nameText(name);
    const network = text === undefined ? undefined : own.networkOf(text);
    return network === undefined ? EVERY_ADDRESS : spaceOf(network.block);
  };
  const peerings = resources.ofTypes(["azurerm_virtual_network_peering"]).flatMap(({ block }) => {
    const [here, there] = [
      block.name("virtual_network_name"),
      block.name("remote_virtual_network_id"),
    ];
    return [
      ...(own.mayBeNamed(here) ? [at(there)] : []),
      ...(own.mayBeNamed(there) ? [at(here)] : []),
    ];
  });
  const hubs = resources
    .ofTypes(["azurerm_virtual_hub_connection"])
    .filter(({ block }) => own.mayBeNamed(block.name("remote_virtual_network_id")));
  return [...peerings, ...hubs.map(() => EVERY_ADDRESS)];
}

/** What gateways connect; what they learn by BGP is shown nowhere. */
function onPremises(resources: ResourceSet): readonly Addresses[] {
  const local = resources
    .ofTypes(["azurerm_local_network_gateway"])
    .map(({ block }) => addressesInList(block.texts("address_space")));
  const clients = resources
    .ofTypes(["azurerm_virtual_network_gateway"])
    .flatMap(({ block }) => block.blocks("vpn_client_configuration").objects)
    .map((block) => addressesInList(block.texts("address_space")));
  const learned = resources
    .ofTypes(["azurerm_virtual_network_gateway_connection", "azurerm_express_route_connection"])
    .filter(({ type, block }) => type === "azurerm_express_route_connection" || learns(block));
  return [...local, ...clients, ...learned.map(() => EVERY_ADDRESS)];
}

function learns(connection: ResourceBlock): boolean {
  const type = connection.text("type");
  const isByPrefix = type.is === "known" && type.value !== "ExpressRoute";
  const bgp = [connection.flag("bgp_enabled"), connection.flag("enable_bgp")];
  return (
    !isByPrefix || bgp.some((flag) => flag.is === "unknown" || (flag.is === "known" && flag.value))
  );
}
