// The virtual networks that are, or may be, the Edge's: those whose address space holds an Edge address, and those that are called
// as the network of a subnet that the site lists.
import { addressesOverlap } from "../../../../modules/packets";
import type { AzureSettings } from "../../../../modules/sites";
import { type Addresses, EVERY_ADDRESS } from "../../rules/match";
import { type Field, nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import type { Resource } from "../../resources/resource-index";
import { compareNames } from "../../resources/text-comparison";
import { isToken } from "../../resources/template-text";
import { subnetOf } from "../attachment-points";
import { azureIdOf } from "../azure-ids";
import { addressesInList } from "./address-fields";

export const NETWORK_TYPE = "azurerm_virtual_network";
const SUBNET_TYPE = "azurerm_subnet";

export class OwnNetworks {
  readonly #resources: ResourceSet;
  readonly #edge: Addresses;
  /** Names of the networks of the site's subnets; `undefined` for one that nothing shows. */
  readonly #names: readonly (string | undefined)[];

  constructor(resources: ResourceSet, { attach }: AzureSettings, edge: Addresses) {
    this.#resources = resources;
    this.#edge = edge;
    const subnets = attach.map(subnetOf);
    this.#names = subnets.map((id) =>
      id === undefined ? undefined : azureIdOf(id, SUBNET_TYPE, resources)?.names[0],
    );
  }

  /** The address space of every declared network that may be the Edge's. */
  spaces(): readonly Addresses[] {
    return this.#resources
      .ofTypes([NETWORK_TYPE])
      .filter((network) => this.#mayBe(network))
      .map(({ block }) => spaceOf(block));
  }

  /** Whether the Edge may be in the network that a field names. */
  mayBeNamed(name: Field<string>): boolean {
    const text = nameText(name);
    const network = text === undefined ? undefined : this.networkOf(text);
    if (network !== undefined) return this.#mayBe(network);
    const literal = text === undefined ? undefined : lastPart(this.#resources, text);
    return literal === undefined || this.#mayBeCalled(literal);
  }

  /** The declared network that a name, an id or a reference leads to. */
  networkOf(text: string): Resource | undefined {
    const referred =
      this.#resources.find(text, NETWORK_TYPE, "id") ??
      this.#resources.find(text, NETWORK_TYPE, "name");
    if (referred !== undefined) return referred;
    const name = lastPart(this.#resources, text);
    const called = this.#resources.ofTypes([NETWORK_TYPE]).filter(({ block }) => {
      const own = nameText(block.name("name"));
      const literal = own === undefined ? undefined : this.#resources.literal(own);
      return literal !== undefined && name !== undefined && compareNames(literal, name) === "same";
    });
    return called.length === 1 ? called[0] : undefined;
  }

  #mayBe({ block }: Resource): boolean {
    const space = spaceOf(block);
    const holds = ([4, 6] as const).some((family) =>
      addressesOverlap(space[family], this.#edge[family]),
    );
    const name = nameText(block.name("name"));
    const isCalled = name === undefined || this.#mayBeCalled(this.#resources.literal(name) ?? name);
    return space === EVERY_ADDRESS ? isCalled : holds || (isCalled && this.#isCertainName(name));
  }

  #isCertainName(name: string | undefined): boolean {
    const literal = name === undefined ? undefined : this.#resources.literal(name);
    return (
      literal !== undefined &&
      this.#names.some((one) => one !== undefined && compareNames(one, literal) === "same")
    );
  }

  #mayBeCalled(name: string): boolean {
    return this.#names.some((one) => one === undefined || compareNames(one, name) !== "different");
  }
}

/** All that the network's own address space holds; everything where that is not written out. */
export function spaceOf(block: ResourceBlock): Addresses {
  return block.showsWhatIsDeployed ? addressesInList(block.texts("address_space")) : EVERY_ADDRESS;
}

function lastPart(resources: ResourceSet, text: string): string | undefined {
  const literal = isToken(text) ? resources.literal(text) : text;
  return literal?.trim().split("/").at(-1);
}
