// The subnets and network interfaces that a source shows, each with the groups that are attached to it: those that it makes,
// and those that are only named where a group is attached.
import type { ResourceBlock } from "../../resources/resource-block";
import { nameText } from "../../resources/field";
import type { ResourceSet } from "../../resources/resource-set";
import type { Resource } from "../../resources/resource-index";
import { type AzureId, azureIdOf, idOfResource } from "../azure-ids";
import { type PointKind, TARGET_TYPE } from "../attachment-points";
import type { Attachment } from "../network-security-group/attachments/group-attachments";
import { IdIndex, isNamed } from "./id-index";

/** One subnet or network interface. */
export interface ShownPoint {
  readonly kind: PointKind;
  readonly id: AzureId;
  /** As an attachment names it, or the resource by its address. */
  readonly text: string;
  /** What makes it; absent for one that is only named. */
  readonly block?: ResourceBlock;
  /** What reads it, where nothing makes it. */
  readonly seen?: ResourceBlock;
  readonly attachments: Attachment[];
}

const NETWORK_TYPE = "azurerm_virtual_network";
const KINDS: readonly PointKind[] = ["subnet", "networkInterface"];

export class ShownPoints {
  readonly all: ShownPoint[] = [];
  /** Attachments at a point that is not known. */
  readonly vague: readonly Attachment[];
  readonly #index: Readonly<Record<PointKind, IdIndex<ShownPoint>>> = {
    subnet: new IdIndex(),
    networkInterface: new IdIndex(),
  };
  readonly #seen: Readonly<Record<PointKind, IdIndex<ResourceBlock>>> = {
    subnet: new IdIndex(),
    networkInterface: new IdIndex(),
  };
  readonly #resources: ResourceSet;

  constructor(resources: ResourceSet, attachments: readonly Attachment[]) {
    this.#resources = resources;
    for (const kind of KINDS)
      for (const resource of resources.data)
        if (resource.type === TARGET_TYPE[kind]) this.#see(kind, resource);
    for (const kind of KINDS)
      for (const resource of resources.ofTypes([TARGET_TYPE[kind]])) this.#declare(kind, resource);
    for (const network of resources.ofTypes([NETWORK_TYPE])) this.#declareInline(network);
    this.vague = attachments.filter((attachment) => !this.#attach(attachment));
  }

  find(kind: PointKind, id: AzureId): ShownPoint | "several" | undefined {
    return this.#index[kind].find(id);
  }

  /** The subnet that an interface is in, as far as its own resource shows it. */
  subnetOf({ block }: ShownPoint): ShownPoint | "several" | undefined {
    const configurations = block?.blocks("ip_configuration").objects ?? [];
    const [text] = configurations.flatMap((one) => nameText(one.name("subnet_id")) ?? []);
    const id =
      text === undefined ? undefined : azureIdOf(text, TARGET_TYPE.subnet, this.#resources);
    return isNamed(id) ? this.find("subnet", id) : undefined;
  }

  #see(kind: PointKind, resource: Resource): void {
    const id = idOfResource(resource, this.#resources);
    if (isNamed(id)) this.#seen[kind].add(id, resource.block);
  }

  #declare(kind: PointKind, resource: Resource): void {
    const id = idOfResource(resource, this.#resources);
    const { block } = resource;
    const text = nameText(block.name("id")) ?? block.address;
    if (isNamed(id)) this.#add({ kind, id, text, block, attachments: [] });
  }

  /** Subnets in the body of their network that have no resource of their own. */
  #declareInline(network: Resource): void {
    const id = idOfResource(network, this.#resources);
    if (id === undefined) return;
    for (const block of network.block.blocks("subnet").objects) {
      const name = block.text("name");
      if (name.is !== "known") continue;
      const own = { ...id, names: [...id.names, name.value] };
      if (!isNamed(own) || this.find("subnet", own) !== undefined) continue;
      const text = nameText(block.name("id")) ?? `${network.block.address}/${name.value}`;
      this.#add({ kind: "subnet", id: own, text, block, attachments: [] });
    }
  }

  #add(point: ShownPoint): ShownPoint {
    this.all.push(point);
    this.#index[point.kind].add(point.id, point);
    return point;
  }

  /** Whether it is known where the group is attached. */
  #attach(attachment: Attachment): boolean {
    const { kind, id: text } = attachment;
    const id = text === undefined ? undefined : azureIdOf(text, TARGET_TYPE[kind], this.#resources);
    if (text === undefined || !isNamed(id)) return false;
    const known = this.find(kind, id);
    if (known === "several") return false;
    const point =
      known ?? this.#add({ kind, id, text, ...this.#seenAt(kind, id), attachments: [] });
    point.attachments.push(attachment);
    return true;
  }

  #seenAt(kind: PointKind, id: AzureId): Pick<ShownPoint, "seen"> {
    const seen = this.#seen[kind].find(id);
    return seen === undefined || seen === "several" ? {} : { seen };
  }
}
