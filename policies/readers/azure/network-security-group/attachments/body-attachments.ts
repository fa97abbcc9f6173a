// Security groups that a virtual network, a subnet or a network interface attaches in its own body. Inline subnets are all
// the subnets that their network has: they attach groups, and undo what associations attach (cloud-semantics 1.9).
import { type Field, isGiven, nameText } from "../../../resources/field";
import { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import type { Resource } from "../../../resources/resource-index";
import { isToken } from "../../../resources/template-text";
import { isObject, listOf } from "../../../resources/values";
import type { PointKind, Within } from "../../attachment-points";
import { type AzureId, compareAzureIds, idOfResource } from "../../azure-ids";
import { INTERFACE_TYPE } from "../../network-interfaces";

const NETWORK_TYPE = "azurerm_virtual_network";
const SUBNET_TYPE = "azurerm_subnet";

/** What leaves open which group filters somewhere: reported only where that matters. */
export interface Doubt {
  readonly message: string;
  readonly remedy: string;
  /** The field that it is about; the block as a whole where there is none. */
  readonly at?: Field<string>;
}

export interface BodyAttachment {
  readonly block: ResourceBlock;
  readonly kind: PointKind;
  /** Absent when it is not known which subnet of `within`, or of any network. */
  readonly id?: string;
  readonly within?: Within;
  /** Absent when it is not known which group, if any. */
  readonly group?: Field<string>;
  /** Whether it says that no group is attached there. */
  readonly isNone?: true;
  readonly doubt?: Doubt;
}

export function bodyAttachments(resources: ResourceSet): readonly BodyAttachment[] {
  return [
    ...resources.ofTypes([NETWORK_TYPE]).flatMap((network) => inNetwork(network, resources)),
    ...resources.ofTypes([SUBNET_TYPE]).flatMap(({ block }) => ofPoint(block, "subnet")),
    ...resources
      .ofTypes([INTERFACE_TYPE])
      .flatMap(({ block }) => ofPoint(block, "networkInterface")),
  ];
}

const BY_ASSOCIATION = "attach the group with an association resource";

/** The group that a subnet or an interface names for itself. */
function ofPoint(block: ResourceBlock, kind: PointKind): readonly BodyAttachment[] {
  const group = block.name("network_security_group_id");
  if (block.dialect.shows === "cloud") {
    const id = nameText(block.name("id"));
    return id === undefined || !isGiven(group) ? [] : [{ block, kind, id, group }];
  }
  const point = { block, kind, ...ownId(block) };
  const writeOnly = block.name("network_security_group_id_wo");
  const hasVersion = isGiven(block.number("network_security_group_id_wo_version"));
  if (!isGiven(group) && !isGiven(writeOnly) && !hasVersion) return [];
  if (isGiven(group) || !isGiven(writeOnly) || !hasVersion || kind !== "subnet")
    return [{ ...point, doubt: unknownArgument(isGiven(group) ? "" : "_wo") }];
  block.notes.assume(
    "`network_security_group_id_wo_version` is raised whenever the group of a subnet changes (Terraform does not compare what is write-only)",
  );
  return [{ ...point, group: writeOnly }];
}

function unknownArgument(suffix: string): Doubt {
  return {
    message:
      suffix === ""
        ? "`network_security_group_id` attaches a security group in a way that only azurerm before 2.0 has"
        : "`network_security_group_id_wo` and its version stand for a security group only together",
    remedy: BY_ASSOCIATION,
  };
}

/** A reference to the resource itself, where it is there once. */
function ownId(block: ResourceBlock): { readonly id?: string } {
  return block.showsWhatIsDeployed ? { id: block.dialect.template(`\${${block.address}.id}`) } : {};
}

function inNetwork(network: Resource, resources: ResourceSet): readonly BodyAttachment[] {
  const { block } = network;
  const { objects, lost } = block.blocks("subnet");
  if (block.dialect.shows === "cloud") {
    const shown = objects.flatMap(shownSubnet);
    return lost.length === 0 ? shown : [...shown, hiddenSubnets(network, resources)];
  }
  const isDynamic = listOf(block.body["dynamic"]).some((one) => isObject(one) && "subnet" in one);
  const written = block.body["subnet"];
  if (!isDynamic && (written === undefined || written === null)) return [];
  const subnets = objects.map((subnet) => ({ subnet, name: literalName(subnet, resources) }));
  const named = subnets.flatMap(({ subnet, name }) =>
    name === undefined ? [] : [{ subnet, name }],
  );
  const isAll =
    !isDynamic && lost.length === 0 && named.length === subnets.length && block.showsWhatIsDeployed;
  const rest: BodyAttachment = {
    block,
    kind: "subnet",
    within: {
      network: idOfResource({ ...network, block: withoutDynamic(block) }, resources),
      besides: isAll ? named.map(({ name }) => name) : [],
    },
    ...(isAll ? { isNone: true, doubt: ALL_SUBNETS } : { doubt: HIDDEN_SUBNETS }),
  };
  return isAll
    ? [...named.map(({ subnet, name }) => inlineSubnet(block, subnet, name)), rest]
    : [rest];
}

/**
 * Any subnet of the network, with any group or none. In one that is still to be made none of them can be a subnet that is a
 * resource of its own: it would be made twice.
 */
function hiddenSubnets(network: Resource, resources: ResourceSet): BodyAttachment {
  const { block } = network;
  const id = idOfResource(network, resources);
  const isNew = block.name("id").is === "unknown";
  const within = { network: id, besides: isNew ? ownSubnets(id, resources) : [] };
  return { block, kind: "subnet", within, doubt: HIDDEN_SUBNETS };
}

/** Subnets that are resources of their own, each set's by the name of their network. */
const SUBNETS = new WeakMap<ResourceSet, ReadonlyMap<string, readonly AzureId[]>>();

/** Names of the subnets that are resources of their own in a network. */
function ownSubnets(network: AzureId | undefined, resources: ResourceSet): readonly string[] {
  const all = SUBNETS.get(resources) ?? subnetsByNetwork(resources);
  SUBNETS.set(resources, all);
  return (all.get(keyOf(network?.names[0])) ?? []).flatMap((subnet) => {
    const [within, name] = subnet.names;
    if (name === undefined || isToken(name)) return [];
    const { answer } = compareAzureIds({ ...subnet, names: [within] }, network);
    return answer === "same" ? [name] : [];
  });
}

function subnetsByNetwork(resources: ResourceSet): ReadonlyMap<string, readonly AzureId[]> {
  const found = new Map<string, AzureId[]>();
  for (const resource of resources.ofTypes([SUBNET_TYPE])) {
    const id = idOfResource(resource, resources);
    if (id === undefined) continue;
    const key = keyOf(id.names[0]);
    const sharing = found.get(key);
    if (sharing === undefined) found.set(key, [id]);
    else sharing.push(id);
  }
  return found;
}

function keyOf(name: string | undefined): string {
  return (name ?? "").trim().toLowerCase();
}

const ALL_SUBNETS: Doubt = {
  message:
    "the subnets in the body of the virtual network are all that it has, and the Edge's is none of them that the reader can tell",
  remedy: "write the subnet into the virtual network as well, or take `subnet` out of it",
};
const HIDDEN_SUBNETS: Doubt = {
  message:
    "the virtual network has subnets in its body that the configuration does not show; they may attach security groups, and undo what associations attach",
  remedy: "write each subnet out, or as a resource of its own and no `subnet` here",
};
const NO_GROUP: Doubt = {
  message:
    "the subnet in the body of the virtual network has no `security_group`, which undoes what an association attaches",
  remedy: "write `security_group` there, or take `subnet` out of the virtual network",
};

/** What makes blocks leaves the network the one that its names say. */
function withoutDynamic(block: ResourceBlock): ResourceBlock {
  const { path, address, dialect, notes } = block;
  return new ResourceBlock({ ...block.body, dynamic: null }, path, address, dialect, notes);
}

function literalName(subnet: ResourceBlock, resources: ResourceSet): string | undefined {
  const text = nameText(subnet.name("name"));
  const name = text === undefined ? undefined : resources.literal(text);
  return name === undefined || isToken(name) ? undefined : name;
}

function inlineSubnet(network: ResourceBlock, subnet: ResourceBlock, name: string): BodyAttachment {
  const group = subnet.name("security_group");
  const id = network.dialect.template(`\${${network.address}.id}/subnets/${name}`);
  const point = { block: subnet, kind: "subnet", id } as const;
  return isGiven(group) ? { ...point, group } : { ...point, isNone: true, doubt: NO_GROUP };
}

function shownSubnet(subnet: ResourceBlock): readonly BodyAttachment[] {
  const id = nameText(subnet.name("id"));
  const group = subnet.name("security_group");
  return id === undefined || !isGiven(group) ? [] : [{ block: subnet, kind: "subnet", id, group }];
}
