// The points where security groups filter, with the layers in front of each: those that the site lists, the Edge's other
// interfaces, and where a group filters for other machines.
import type { BoundEnd } from "../../../../modules/sites";
import type { Gate } from "../../gate";
import { nearScopes } from "../../rules/near-scope";
import { pointKey, type PointLayers, type StagedLayer } from "../../point-layers";
import { BOTH_DIRECTIONS, type GateDirection, type RuleAction } from "../../rules/rule";
import { describePoint, kindName, type AttachmentPoint } from "../attachment-points";
import type {
  AttachedBesides,
  AzureDeployment,
  EdgeInterface,
} from "./attachments/attached-besides";
import type { Attachment } from "./attachments/group-attachments";
import type { ListedPoint, ListedPoints } from "./attachments/listed-points";
import { type GroupLayers, opens } from "./group-layers";
import type { SecurityGroup, SecurityGroups } from "./groups/security-groups";
import { JudgedEnds } from "./judged-ends";
import { groupName, PointFilters } from "./point-filters";

/** What the gates of one source are made from. */
export interface AzureParts {
  readonly deployment: AzureDeployment;
  readonly groups: SecurityGroups;
  readonly attachments: readonly Attachment[];
  readonly points: ListedPoints;
  readonly besides: AttachedBesides;
  /** Groups for other machines, which are not judged. */
  readonly foreign: ReadonlySet<SecurityGroup>;
  readonly layers: GroupLayers;
  readonly stage: number;
}

export class AzurePoints {
  readonly #parts: AzureParts;
  readonly #ends: JudgedEnds;
  readonly #filters: PointFilters;
  /** Points of other machines are listed for groups that have a rule with one of these actions. */
  readonly #actions: readonly RuleAction[];

  constructor(parts: AzureParts, actions: readonly RuleAction[]) {
    this.#parts = parts;
    this.#ends = new JudgedEnds(parts.deployment, parts.points);
    this.#filters = new PointFilters(parts.layers, parts.attachments, parts.stage);
    this.#actions = actions;
  }

  *list(): Iterable<PointLayers> {
    const { points, besides, attachments, groups } = this.#parts;
    const attached = new Set(attachments.map(({ group }) => group));
    const unattached = [...groups.values()].filter((group) => !attached.has(group));
    for (const direction of BOTH_DIRECTIONS) {
      for (const listed of points.all) {
        yield* this.#listedPoint(listed, direction);
        yield* this.#neighbours(listed, direction);
      }
      for (const at of besides.edge) yield this.#edgeInterface(at, direction);
      for (const attachment of besides.elsewhere) yield* this.#unlisted(attachment, direction);
      for (const group of unattached) yield* this.#unattached(group, direction);
    }
  }

  *#listedPoint(listed: ListedPoint, direction: GateDirection): Iterable<PointLayers> {
    const { point } = listed;
    const roles = this.#ends.rolesAlone(listed);
    const { name, layers } = this.#filters.at(listed, direction);
    const place = guardsOf(point);
    const guard = { guards: place, ...(roles === undefined ? {} : { interfaces: roles }) };
    const edge = { name, direction, ...guard };
    if (this.#parts.deployment.settings.subnets === "dedicated") {
      const scope = this.#ends.scopeAlone(listed, direction);
      if (roles?.length !== 0)
        yield pointOf("edge", scope === undefined ? edge : { ...edge, scope }, layers);
      return;
    }
    const interfaces = this.#ends.at(point);
    const alone = interfaces.filter(({ role }) => roles?.includes(role) ?? true);
    if (alone.length > 0) {
      yield pointOf("edge", { ...edge, scope: nearScopes(direction, alone).own }, layers);
    }
    yield othersAt({ name, guards: place, direction }, layers, this.#ends.around(listed));
  }

