// The attachment points that the site lists, each with the associations of the source that are about it, and with the
// subnet in which an interface lies: there the subnet's group and the interface's must both allow (cloud-semantics 1.1).
import { type AzureAttachment, type AzureSettings, guards } from "../../../../../modules/sites";
import {
  type AttachmentPoint,
  comparePoints,
  describePoint,
  kindName,
  sitePoint,
} from "../../attachment-points";
import type { Attachment } from "./group-attachments";
import { shownInterface } from "../../network-interfaces";
import { isElsewhere } from "./second-association";
import type { ReadingNotes } from "../../../reading-notes";
import type { ResourceSet } from "../../../sources/resource-set";

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
    const subnets = attach.map(sitePoint).filter(({ kind }) => kind === "subnet");
    this.all = distinct(attach).map((attachment) => {
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

  /** Reports what leaves open which group filters at a point. */
  reportUncertain(): void {
    const places = this.all.flatMap(({ point, inSubnet, ...filters }) => [
      { point, ...filters },
      ...(inSubnet === undefined ? [] : [{ point: inSubnet.subnet, ...inSubnet }]),
    ]);
    const seen = new Set<string>();
    const doubtful = new Set<Attachment>();
    for (const { point, certain, possible } of places) {
      if (seen.has(describePoint(point))) continue;
      seen.add(describePoint(point));
      for (const one of [...certain, ...possible]) doubtful.add(one);
      reportUncertainPoint(point, { certain, possible });
    }
    for (const { block, doubt } of doubtful)
      if (typeof doubt === "object") block.report(doubt.message, doubt.remedy, doubt.at);
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

  /** Reports associations that may stand in front of a machine of the site together with one that is listed. */
  reportCrossing(unlisted: readonly Attachment[]): void {
    for (const attachment of unlisted) {
      reportCrossingAt(
        attachment,
        this.all.filter((listed) => this.#mayCross(attachment, listed)),
      );
    }
    for (const { point, certain } of this.all) {
      const crossing = this.all.filter((listed) => mayBeIn(listed, point));
      for (const attachment of certain) reportCrossingAt(attachment, crossing);
    }
  }

  #mayCross(attachment: Attachment, { point, inSubnet }: ListedPoint): boolean {
    if (attachment.kind === point.kind) return false;
    // Which subnet's group stands in front of this interface is known, and judged with it.
    if (attachment.kind === "subnet") return inSubnet === undefined;
    const subnets =
      attachment.id === undefined
        ? undefined
        : shownInterface(attachment.id, this.#resources)?.subnets;
    return (
      subnets?.every(
        (id) => comparePoints({ kind: "subnet", id }, point, this.#resources) === "different",
      ) !== true
    );
  }

  #about(point: AttachmentPoint): Filters {
    const answers = this.#attachments.map((one) => comparePoints(one, point, this.#resources));
    const only = (answer: "same" | "unknown"): readonly Attachment[] =>
      this.#attachments.filter((_, at) => answers[at] === answer);
    const certain = only("same");
    const unknown = only("unknown");
    const possible = unknown.filter((one) => !isElsewhere(one, certain));
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

/** Reports the association, unless whoever may be behind it as well has the same group in front already. */
function reportCrossingAt(attachment: Attachment, crossing: readonly ListedPoint[]): void {
  const sameGroup = crossing.every(({ certain }) =>
    certain.every(({ group }) => group !== undefined && group === attachment.group),
  );
  if (crossing.length === 0 || sameGroup || attachment.doubt === "reported") return;
  attachment.block.report(
    `an Edge machine may also have the ${kindName(attachment.kind)} of this association, and then both security groups must allow a packet`,
    attachment.kind === "subnet"
      ? "write `inSubnet` beside `networkInterfaceId` in `settings.attach` of the site, or keep the association in another configuration"
      : "list it in `settings.attach` of the site if it is an Edge machine's, or keep it in another configuration",
  );
}

/**
 * Whether it is unknown if the interface is in the subnet, and it is for roles that the subnet's group is not for. Where the
 * subnet's group is for all of them, each is right by itself only if both are right together.
 */
function mayBeIn({ point, inSubnet }: ListedPoint, subnet: AttachmentPoint): boolean {
  if (point.kind === "subnet" || subnet.kind !== "subnet" || inSubnet !== undefined) return false;
  if (subnet.interfaces === undefined) return false;
  return point.interfaces?.every((role) => guards(subnet, role)) !== true;
}

/** One for each point, with all roles that its entries name. Azure compares ids without letter case. */
function distinct(attach: AzureSettings["attach"]): AzureSettings["attach"] {
  const byPoint = new Map<string, AzureAttachment>();
  for (const attachment of attach) {
    const { kind, id } = sitePoint(attachment);
    const key = `${kind} ${id.trim().toLowerCase()}`;
    const known = byPoint.get(key);
    byPoint.set(key, known === undefined ? attachment : bothOf(known, attachment));
  }
  return [...byPoint.values()];
}

function bothOf(
  { interfaces: roles, ...one }: AzureAttachment,
  { interfaces: more, ...other }: AzureAttachment,
): AzureAttachment {
  const both = { ...one, ...other };
  if (roles === undefined || more === undefined) return both;
  return { ...both, interfaces: [...new Set([...roles, ...more])] };
}

function reportUncertainPoint(point: AttachmentPoint, { certain, possible }: Filters): void {
  for (const { block, doubt } of possible) {
    // Reported once, however many points it may be about.
    if (doubt !== undefined) continue;
    block.report(
      `it cannot be told whether this association is about the ${describePoint(point)}`,
      "name the attachment point in `settings.attach` of the site exactly as in the configuration",
    );
  }
  const [, second] = certain.filter(
    ({ doubt, isAssociation }) => doubt === undefined || isAssociation === true,
  );
  second?.block.report(
    `the ${describePoint(point)} has two associations, which Azure refuses`,
    "keep one",
  );
}
