// The provider's resources that stand for calls of Azure's API. Nothing is made of a call that says more, or whose parent is
// not named plainly.
import { META_ARGUMENTS } from "../meta-arguments";
import { ResourceBlock } from "../../../resources/resource-block";
import type { Resource } from "../../../resources/resource-index";
import { isToken } from "../../../resources/template-text";
import { groupBody, networkBody, subnetBody } from "./network-bodies";
import { ruleOf } from "./rule-bodies";

type Fields = Readonly<Record<string, unknown>>;

export interface Call {
  readonly resource: Resource;
  /** The type of the API's network service, in lower case: `virtualnetworks/subnets`. */
  readonly api: string;
  readonly properties: Fields;
  readonly parent: string;
  /** The provider of the parent, which says in which subscription both are. */
  readonly provider: unknown;
}

/** What stands for a call; the first resource is the one that references to the call lead to. */
export interface Made {
  readonly resources: readonly Resource[];
  /** The id itself, where it is written out. */
  readonly id?: string;
}

const GROUP = "azurerm_network_security_group";
const NETWORK = "azurerm_virtual_network";
const ASSOCIATION = "azurerm_subnet_network_security_group_association";

/** Networks and security groups. */
export function makeFirst(call: Call): Made | undefined {
  const { api, properties, parent, resource } = call;
  if (resource.type !== "azapi_resource") return undefined;
  const { name, location, tags } = resource.block.body;
  // Of a literal id, or one of a data source, a network would lose the subscription.
  const isLost =
    api === "virtualnetworks" && (!isToken(parent) || parent.includes("data.azurerm_"));
  const resource_group_name = isLost ? undefined : resourceGroupOf(parent);
  const body =
    api === "networksecuritygroups"
      ? groupBody(properties)
      : api === "virtualnetworks"
        ? networkBody(properties)
        : undefined;
  if (body === undefined || resource_group_name === undefined) return undefined;
  const type = api === "virtualnetworks" ? NETWORK : GROUP;
  return { resources: [make(call, type, { name, location, tags, resource_group_name, ...body })] };
}

/** Subnets with their security groups, and rules. */
export function makeSecond(call: Call): Made | undefined {
  if (call.api === "networksecuritygroups/securityrules") return makeRule(call);
  if (call.api !== "virtualnetworks/subnets") return undefined;
  const { body } = call.resource.block;
  const subnet = subnetBody(call.properties);
  if (subnet === undefined || typeof body["name"] !== "string") return makeUpdate(call, subnet);
  if (call.resource.type !== "azapi_resource") return makeUpdate(call, subnet);
  return makeSubnet(call, body["name"], subnet);
}

function makeSubnet(call: Call, name: string, subnet: Fields): Made | undefined {
  const { security_group, ...rest } = subnet;
  const isLiteral =
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/virtualNetworks\/[^/]+$/i.test(
      call.parent,
    );
  if (isLiteral) {
    const id = `${call.parent}/subnets/${name}`;
    return security_group === undefined
      ? undefined
      : { id, resources: [associate(call, id, security_group)] };
  }
  const network = attributesOf(call.parent, NETWORK);
  if (network === undefined) return undefined;
  const own = make(call, "azurerm_subnet", {
    name,
    virtual_network_name: network("name"),
    resource_group_name: network("resource_group_name"),
    ...rest,
  });
  const id = `\${azurerm_subnet.${own.name}.id}`;
  if (security_group !== undefined)
    return { resources: [own, associate(call, id, security_group)] };
  own.block.notes.assume(
    "a subnet that a call of Azure's API writes without its security group is not written again (each time takes away the group that something else attached)",
  );
  return { resources: [own] };
}

/** An update of a subnet that attaches a group and does nothing else. */
function makeUpdate(call: Call, subnet: Fields | undefined): Made | undefined {
  const { type, block } = call.resource;
  const { resource_id, name } = block.body;
  const { security_group, ...rest } = subnet ?? {};
  const isOnly = security_group !== undefined && Object.keys(rest).length === 0;
  if (type !== "azapi_update_resource" || !isOnly) return undefined;
  const id =
    typeof resource_id === "string"
      ? resource_id
      : typeof name === "string" && call.parent !== ""
        ? `${call.parent}/subnets/${name}`
        : undefined;
  return id === undefined ? undefined : { resources: [associate(call, id, security_group)] };
}

function makeRule(call: Call): Made | undefined {
  const rule = ruleOf(call.properties);
  const { name } = call.resource.block.body;
  const owner = ownerOf(call.parent);
  if (rule === undefined || owner === undefined || call.resource.type !== "azapi_resource")
    return undefined;
  return { resources: [make(call, "azurerm_network_security_rule", { ...rule, ...owner, name })] };
}

/** The group that a rule's parent names. */
function ownerOf(parent: string): Fields | undefined {
  const [, place, name] =
    /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/[^/]+\/networkSecurityGroups\/([^/]+)$/i.exec(
      parent,
    ) ?? [];
  const group = attributesOf(parent, GROUP);
  const owner = group?.("name") ?? name;
  return owner === undefined
    ? undefined
    : {
        network_security_group_name: owner,
        resource_group_name: group?.("resource_group_name") ?? place,
      };
}

function associate(call: Call, subnet_id: string, network_security_group_id: unknown): Resource {
  return make(call, ASSOCIATION, { subnet_id, network_security_group_id });
}

function make({ resource, provider }: Call, type: string, fields: Fields): Resource {
  const { body, path, address, dialect, notes } = resource.block;
  const own = Object.entries(body).filter(
    ([key, value]) => META_ARGUMENTS.has(key) && !isOwnProvider(key, value),
  );
  const given = {
    ...(provider !== undefined && { provider }),
    ...Object.fromEntries(own),
    ...fields,
  };
  return {
    type,
    name: resource.name,
    block: new ResourceBlock(given, path, address, dialect, notes),
  };
}

function isOwnProvider(key: string, value: unknown): boolean {
  return key === "provider" && typeof value === "string" && /^azapi(\.|$)/.test(value);
}

/** The name of the resource group that a parent's id is of. */
function resourceGroupOf(parent: string): string | undefined {
  const attribute = attributesOf(parent, "(?:data\\.)?azurerm_resource_group");
  const [, name] = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)$/i.exec(parent) ?? [];
  return attribute?.("name") ?? name;
}

/** Other attributes of the resource whose id the text is. */
function attributesOf(text: string, type: string): ((attribute: string) => string) | undefined {
  const [, address] =
    new RegExp(`^\\$\\{\\s*(${type}\\.[\\w-]+)\\.id\\s*\\}$`).exec(text.trim()) ?? [];
  return address === undefined ? undefined : (attribute) => `\${${address}.${attribute}}`;
}