  /** An Edge machine's interface that the site does not list: its own packets, behind the subnet's group and its own. */
  #edgeInterface(
    { attachment, point, subnet, ends }: EdgeInterface,
    direction: GateDirection,
  ): PointLayers {
    const inSubnet = {
      ...subnet,
      subnet: subnet.point,
      namedBySite: true,
      onlyForInterface: false,
    };
    const listed = { point, certain: [attachment], possible: [], inSubnet };
    const { name, layers } = this.#filters.at(listed, direction);
    const edge = {
      name,
      direction,
      guards: guardsOf(point),
      interfaces: ends.map(({ role }) => role),
      scope: nearScopes(direction, ends).own,
    };
    return pointOf("edge", edge, layers);
  }

  /** Other machines of a subnet that the site names only as the place of its interfaces. */
  *#neighbours({ point, inSubnet }: ListedPoint, direction: GateDirection): Iterable<PointLayers> {
    const { subnets } = this.#parts.deployment.settings;
    if (inSubnet?.onlyForInterface !== true || subnets === "dedicated") return;
    const layer = this.#filters.layerOf(inSubnet, direction);
    if (layer === undefined) return;
    const name = `${describePoint(inSubnet.subnet)} (${groupName(inSubnet)})`;
    const place = { name, guards: guardsOf(inSubnet.subnet), direction };
    yield othersAt(place, [this.#filters.staged(layer, "subnet", direction)], this.#ends.at(point));
  }

  *#unlisted(attachment: Attachment, direction: GateDirection): Iterable<PointLayers> {
    const { kind, id, group } = attachment;
    if (id === undefined || !this.#judges(group, direction)) return;
    const name = `${kindName(kind)} ${id} (${group?.block.address ?? "a group that is not shown"})`;
    const place = guardsOf({ kind, id });
    yield {
      machines: "other",
      key: pointKey(direction, "other", place),
      make: () => {
        const { layers } = this.#parts;
        const layer =
          group === undefined ? layers.ofUnread(attachment) : layers.of(group, direction);
        return {
          point: { name, guards: place, direction },
          layers: [this.#filters.staged(layer, kind, direction)],
        };
      },
    };
  }

  *#unattached(group: SecurityGroup, direction: GateDirection): Iterable<PointLayers> {
    if (!this.#judges(group, direction)) return;
    const name = `attached to nothing (${group.block.address})`;
    yield {
      machines: "other",
      key: pointKey(direction, "other", name),
      make: () => {
        const lost = this.#parts.attachments.filter((one) => one.group === undefined);
        const restsOn = lost.map(({ block }) => block.address);
        const layer = this.#parts.layers.ofUnattached(group, direction, this.#actions, restsOn);
        return {
          point: { name, direction },
          layers: [this.#filters.staged(layer, "networkInterface", direction)],
        };
      },
    };
  }

  #judges(group: SecurityGroup | undefined, direction: GateDirection): boolean {
    if (this.#actions.length > 1) return true;
    return group !== undefined && !this.#parts.foreign.has(group) && opens(group, direction);
  }
}

type Point = Omit<Gate, "chain" | "machines">;

function pointOf(
  machines: Gate["machines"],
  point: Point & { readonly guards: string },
  layers: readonly StagedLayer[],
): PointLayers {
  const key = pointKey(point.direction, machines, point.guards);
  return { machines, key, make: () => ({ point, layers }) };
}

/** The machines at a point that are not the Edge's. */
function othersAt(
  point: Point & { readonly guards: string },
  layers: readonly StagedLayer[],
  edge: readonly BoundEnd[],
): PointLayers {
  return {
    machines: "other",
    key: pointKey(point.direction, "other", point.guards),
    make: () => ({
      point: {
        ...point,
        name: `other machines in ${point.name}`,
        scope: nearScopes(point.direction, edge).rest,
      },
      layers,
    }),
  };
}

/** Azure does not tell upper from lower case in the ids of resources. */
function guardsOf({ kind, id }: Pick<AttachmentPoint, "kind" | "id">): string {
  return `${kindName(kind)} ${id.trim().toLowerCase()}`;
}
