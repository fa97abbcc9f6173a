// Which VPC network a network interface of a machine is in: the one that it names, or its subnetwork's.
import type { Prefix } from "../../../../modules/packets";
import { literalPrefix } from "../../rules/prefixes";
import { type Field, isGiven, nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import { type ResourceSet } from "../../resources/resource-set";
import { type Resource } from "../../resources/resource-index";
import { parseReference } from "../../resources/references";
import { isToken } from "../../resources/template-text";
import { type NetworkName, networkName, projectOf } from "../google-network";
import { isKept } from "../../resources/kept-arguments";

export const SUBNETWORK_TYPE = "google_compute_subnetwork";

export interface InterfacePlace {
  /** Absent where it cannot be told. */
  readonly network?: NetworkName;
  /** The subnetwork as written, where nothing that was read says which network it is in. */
  readonly unseenSubnetwork?: string;
  /** All addresses of the subnetwork, where they are shown. */
  readonly ranges?: readonly Prefix[];
}

export function placeOfInterface(
  block: ResourceBlock,
  machine: ResourceBlock,
  resources: ResourceSet,
  project: string | undefined,
): InterfacePlace {
  const [network, subnetwork] = [block.name("network"), block.name("subnetwork")];
  const found = subnetworkOf(subnetwork, block, machine, resources, project);
  const declared = typeof found === "object" ? found : undefined;
  const owner = projectOf(machine, machine.name("project"), resources) ?? project;
  const written = nameText(network);
  if (written !== undefined) {
    const ranges = declared === undefined ? undefined : rangesOf(declared);
    return { network: networkName(written, owner, resources), ...(ranges && { ranges }) };
  }
  if (isGiven(network) || found === "perhaps") return {};
  if (declared !== undefined) return placeOfSubnetwork(declared, resources, project);
  const text = nameText(subnetwork);
  return text === undefined ? {} : { unseenSubnetwork: text };
}

/** The network and the addresses of a subnetwork that was read. */
export function placeOfSubnetwork(
  block: ResourceBlock,
  resources: ResourceSet,
  project: string | undefined,
): InterfacePlace {
  const text = isKept(block, "network") ? nameText(block.name("network")) : undefined;
  const owner = projectOf(block, block.name("project"), resources) ?? project;
  const ranges = rangesOf(block);
  return {
    ...(text !== undefined && { network: networkName(text, owner, resources) }),
    ...(ranges && { ranges }),
  };
}

const LINK =
  /^(?:(?:https:\/\/(?:www|compute)\.googleapis\.com\/compute\/(?:v1|beta)\/)?projects\/([^/]+)\/)?(?:regions\/([^/]+)\/subnetworks\/)?([a-z][-a-z0-9]*)$/;

/** The subnetwork that was read, by a reference to it or by its project, region and name. */
function subnetworkOf(
  field: Field<string>,
  block: ResourceBlock,
  machine: ResourceBlock,
  resources: ResourceSet,
  project: string | undefined,
): ResourceBlock | "perhaps" | "unseen" {
  const text = nameText(field);
  if (text === undefined) return "unseen";
  for (const attribute of ["id", "self_link", "name"]) {
    const referred = resources.find(text, SUBNETWORK_TYPE, attribute)?.block;
    if (referred !== undefined) return referred;
  }
  const read = dataOf(text, resources)?.block;
  const of = (one: ResourceBlock | undefined, key: string): string | undefined => {
    const written = one && nameText(one.name(key));
    return written === undefined ? undefined : resources.literal(written);
  };
  const shown = of(read, "name") ?? resources.defaultOf(text) ?? text;
  const [, linkProject, linkRegion, name] = LINK.exec(shown) ?? [];
  const region =
    linkRegion ?? of(read, "region") ?? of(machine, "region") ?? regionOf(of(machine, "zone"));
  const owner =
    linkProject ??
    of(read, "project") ??
    of(block, "subnetwork_project") ??
    projectOf(machine, machine.name("project"), resources) ??
    project;
  const alike = resources
    .ofTypes([SUBNETWORK_TYPE])
    .map((one) => one.block)
    .filter((one) => of(one, "name") === name && name !== undefined)
    .filter((one) => mayEqual(of(one, "region"), region))
    .filter((one) => mayEqual(projectOf(one, one.name("project"), resources) ?? project, owner));
  const [only, ...more] = alike;
  if (only === undefined) return "unseen";
  const isCertain = region !== undefined && shown === text && more.length === 0;
  return isCertain || (read !== undefined && more.length === 0) ? only : "perhaps";
}

/** What is unknown may be the same. */
function mayEqual(one: string | undefined, other: string | undefined): boolean {
  return [one, other].some((text) => text === undefined || isToken(text)) || one === other;
}

function regionOf(zone: string | undefined): string | undefined {
  return zone?.replace(/-[a-z]$/, "");
}

/** The data source that a reference leads to: it reads the subnetwork of that name. */
function dataOf(text: string, { data }: ResourceSet): Resource | undefined {
  const reference = parseReference(text);
  if (reference?.isData !== true || reference.type !== SUBNETWORK_TYPE) return undefined;
  return data.find(
    ({ type, name, block }) =>
      type === SUBNETWORK_TYPE && name === reference.name && block.notes.from === reference.from,
  );
}

function rangesOf(block: ResourceBlock): readonly Prefix[] | undefined {
  const secondary = block.blocks("secondary_ip_range");
  const isWhole = !block.dialect.hidesBlocks(block) && secondary.lost.length === 0;
  if (!isWhole || !["ip_cidr_range", "secondary_ip_range"].every((key) => isKept(block, key))) {
    return undefined;
  }
  const fields = [block, ...secondary.objects].map((one) => one.text("ip_cidr_range"));
  const ranges = fields.map((field) =>
    field.is === "known" ? literalPrefix(field.value) : undefined,
  );
  return ranges.every((one) => one !== undefined) ? ranges : undefined;
}
