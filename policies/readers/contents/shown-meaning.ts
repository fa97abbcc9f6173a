// What the texts of rules and the names of unknowns mean in a source that shows what the cloud has, so that two such sources can
// be held against each other: a name rests on what the source puts into it, and on nothing else that it shows.
import type { RuleOrigin } from "../gate";
import { FIREWALL_TYPES } from "../kinds";
import { isToken } from "../resources/template-text";
import type { ResourceSet } from "../resources/resource-set";
import type { Resource } from "../resources/resource-index";
import { isObject } from "../resources/values";
import { writtenMeaning } from "../rules/written-meaning";
import { referredBlocks } from "./referred-blocks";
import { plainText } from "./same-resources";

/** Types that connect networks with each other and with what is outside. */
const CONNECTING =
  /^azurerm_(virtual_network_peering|virtual_hub|virtual_wan|virtual_network_gateway|local_network_gateway|route|subnet_route_table|express_route|vpn_|point_to_site)/;

const NETWORK_TYPE = "azurerm_virtual_network";

/** Arguments of a rule that name things with contents. */
const NAMING = [
  "source_application_security_group_ids",
  "destination_application_security_group_ids",
  "source_tags",
  "source_service_accounts",
];

export class ShownMeaning {
  readonly #resources: ResourceSet;
  /** Networks that are on both sides: one that is new or gone is in no other's contents until something connects it. */
  readonly #lasting: ReadonlySet<string>;
  #connected: string | undefined;
  #root: unknown;
  #holders: ReadonlyMap<string, readonly Resource[]> | undefined;

  constructor(resources: ResourceSet, other: ResourceSet) {
    this.#resources = resources;
    const others = new Set(other.ofTypes([NETWORK_TYPE]).map(networkKey));
    this.#lasting = new Set(
      resources
        .ofTypes([NETWORK_TYPE])
        .map(networkKey)
        .filter((key) => others.has(key)),
    );
  }

  ruleText(rule: RuleOrigin): string {
    const { definition } = rule;
    if (definition === undefined)
      return this.#inContext(`${writtenMeaning(rule)} ${rule.name}`, []);
    const kept = Object.entries(definition).filter(([key]) => !FILLED_IN.has(key));
    const names = NAMING.flatMap((key) => stringsIn(definition[key]));
    return this.#inContext(plainText(Object.fromEntries(kept)), names);
  }

  nameText(unknown: string): string {
    const names = [...unknown.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
    return this.#inContext(unknown, names);
  }

  #inContext(text: string, names: readonly string[]): string {
    const parts = [text, ...this.#contentsOf(names)];
    if (/virtualnetwork|internet|vnet/i.test(text)) parts.push(this.#network());
    if (isToken(text)) parts.push(JSON.stringify(referredBlocks(text, this.#asRoot())));
    return parts.join("\n");
  }

  /** What puts something into the contents of the names, and what that leads to. */
  #contentsOf(names: readonly string[]): readonly string[] {
    if (names.length === 0) return [];
    const holding = new Set(names.flatMap((name) => this.#holdersOf(name)));
    for (const { type, block } of [...holding])
      if (type.endsWith("_association"))
        for (const text of stringsIn(block.body))
          for (const one of this.#resourcesOf(text)) holding.add(one);
    return [...holding].map(({ type, block }) => `${type} ${plainText(block.body)}`).sort();
  }

  #holdersOf(name: string): readonly Resource[] {
    this.#holders ??= holdersIn(this.#resources);
    return this.#holders.get(name.toLowerCase()) ?? [];
  }

  /** Those that an id is of. */
  #resourcesOf(id: string): readonly Resource[] {
    return this.#holdersOf(id).filter(({ block }) => block.body["id"] === id);
  }

  #network(): string {
    this.#connected ??= [
      ...this.#resources.own
        .filter(({ type }) => CONNECTING.test(type))
        .map(({ block }) => plainText(block.body)),
      ...this.#resources
        .ofTypes([NETWORK_TYPE])
        .filter((one) => this.#lasting.has(networkKey(one)))
        .map((one) => `${networkKey(one)} ${plainText(one.block.body["address_space"])}`),
    ]
      .sort()
      .join("\n");
    return this.#connected;
  }

  #asRoot(): unknown {
    if (this.#root !== undefined) return this.#root;
    const resource: Record<string, Record<string, unknown>> = {};
    for (const { type, name, block } of this.#resources.all)
      (resource[type] ??= {})[name] = block.body;
    this.#root = { resource };
    return this.#root;
  }
}

/** What a provider fills in, or says in its own words of where the rule is, and what has no meaning. */
const FILLED_IN: ReadonlySet<string> = new Set([
  "//",
  "creation_timestamp",
  "deletion_policy",
  "description",
  "enable_logging",
  "id",
  "log_config",
  "name",
  "network_security_group_name",
  "params",
  "priority",
  "provider",
  "resource_group_name",
  "self_link",
  "timeouts",
]);

function networkKey({ block }: Resource): string {
  return [block.body["resource_group_name"], block.body["name"]]
    .map(String)
    .join("/")
    .toLowerCase();
}

function holdersIn(resources: ResourceSet): ReadonlyMap<string, readonly Resource[]> {
  const holders = new Map<string, Resource[]>();
  for (const resource of resources.own) {
    if (FIREWALL_TYPES.has(resource.type)) continue;
    for (const text of new Set(stringsIn(resource.block.body).map((one) => one.toLowerCase()))) {
      const sharing = holders.get(text);
      if (sharing === undefined) holders.set(text, [resource]);
      else sharing.push(resource);
    }
  }
  return holders;
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return isObject(value) ? Object.values(value).flatMap(stringsIn) : [];
}
