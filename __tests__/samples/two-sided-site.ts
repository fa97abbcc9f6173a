// One Edge Server with its external and its internal side behind gates of their own, in both clouds: the two tables of
// the single Edge behind NAT.
import { bindSite } from "../../modules/sites";
import type { Site } from "../../modules/sites";

const VNET =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-edge/providers/Microsoft.Network/virtualNetworks";
export const EXTERNAL_SUBNET = `${VNET}/vnet-perimeter/subnets/snet-external`;
export const INTERNAL_SUBNET = `${VNET}/vnet-perimeter/subnets/snet-internal`;

export const TWO_SIDES = `site: contoso-edge
documents: [lync2013-single-nat-external, lync2013-single-nat-internal]
peers:
  clients: any
  av-peers: any
  federated-partners: any
  xmpp-partners: [198.51.100.0/24]
  crl-servers: any
  dns-servers: [192.0.2.53]
  front-ends: [10.20.0.0/28]
  directors: [10.20.1.10]
  branch-appliances: [10.30.0.0/24]
  internal-networks: [10.0.0.0/8]
  cms-front-ends: [10.20.0.4]
  logging-controllers: [10.20.9.9]
deployments:
  azure-two-sides:
    cloud: azure
    interfaces:
      access: [10.45.16.10]
      web-conferencing: [10.45.16.20]
      av: [10.45.16.30]
      internal: [10.46.16.10]
    settings:
      resourceGroup: rg-edge
      location: westeurope
      attach:
        - { subnetId: ${EXTERNAL_SUBNET}, interfaces: [access, web-conferencing, av] }
        - { subnetId: ${INTERNAL_SUBNET}, interfaces: [internal] }
  google-two-sides:
    cloud: google
    interfaces:
      access: [10.45.32.10]
      web-conferencing: [10.45.32.20]
      av: [10.45.32.30]
      internal: [10.46.32.10]
    settings:
      project: contoso-edge
      namePrefix: edge
      networks:
        - { network: perimeter, interfaces: [access, web-conferencing, av], targetTags: [edge] }
        - { network: internal, interfaces: [internal], targetTags: [edge] }
`;

/** The site, with one text in it replaced. */
export function twoSides(found: string | RegExp = "", instead = ""): Site {
  const text = TWO_SIDES.replace(found, () => instead);
  return bindSite(text, "edge.yaml", { today: "2026-06-30" });
}
