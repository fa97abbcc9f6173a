// The machines that were read, one by one or as templates of any number: tags, account, and network interfaces with their
// places and addresses. What is not shown is open here, and never taken for nothing.
import { isGiven, nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import {
  addressesOfInterface,
  ANY_ADDRESSES,
  type InterfaceAddresses,
} from "./interface-addresses";
import { type InterfacePlace, placeOfInterface } from "./interface-places";
import { isKept, isOnce } from "../../resources/kept-arguments";
import { accountsOf, NOTHING_SHOWN, type ShownNames, tagsOf } from "./shown-names";

const TEMPLATES = ["google_compute_instance_template", "google_compute_region_instance_template"];
const FROM_TEMPLATE = "google_compute_instance_from_template";
const COPIES = [FROM_TEMPLATE, "google_compute_instance_from_machine_image"];
const MACHINE_TYPES = ["google_compute_instance", ...TEMPLATES, ...COPIES];

export interface DeclaredMachine {
  readonly block: ResourceBlock;
  /** One machine as written, or any number of them. */
  readonly isOne: boolean;
  readonly tags: ShownNames;
  readonly accounts: ShownNames;
  /** One that stands for all that are not shown is among them. */
  readonly interfaces: readonly DeclaredInterface[];
}

export interface DeclaredInterface {
  readonly block: ResourceBlock;
  readonly place: InterfacePlace;
  readonly addresses: InterfaceAddresses;
}

export function declaredMachines(
  resources: ResourceSet,
  project: string | undefined,
): readonly DeclaredMachine[] {
  return resources.ofTypes(MACHINE_TYPES).flatMap(({ type, block }) => {
    const machine = machineOf(block, TEMPLATES.includes(type), resources, project);
    if (!COPIES.includes(type)) return [machine];
    const source = nameText(block.name("source_instance_template"));
    const template =
      type === FROM_TEMPLATE && source !== undefined ? templateOf(source, resources) : undefined;
    const from = template && machineOf(template, true, resources, project);
    return inherited(machine, from) ?? [];
  });
}

function machineOf(
  block: ResourceBlock,
  isTemplate: boolean,
  resources: ResourceSet,
  project: string | undefined,
): DeclaredMachine {
  const { objects, lost } = block.blocks("network_interface");
  const interfaces = objects.map((one) => ({
    block: one,
    place: placeOfInterface(one, block, resources, project),
    addresses: addressesOfInterface(one, resources),
  }));
  const isWhole =
    lost.length === 0 && !hidesInterfaces(block) && isKept(block, "network_interface");
  return {
    block,
    isOne: !isTemplate && isOnce(block),
    tags: isKept(block, "tags") ? tagsOf(block) : NOTHING_SHOWN,
    accounts:
      isKept(block, "service_account") && !hides(block, "service_account")
        ? accountsOf(block)
        : NOTHING_SHOWN,
    interfaces: isWhole ? interfaces : [...interfaces, unseenInterface(block)],
  };
}

/** An interface of which nothing is shown. */
function unseenInterface(block: ResourceBlock): DeclaredInterface {
  return { block, place: {}, addresses: ANY_ADDRESSES };
}

function hidesInterfaces(block: ResourceBlock): boolean {
  return hides(block, "network_interface");
}

/** Whether blocks of this name may be made that the source does not show. */
function hides(block: ResourceBlock, key: string): boolean {
  if (!block.dialect.hidesBlocks(block)) return false;
  const dynamic = block.blocks("dynamic");
  return dynamic.lost.length > 0 || dynamic.objects.some(({ body }) => Object.hasOwn(body, key));
}

export function templateOf(text: string, resources: ResourceSet): ResourceBlock | undefined {
  for (const type of TEMPLATES)
    for (const attribute of ["id", "self_link", "self_link_unique", "name"]) {
      const found = resources.find(text, type, attribute);
      if (found !== undefined) return found.block;
    }
  return undefined;
}

/**
 * What a copy does not say itself is its template's. A copy of something that was not read and that says nothing of tags,
 * accounts and interfaces shows nothing at all.
 */
function inherited(
  copy: DeclaredMachine,
  template: DeclaredMachine | undefined,
): DeclaredMachine | undefined {
  const own = (key: string): boolean =>
    isGiven(copy.block.objectList(key)) || !isKept(copy.block, key);
  const says = ["tags", "service_account", "network_interface"].filter(own);
  if (template === undefined && says.length === 0) return undefined;
  return {
    ...copy,
    tags: says.includes("tags") ? copy.tags : (template?.tags ?? NOTHING_SHOWN),
    accounts: says.includes("service_account")
      ? copy.accounts
      : (template?.accounts ?? NOTHING_SHOWN),
    interfaces: says.includes("network_interface")
      ? copy.interfaces
      : (template?.interfaces ?? [unseenInterface(copy.block)]),
  };
}
