// Networks, subnets and security groups as Azure's API writes them, in the words of the provider's own resources.
import { isObject } from "../../../resources/values";
import { idOf, rulesOf } from "./rule-bodies";
import { only, type Words } from "./words";

type Fields = Readonly<Record<string, unknown>>;

const SUBNET: Words = {
  addressPrefix: undefined,
  addressPrefixes: "address_prefixes",
  defaultOutboundAccess: undefined,
  delegations: undefined,
  natGateway: undefined,
  networkSecurityGroup: "group",
  privateEndpointNetworkPolicies: undefined,
  privateLinkServiceNetworkPolicies: undefined,
  routeTable: undefined,
  serviceEndpoints: undefined,
};
const NETWORK: Words = {
  addressSpace: "space",
  dhcpOptions: undefined,
  encryption: undefined,
  flowTimeoutInMinutes: undefined,
  subnets: "subnets",
};

/** The rules of a group. Without them the group says nothing of its rules. */
export function groupBody(properties: Fields): Fields | undefined {
  const words = only(properties, { securityRules: "rules", flushConnection: undefined });
  if (words === undefined || !("rules" in words)) return words;
  const rules = rulesOf(words["rules"]);
  return rules === undefined ? undefined : { security_rule: rules };
}

/** A subnet's prefixes, and the id of its security group as `security_group`. */
export function subnetBody(properties: unknown): Fields | undefined {
  if (!isObject(properties)) return undefined;
  const { group, ...subnet } = only(properties, SUBNET) ?? { group: false };
  if (group === undefined) return subnet;
  const id = idOf(group);
  return id === undefined ? undefined : { ...subnet, security_group: id };
}

/** A network with its address space and, where it writes them, all its subnets. */
export function networkBody(properties: Fields): Fields | undefined {
  const words = only(properties, NETWORK);
  if (words === undefined) return undefined;
  const { space, subnets } = words;
  const prefixes = isObject(space) ? space["addressPrefixes"] : undefined;
  if (subnets === undefined) return { address_space: prefixes };
  if (!Array.isArray(subnets)) return undefined;
  const inline = subnets.map((entry: unknown) => {
    const body = isObject(entry) ? subnetBody(entry["properties"] ?? {}) : undefined;
    return body === undefined || !isObject(entry) ? undefined : { ...body, name: entry["name"] };
  });
  return inline.includes(undefined) ? undefined : { address_space: prefixes, subnet: inline };
}
