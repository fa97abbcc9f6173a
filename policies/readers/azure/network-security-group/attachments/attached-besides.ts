// Associations at no point of the site, and what they are to the Edge: the group of a subnet once more at an interface in it,
// a group at an interface that has an Edge address, or a group for other machines.
import {
  type AddressRange,
  type Family,
  intersectAddresses,
  unionAddresses,
} from "../../../../../modules/packets";
import { type BoundEnd, type Deployment, guards } from "../../../../../modules/sites";
import { type AttachmentPoint, comparePoints } from "../../attachment-points";
import { type ShownInterface, shownInterface } from "../../network-interfaces";
import type { ResourceSet } from "../../../resources/resource-set";
import type { Attachment } from "./group-attachments";
import type { Filters, ListedPoint, ListedPoints } from "./listed-points";

export type AzureDeployment = Extract<Deployment, { cloud: "azure" }>;

/** A group at an Edge machine's interface that the site does not list, in a subnet that it does. */
export interface EdgeInterface {
  readonly attachment: Attachment;
  readonly point: AttachmentPoint;
  readonly subnet: ListedPoint;
  /** The Edge's interfaces with those of their addresses that are shown at this one. */
  readonly ends: readonly BoundEnd[];
}

export class AttachedBesides {
  readonly #deployment: AzureDeployment;
  readonly #points: ListedPoints;
  readonly #resources: ResourceSet;
  /** At interfaces of Edge machines: both groups act there. */
  readonly edge: readonly EdgeInterface[];
  /** At machines that no gate of the Edge is about. */
  readonly elsewhere: readonly Attachment[];

  constructor(deployment: AzureDeployment, points: ListedPoints, resources: ResourceSet) {
    this.#deployment = deployment;
    this.#points = points;
    this.#resources = resources;
    const edge: EdgeInterface[] = [];
    const elsewhere: Attachment[] = [];
    for (const attachment of points.unlisted()) {
      const shown = this.#shown(attachment);
      const subnet = this.#subnetOf(shown);
      const ends = subnet === undefined ? [] : this.#endsAt(shown, subnet);
      const { kind, id } = attachment;
      if (id !== undefined && subnet !== undefined && ends.length > 0)
        edge.push({ attachment, point: { kind, id }, subnet, ends });
      else if (subnet === undefined || !isSameGroup(attachment, subnet)) elsewhere.push(attachment);
    }
    this.edge = edge;
    this.elsewhere = elsewhere;
  }

  /** Those that may stand in front of an Edge machine and are judged nowhere. */
  get unjudged(): readonly Attachment[] {
    return this.elsewhere.filter((attachment) => !this.#isAnotherMachines(attachment));
  }

  /** Whether its interface has none of the Edge's addresses; whether others belong into that subnet is told elsewhere. */
  #isAnotherMachines(attachment: Attachment): boolean {
    const shown = this.#shown(attachment);
    if (shown?.subnets === undefined) return false;
    const all = shown.addresses.length === shown.subnets.length;
    return all && endsWith(this.#deployment.interfaces, shown).length === 0;
  }

  #shown({ kind, id, group }: Attachment): ShownInterface | undefined {
    return kind === "networkInterface" && id !== undefined && group !== undefined
      ? shownInterface(id, this.#resources)
      : undefined;
  }

  /** The subnet of the site in which the interface certainly lies. */
  #subnetOf(shown: ShownInterface | undefined): ListedPoint | undefined {
    const subnets = shown?.subnets ?? [];
    if (subnets.length === 0) return undefined;
    return this.#points.all.find(
      (listed) =>
        listed.point.kind === "subnet" &&
        subnets.every(
          (id) => comparePoints({ kind: "subnet", id }, listed.point, this.#resources) === "same",
        ),
    );
  }

  #endsAt(shown: ShownInterface | undefined, { point }: ListedPoint): readonly BoundEnd[] {
    const behind = this.#deployment.interfaces.filter(({ role }) => guards(point, role));
    return shown === undefined ? [] : endsWith(behind, shown);
  }
}

function isSameGroup({ group }: Attachment, { certain }: Filters): boolean {
  return group !== undefined && certain.some((one) => one.group === group);
}

/** The interfaces, each with its addresses that are shown there. */
function endsWith(interfaces: readonly BoundEnd[], shown: ShownInterface): readonly BoundEnd[] {
  const ranges = (family: Family): readonly AddressRange[] =>
    unionAddresses(shown.addresses.flatMap((one) => (one.family === family ? [one] : [])));
  return interfaces.flatMap(({ role, addresses }) => {
    const here = addresses
      .map((entry) => ({
        ...entry,
        ranges: intersectAddresses(entry.ranges, ranges(entry.family)),
      }))
      .filter((entry) => entry.ranges.length > 0);
    return here.length === 0 ? [] : [{ role, addresses: here }];
  });
}
