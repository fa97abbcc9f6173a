// Texts and blocks in one form for all sources: references and ids by the names of what they lead to, and blocks without what
// has no bearing on packets. What one source calls `${azurerm_subnet.edge.id}`, and another by its id, is one thing.
import { nameText } from "../resources/field";
import type { ResourceSet } from "../resources/resource-set";
import type { Resource } from "../resources/resource-index";
import { isToken } from "../resources/template-text";
import { isObject } from "../resources/values";

const REFERENCE = /\$\{\s*(?:@(\S+) )?(?:data\.)?([a-z]\w*_\w+)\.([\w-]+)(?:\.\w+)*\s*\}/g;
const ADDRESS = /(?<![\w.])(?:azurerm|google)_\w+\.[\w-]+/g;
const AZURE_ID =
  /\/subscriptions\/[^/`"\s]+\/resourcegroups\/([^/`"\s]+)\/providers\/[^/`"\s]+((?:\/[^/`"\s]+\/[^/`"\s]+)+)/gi;
const GOOGLE_LINK =
  /(?:https:\/\/[\w.]+\/compute\/\w+\/)?projects\/[^/`"\s]+\/(?:global|(?:regions|zones)\/[^/`"\s]+)\/\w+\/([^/`"\s]+)/g;

/** Arguments that say nothing about packets, and attributes that only a deployed object has. */
const WITHOUT_BEARING = new Set(
  (
    "// depends_on lifecycle provider provisioner connection timeouts description " +
    "id self_link etag guid fingerprint creation_timestamp instance_id label_fingerprint tags_fingerprint " +
    "labels effective_labels terraform_labels metadata metadata_startup_script custom_data user_data " +
    "admin_username admin_password admin_ssh_key boot_diagnostics boot_disk os_disk source_image_reference " +
    "machine_type size vm_size"
  ).split(" "),
);

export class OneForm {
  readonly #resources: ResourceSet;
  #names: ReadonlyMap<string, string> | undefined;

  constructor(resources: ResourceSet) {
    this.#resources = resources;
  }

  /**
   * The text with every reference, address and id as names, in lower case.
   * @param from the other source that writes it; absent for the source that is judged.
   */
  text(text: string, from?: string): string {
    return text
      .replace(REFERENCE, (whole, of: string | undefined, type: string, name: string) => {
        return this.#nameOf(`${of ?? from ?? ""} ${type}.${name}`) ?? whole;
      })
      .replace(ADDRESS, (address) => this.#nameOf(`${from ?? ""} ${address}`) ?? address)
      .replace(AZURE_ID, (_, group: string, path: string) => {
        const names = path.split("/").filter((__, at) => at > 0 && at % 2 === 0);
        return [group, ...names].join("/");
      })
      .replace(GOOGLE_LINK, (_, name: string) => name)
      .toLowerCase();
  }

  /** A value in one form; nothing where it says nothing. Lists are sets, and a list of one block is the block. */
  value(value: unknown, from?: string, type = ""): unknown {
    if (typeof value === "string") return value === "" ? undefined : this.text(value, from);
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (Array.isArray(value)) {
      const parts = value
        .map((one: unknown) => this.value(one, from, type))
        .filter((one) => one !== undefined);
      if (parts.length < 2) return parts[0];
      return parts.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    if (!isObject(value)) return undefined;
    const entries = Object.entries(value)
      .filter(([key]) => !WITHOUT_BEARING.has(key) && !(key === "tags" && isAzure(type)))
      .map(([key, one]) => [key, this.value(one, from, type)] as const)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }

  /** A resource's type and arguments; where it stands, and what it is called in its source, have no part in it. */
  resource({ type, block }: Resource): unknown {
    return [type, this.value(block.body, block.notes.from, type)];
  }

  #nameOf(address: string): string | undefined {
    this.#names ??= this.#allNames();
    return this.#names.get(address.toLowerCase());
  }

  /** By address without letter case, as gates are called; an address that is two resources' names neither. */
  #allNames(): ReadonlyMap<string, string> {
    const names = new Map<string, string>();
    const taken = new Set<string>();
    for (const one of [...this.#resources.all, ...this.#resources.data]) {
      const address = `${one.block.notes.from ?? ""} ${one.type}.${one.name}`.toLowerCase();
      const name = this.#namesOf(one);
      if (name !== undefined && !taken.has(address)) names.set(address, name);
      else names.delete(address);
      taken.add(address);
    }
    return names;
  }

  /** Resource group, network and name, as an id of Azure would have them; of others the name. */
  #namesOf({ type, block }: Resource): string | undefined {
    const keys = isAzure(type) ? ["resource_group_name", "virtual_network_name", "name"] : ["name"];
    const literals = keys.map((key) => {
      const text = nameText(block.name(key));
      const literal = text === undefined ? undefined : this.#resources.literal(text);
      return literal === undefined || isToken(literal) ? undefined : literal;
    });
    return literals.at(-1) === undefined
      ? undefined
      : literals.filter((one) => one !== undefined).join("/");
  }
}

function isAzure(type: string): boolean {
  return type.startsWith("azurerm_");
}
