// Which object of Azure a name leads to: subscription, resource group and names, as far as a literal id or the resource that
// a reference leads to says. A known difference in any part makes it another object.
import { nameText } from "../resources/field";
import type { ResourceBlock } from "../resources/resource-block";
import { type ResourceSet } from "../resources/resource-set";
import { type Resource } from "../resources/resource-index";
import { isPlainId, type Sameness } from "../resources/references";
import { compareNames } from "../resources/text-comparison";
import { isToken } from "../resources/template-text";

/** Where an object is, part by part; a part that nothing shows is absent. Templates stand as they are written. */
export interface AzureId {
  readonly subscription: string | undefined;
  readonly resourceGroup: string | undefined;
  /** From the outermost to the object itself: virtual network and subnet, for instance. */
  readonly names: readonly (string | undefined)[];
}

/** The segment of an id before each name, and the argument that holds the name, from the outermost to the object itself. */
const SEGMENTS: Readonly<
  Record<string, readonly (readonly [segment: string, argument: string])[]>
> = {
  azurerm_subnet: [
    ["virtualnetworks", "virtual_network_name"],
    ["subnets", "name"],
  ],
  azurerm_network_interface: [["networkinterfaces", "name"]],
  azurerm_network_security_group: [["networksecuritygroups", "name"]],
  azurerm_application_security_group: [["applicationsecuritygroups", "name"]],
  azurerm_virtual_network: [["virtualnetworks", "name"]],
};

/** Every point is held against every interface and group of a run: each text is looked up once. */
const KNOWN = new WeakMap<ResourceSet, Map<string, AzureId | undefined>>();

/** What is known of the object of this type that a text names. */
export function azureIdOf(text: string, type: string, resources: ResourceSet): AzureId | undefined {
  const known = KNOWN.get(resources) ?? new Map<string, AzureId | undefined>();
  KNOWN.set(resources, known);
  const key = `${type} ${text}`;
  if (!known.has(key)) known.set(key, lookUp(text, type, resources));
  return known.get(key);
}

function lookUp(text: string, type: string, resources: ResourceSet): AzureId | undefined {
  const parsed = parseId(text, type);
  if (parsed !== undefined || !isToken(text)) return parsed;
  const inline = INLINE_SUBNET.exec(text)?.[2];
  const declared = declaredIn(text, type, resources);
  const id = declared === undefined ? undefined : idOfResource(declared, resources);
  return id === undefined || inline === undefined ? id : { ...id, names: [...id.names, inline] };
}

/** A subnet in the body of its network: the network's reference, and the subnet's name. */
const INLINE_SUBNET = /^(\$\{[^}]*\.id\s*\})\/subnets\/([^/]+)$/;

/** The resource that a reference of this type leads to, or the one in whose body the object stands. */
export function declaredIn(
  text: string,
  type: string,
  resources: ResourceSet,
): Resource | undefined {
  const network = INLINE_SUBNET.exec(text)?.[1];
  return network === undefined
    ? resources.declared(text, type)
    : resources.declared(network, "azurerm_virtual_network");
}

export function idOfResource(
  { type, block }: Resource,
  resources: ResourceSet,
): AzureId | undefined {
  if (!block.showsWhatIsDeployed) return undefined;
  return {
    subscription: subscriptionOf(block, resources),
    resourceGroup: nameIn(block, "resource_group_name", resources),
    names: (SEGMENTS[type] ?? []).map(([, argument]) => nameIn(block, argument, resources)),
  };
}

/** Which configuration of which provider a resource is made by. */
export function providerOf({ body }: ResourceBlock): { local: string; alias: string | undefined } {
  const { provider } = body;
  const [local = "azurerm", alias] = typeof provider === "string" ? provider.split(".") : [];
  return { local, alias };
}

/** The subscription that the provider of a resource works in, or a template that stands for that of this very provider. */
export function subscriptionOf(block: ResourceBlock, resources: ResourceSet): string {
  const { local, alias } = providerOf(block);
  const text = resources.providerArgument(local, alias, "subscription_id", block.notes.from);
  if (text !== undefined && !isToken(text)) return text;
  return `\${@${block.notes.from ?? ""} provider.${local}.${alias ?? ""}}`;
}

/** That of the id that the cloud has given to an object, or else of its provider. */
export function shownSubscription(block: ResourceBlock, resources: ResourceSet): string {
  const id = nameText(block.text("id")) ?? "";
  return /^\/subscriptions\/([^/]+)\//i.exec(id)?.[1] ?? subscriptionOf(block, resources);
}

function nameIn(block: ResourceBlock, key: string, resources: ResourceSet): string | undefined {
  const text = nameText(block.name(key));
  return text === undefined ? undefined : (resources.literal(text) ?? text);
}

const GROUP_ID =
  /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/[^/]+((?:\/[^/]+){2,})$/i;

/**
 * What a literal id says. One that escapes a character may be brought into another form by the provider, and then be
 * another's.
 */
export function parseId(text: string, type: string): AzureId | undefined {
  if (!isPlainId(text)) return undefined;
  const [, subscription, resourceGroup, rest = ""] = GROUP_ID.exec(text.trim()) ?? [];
  const segments = rest.split("/").slice(1);
  const names = (SEGMENTS[type] ?? []).map(([segment], at) =>
    segments[2 * at]?.toLowerCase() === segment ? segments[2 * at + 1] : undefined,
  );
  if (subscription === undefined || segments.length !== 2 * names.length) return undefined;
  return { subscription, resourceGroup, names };
}

/** Whether two names of objects of this type are of one object: as they stand, else part by part. */
export function compareIds(
  one: string,
  other: string,
  type: string,
  resources: ResourceSet,
): IdComparison {
  const answer = resources.compareIds(one, other, type);
  if (answer !== "unknown") return { answer, butForSubscription: false };
  return compareAzureIds(azureIdOf(one, type, resources), azureIdOf(other, type, resources));
}

export interface IdComparison {
  readonly answer: Sameness;
  /** Whether they are the same as soon as both are in one subscription. */
  readonly butForSubscription: boolean;
}

/** Whether two ids are of one object. A subscription that is not written may be any. */
export function compareAzureIds(a: AzureId | undefined, b: AzureId | undefined): IdComparison {
  if (a === undefined || b === undefined) return { answer: "unknown", butForSubscription: false };
  const places = [
    compareParts(a.resourceGroup, b.resourceGroup),
    ...a.names.map((name, at) => compareParts(name, b.names[at])),
  ];
  const subscriptions = compareParts(a.subscription, b.subscription);
  if ([subscriptions, ...places].includes("different"))
    return { answer: "different", butForSubscription: false };
  const butForSubscription = places.every((one) => one === "same");
  return {
    answer: butForSubscription && subscriptions === "same" ? "same" : "unknown",
    butForSubscription,
  };
}

function compareParts(a: string | undefined, b: string | undefined): Sameness {
  return a === undefined || b === undefined ? "unknown" : compareNames(a, b);
}
