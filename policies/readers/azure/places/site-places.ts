// Where the site says that the Edge's interfaces are, and whether an interface that a source declares is there.
import { type AzureSettings, guards } from "../../../../modules/sites";
import type { ResourceSet } from "../../resources/resource-set";
import type { Sameness } from "../../resources/references";
import { type AttachmentPoint, comparePoints, sitePoint } from "../attachment-points";
import { type InterfaceAddress, nameOfResource } from "./declared-interfaces";

export class SitePlaces {
  readonly points: readonly AttachmentPoint[];
  /** Whether only Edge Servers are in the subnets. */
  readonly isDedicated: boolean;
  readonly #resources: ResourceSet;

  constructor({ attach, subnets }: AzureSettings, resources: ResourceSet) {
    this.points = attach.map(sitePoint);
    this.isDedicated = subnets === "dedicated";
    this.#resources = resources;
  }

  /** Whether every point is a subnet, and judged for all addresses in it. */
  get areWhole(): boolean {
    return this.points.every(({ kind }) => kind === "subnet");
  }

  /** The points in front of a role. */
  of(role: string): readonly AttachmentPoint[] {
    return this.points.filter((point) => guards(point, role));
  }

  /** Whether the interface is behind one of the points. */
  isBehind(one: InterfaceAddress, points: readonly AttachmentPoint[]): Sameness {
    const answers = points.map((point) => this.compare(one, point));
    if (answers.includes("same")) return "same";
    return answers.every((answer) => answer === "different") ? "different" : "unknown";
  }

  compare({ resource, subnet }: InterfaceAddress, point: AttachmentPoint): Sameness {
    const id = point.kind === "subnet" ? subnet : nameOfResource(resource);
    return comparePoints({ kind: point.kind, id }, point, this.#resources);
  }
}
