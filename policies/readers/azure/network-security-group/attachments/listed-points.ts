// The attachment points that the site lists, each with the associations of the source that are about it, and with the
// subnet in which an interface lies: there the subnet's group and the interface's must both allow (cloud-semantics 1.1).
import type { AzureSettings } from "../../../../../modules/sites";
import { type AttachmentPoint, comparePoints, sitePoint } from "../../attachment-points";
import { distinctPoints } from "./distinct-points";
import type { Attachment } from "./group-attachments";
import { shownInterface } from "../../network-interfaces";
import { isElsewhere } from "./second-association";
import type { ReadingNotes } from "../../../reading-notes";
import type { ResourceSet } from "../../../resources/resource-set";

/** Associations that certainly are about a point, and those that may be. */
export interface Filters {
  readonly certain: readonly Attachment[];
  readonly possible: readonly Attachment[];
}

/** One point of the site. */
export interface ListedPoint extends Filters {
  readonly point: AttachmentPoint;
  /** The subnet of an interface; absent for subnets, and for interfaces whose subnet is unknown. */
  readonly inSubnet?: Filters & {
    readonly subnet: AttachmentPoint;
    /** Whether the site itself names the subnet: then it is a place of the Edge. */
    readonly namedBySite: boolean;
    /** Whether the site names it as `inSubnet` of an interface only, and does not list it by itself. */
    readonly onlyForInterface: boolean;
  };
}

export class ListedPoints {
  readonly #attachments: readonly Attachment[];
  readonly #resources: ResourceSet;
  readonly #points: readonly AttachmentPoint[];
  readonly #notes: ReadingNotes;
  readonly all: readonly ListedPoint[];

  constructor(
    { attach }: AzureSettings,
    attachments: readonly Attachment[],
    resources: ResourceSet,
    notes: ReadingNotes,
  ) {
    this.#attachments = attachments;
    this.#resources = resources;
    this.#notes = notes;
    this.#points = attach.map(sitePoint);
    const subnets = this.#points.filter(({ kind }) => kind === "subnet");
    this.all = distinctPoints(attach).map((attachment) => {
      const point = sitePoint(attachment);
      const stated = "networkInterfaceId" in attachment ? attachment.inSubnet : undefined;
      const subnet = this.#subnetOf(point, stated, notes);
      const listed = { point, ...this.#about(point) };
      if (subnet === undefined) return listed;
      const alone = subnets.some((one) => comparePoints(one, subnet, resources) === "same");
      const onlyForInterface = stated !== undefined && !alone;
      const namedBySite = alone || onlyForInterface;
      return {
        ...listed,
        inSubnet: { subnet, namedBySite, onlyForInterface, ...this.#about(subnet) },
      };
    });
  }

  /** Associations that are certainly about no place of the site. */
  unlisted(): readonly Attachment[] {
    const listed = new Set(
      this.all.flatMap(({ certain, possible, inSubnet }) => [
        ...certain,
        ...possible,
        ...(inSubnet?.namedBySite === true ? [...inSubnet.certain, ...inSubnet.possible] : []),
      ]),
    );
    return this.#attachments.filter(
      (attachment) => attachment.isNone !== true && !listed.has(attachment),
    );
  }

  /** Interfaces of the site that certainly lie in this subnet. */
  interfacesIn(subnet: AttachmentPoint): readonly ListedPoint[] {
    return this.all.filter(
      ({ inSubnet }) =>
        inSubnet !== undefined &&
        comparePoints(inSubnet.subnet, subnet, this.#resources) === "same",
    );
  }

  /** The subnet itself, if the site lists it, and the interfaces of the site that certainly lie in it. */
  listedIn(subnet: AttachmentPoint): readonly AttachmentPoint[] {
    const listed = this.all.filter(
      ({ point }) =>
        point.kind === "subnet" && comparePoints(point, subnet, this.#resources) === "same",
    );
    return [...listed, ...this.interfacesIn(subnet)].map(({ point }) => point);
  }

  #about(point: AttachmentPoint): Filters {
    const answers = this.#attachments.map((one) => comparePoints(one, point, this.#resources));
    const only = (answer: "same" | "unknown"): readonly Attachment[] =>
      this.#attachments.filter((_, at) => answers[at] === answer);
    const certain = only("same");
    const unknown = only("unknown");
    const possible = unknown.filter(
      (one) => !isElsewhere(one, certain, this.#points, this.#resources),
    );
    if (possible.length < unknown.length)
      this.#notes.assume(
        "no place of the site has two associations, even where references or variables might hold the same id: the second is refused",
      );
    return { certain, possible };
  }

  /** The subnet that the site names for an interface, or the one that the source shows. */
  #subnetOf(
    { kind, id }: AttachmentPoint,
    stated: string | undefined,
    notes: ReadingNotes,
  ): AttachmentPoint | undefined {
    if (kind === "subnet") return undefined;
    const shown = shownInterface(id, this.#resources)?.subnets ?? [];
    const [first, ...others] = [...new Set(shown)];
    const point = (subnet: string): AttachmentPoint => ({ kind: "subnet", id: subnet });
    if (stated === undefined)
      return first === undefined || others.length > 0 ? undefined : point(first);
    const differs = shown.some(
      (subnet) => comparePoints(point(subnet), point(stated), this.#resources) === "different",
    );
    if (differs) {
      notes.report({
        message: `the site says that the network interface ${id} is in the subnet ${stated}, and the configuration that it is in ${shown.join(", ")}`,
        remedy: "correct `inSubnet` in `settings.attach` of the site, or the interface",
        path: [],
      });
    }
    return point(stated);
  }
}
