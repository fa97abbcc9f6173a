// Which VPC network a network interface of a machine is in: the one that it names, or its subnetwork's.
import type { Prefix } from "../../../../modules/packets";
import { literalPrefix } from "../../rules/prefixes";
import { type Field, isGiven, nameText } from "../../sources/field";
import type { ResourceBlock } from "../../sources/resource-block";
import type { ResourceSet } from "../../sources/resource-set";
import { type NetworkName, networkName, projectOf } from "../google-network";
import { isKept } from "./kept-arguments";

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
  project: string,
): InterfacePlace {
  const [network, subnetwork] = [block.name("network"), block.name("subnetwork")];
  const found = subnetworkOf(subnetwork, block, machine, resources, project);
  const owner = projectOf(machine, machine.name("project"), resources) ?? project;
  const written = nameText(network);
  if (written !== undefined) {
    const ranges = found === undefined ? undefined : rangesOf(found);
    return { network: networkName(written, owner, resources), ...(ranges && { ranges }) };
  }
  if (isGiven(network)) return {};
  if (found !== undefined) return placeOfSubnetwork(found, resources, project);
  const text = nameText(subnetwork);
  return text === undefined ? {} : { unseenSubnetwork: text };
}

/** The network and the addresses of a subnetwork that was read. */
export function placeOfSubnetwork(
  block: ResourceBlock,
  resources: ResourceSet,
  project: string,
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
  project: string,
): ResourceBlock | undefined {
  const text = nameText(field);
  if (text === undefined) return undefined;
  for (const attribute of ["id", "self_link", "name"]) {
    const referred = resources.find(text, SUBNETWORK_TYPE, attribute)?.block;
    if (referred !== undefined) return referred;
  }
  const [, linkProject, linkRegion, name] = LINK.exec(text) ?? [];
  const zone = nameText(machine.name("zone"));
  const region = linkRegion ?? nameText(machine.name("region")) ?? zone?.replace(/-[a-z]$/, "");
  const owner =
    linkProject ??
    nameText(block.name("subnetwork_project")) ??
    projectOf(machine, machine.name("project"), resources) ??
    project;
  return resources.ofTypes([SUBNETWORK_TYPE]).find((one) => {
    const of = (key: string): string | undefined => {
      const written = nameText(one.block.name(key));
      return written === undefined ? undefined : resources.literal(written);
    };
    const its = projectOf(one.block, one.block.name("project"), resources) ?? project;
    const here = (of("region") ?? region) === region && its === owner;
    return name !== undefined && of("name") === name && here;
  })?.block;
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
