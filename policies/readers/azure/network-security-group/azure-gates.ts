// Azure: the gates of a deployment, one for each attachment point and direction, and one for each place besides where a
// group of the source filters for other machines.
import type { Box, Layer } from "../../../../modules/packets";
import { type BoundEnd, guards } from "../../../../modules/sites";
import type { Gate, RuleOrigin } from "../../gate";
import { nearScopes } from "../../rules/near-scope";
import { type KindGates, pointKey, type PointLayers, type StagedLayer } from "../../point-layers";
import type { ReadingNotes } from "../../reading-notes";
import {
  BOTH_ACTIONS,
  BOTH_DIRECTIONS,
  type GateDirection,
  type RuleAction,
} from "../../rules/rule";
import type { ResourceSet } from "../../sources/resource-set";
import type { StatedContents } from "../../rules/stated-contents";
import { GroupMembers } from "../asg-members";
import { type AttachmentPoint, describePoint, kindName } from "../attachment-points";
import { AzureTerms, networkOf } from "../azure-terms";
import { checkPlaces } from "../places/check-places";
import { AttachedBesides, type AzureDeployment, type EdgeInterface } from "./attached-besides";
import { assumeForAzure } from "./azure-assumptions";
import { layerWithoutGroup, unknownLayer } from "./azure-defaults";
import { type Attachment, readAttachments, readUnattached } from "./group-attachments";
import { GroupLayers, opens } from "./group-layers";
import { GroupsBefore, keptRules } from "./kept-rules";
import { type Filters, type ListedPoint, ListedPoints } from "./listed-points";
import { adviseOthers, foreignGroups } from "./others-groups";
import { readSecurityGroups, type SecurityGroup, type SecurityGroups } from "./security-groups";

export function readAzureGates(
  resources: ResourceSet,
  deployment: AzureDeployment,
  stated: StatedContents,
  notes: ReadingNotes,
  stage: number,
): KindGates {
  const members = new GroupMembers(resources, deployment);
  const terms = new AzureTerms(members, stated, networkOf(deployment, resources));
  const groups = readSecurityGroups(resources, terms);
  const attachments = readAttachments(resources, groups, deployment.harmlessResourceTypes ?? []);
  const places = [...attachments, ...readUnattached(resources, attachments)];
  const points = new ListedPoints(deployment.settings, places, resources, notes);
  const besides = new AttachedBesides(deployment, points, resources);
  const foreign = foreignGroups(deployment, groups, points, besides);
  const parts = { deployment, groups, attachments, points, besides, foreign, stage };
  assumeForAzure(points.all, deployment.settings.subnets, stated, notes);
  adviseOthers({ groups, attachments, besides, foreign }, notes);
  checkPlaces(resources, deployment, notes);
  points.reportUncertain();
  points.reportCrossing(besides.unjudged);
  for (const { point } of points.all) assumeInterfacesIn(point, points, notes);
  const gatesOf = (layers: GroupLayers): KindGates => ({
    points: (which) =>
      new AzurePoints({ ...parts, layers }, which === "every" ? BOTH_ACTIONS : ["allow"]).list(),
  });
  return {
    ...gatesOf(new GroupLayers(terms)),
    subject: new GroupsBefore(groups, resources),
    over: (before) => ({
      gates: gatesOf(new GroupLayers(terms, keptRules(groups, before, resources))),
    }),
  };
}

/** What the gates of one source are made from. */
interface AzureParts {
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

class AzurePoints {
  readonly #parts: AzureParts;
  /** Points of other machines are listed for groups that have a rule with one of these actions. */
  readonly #actions: readonly RuleAction[];

  constructor(parts: AzureParts, actions: readonly RuleAction[]) {
    this.#parts = parts;
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
    const roles = this.#rolesAlone(listed);
    const { name, layers } = this.#layersAt(listed, direction);
    const place = guardsOf(point);
    const guard = { guards: place, ...(roles === undefined ? {} : { interfaces: roles }) };
    const edge = { name, direction, ...guard };
    if (this.#parts.deployment.settings.subnets === "dedicated") {
      const scope = this.#scopeAlone(listed, direction);
      if (roles?.length !== 0)
        yield pointOf("edge", scope === undefined ? edge : { ...edge, scope }, layers);
      return;
    }
    const interfaces = this.#interfacesAt(point);
    const alone = interfaces.filter(({ role }) => roles?.includes(role) ?? true);
    if (alone.length > 0) {
      yield pointOf("edge", { ...edge, scope: nearScopes(direction, alone).own }, layers);
    }
    yield othersAt({ name, guards: place, direction }, layers, this.#edgeAround(listed));
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
    const { name, layers } = this.#layersAt(listed, direction);
    const edge = {
      name,
      direction,
      guards: guardsOf(point),
      interfaces: ends.map(({ role }) => role),
      scope: nearScopes(direction, ends).own,
    };
    return pointOf("edge", edge, layers);
  }

  /** The Edge's interfaces at the point and, where its subnet is known, elsewhere in that subnet: the subnet's group opens theirs. */
  #edgeAround({ point, inSubnet }: ListedPoint): readonly BoundEnd[] {
    if (inSubnet === undefined) return this.#interfacesAt(point);
    const around = [point, ...this.#parts.points.listedIn(inSubnet.subnet)];
    return this.#parts.deployment.interfaces.filter(({ role }) =>
      around.some((other) => guards(other, role)),
    );
  }

  /** Other machines of a subnet that the site names only as the place of its interfaces. */
  *#neighbours({ point, inSubnet }: ListedPoint, direction: GateDirection): Iterable<PointLayers> {
    const { subnets } = this.#parts.deployment.settings;
    if (inSubnet?.onlyForInterface !== true || subnets === "dedicated") return;
    const layer = this.#layerOf(inSubnet, direction);
    if (layer === undefined) return;
    const name = `${describePoint(inSubnet.subnet)} (${groupName(inSubnet)})`;
    const place = { name, guards: guardsOf(inSubnet.subnet), direction };
    yield othersAt(place, [this.#staged(layer, "subnet", direction)], this.#interfacesAt(point));
  }

  /**
   * The near roles that the point guards by itself; `undefined` for all. Behind a subnet with interfaces that the site
   * lists, the Edge machines are those interfaces', and each is judged with both groups in front of it.
   */
  #rolesAlone({ point }: ListedPoint): readonly string[] | undefined {
    if (point.kind === "networkInterface") return point.interfaces;
    const inside = this.#parts.points.interfacesIn(point);
    if (inside.length === 0) return point.interfaces;
    return this.#interfacesAt(point)
      .map(({ role }) => role)
      .filter((role) => !inside.some((listed) => guards(listed.point, role)));
  }

  /**
   * The packets that are judged at a point of a dedicated subnet; `undefined` for all. Addresses of interfaces that are
   * judged with both groups are theirs, except where an interface without a group of its own has the same address.
   */
  #scopeAlone(listed: ListedPoint, direction: GateDirection): readonly Box[] | undefined {
    const roles = this.#rolesAlone(listed);
    const interfaces = addsNothing(listed)
      ? this.#edgeAround(listed)
      : this.#interfacesAt(listed.point);
    const alone = interfaces.filter(({ role }) => roles?.includes(role) ?? true);
    if (alone.length === interfaces.length) return undefined;
    const both = interfaces.filter((end) => !alone.includes(end));
    return [...nearScopes(direction, both).rest, ...nearScopes(direction, alone).own];
  }

  #interfacesAt(point: AttachmentPoint): readonly BoundEnd[] {
    return this.#parts.deployment.interfaces.filter(({ role }) => guards(point, role));
  }

  /** What filters in front of the machines of a point, and its name. */
  #layersAt(
    { point, inSubnet, ...filters }: ListedPoint,
    direction: GateDirection,
  ): { readonly name: string; readonly layers: readonly StagedLayer[] } {
    const own = this.#layerOf(filters, direction);
    const name = `${describePoint(point)} (${groupName(filters)})`;
    const outer = inSubnet === undefined ? undefined : this.#layerOf(inSubnet, direction);
    if (inSubnet === undefined || outer === undefined) {
      const layer = own ?? this.#openLayer(point, inSubnet !== undefined, direction);
      return { name, layers: [this.#staged(layer, point.kind, direction)] };
    }
    const both = `${name} in ${describePoint(inSubnet.subnet)} (${groupName(inSubnet)})`;
    const layers = [this.#staged(outer, "subnet", direction)];
    if (own !== undefined) layers.push(this.#staged(own, "networkInterface", direction));
    return { name: both, layers };
  }

  /** Inbound the subnet's group comes first, outbound the interface's; both must allow. */
  #staged(
    layer: Layer<RuleOrigin>,
    kind: AttachmentPoint["kind"],
    direction: GateDirection,
  ): StagedLayer {
    const isFirst = (kind === "subnet") === (direction === "inbound");
    return { layer, stage: this.#parts.stage + (isFirst ? 0 : 1), asksNext: true };
  }

  /** The layer of the group that filters there; `undefined` where the source attaches none. */
  #layerOf(
    { certain, possible }: Filters,
    direction: GateDirection,
  ): Layer<RuleOrigin> | undefined {
    if (certain.length === 0 && possible.length === 0) return undefined;
    const [attachment] = certain;
    return certain.length !== 1 || attachment?.group === undefined
      ? unknownLayer(
          "the configuration does not show which security group filters here",
          [...certain, ...possible].map(({ block }) => block.address),
        )
      : this.#parts.layers.of(attachment.group, direction);
  }

  #openLayer(
    point: AttachmentPoint,
    subnetKnown: boolean,
    direction: GateDirection,
  ): Layer<RuleOrigin> {
    const others = this.#parts.attachments.some(({ kind }) => kind !== point.kind);
    return layerWithoutGroup(direction, subnetKnown || !others);
  }

  *#unlisted({ kind, id, group }: Attachment, direction: GateDirection): Iterable<PointLayers> {
    if (group === undefined || id === undefined || !this.#judges(group, direction)) return;
    const name = `${kindName(kind)} ${id} (${group.block.address})`;
    const place = guardsOf({ kind, id });
    yield {
      machines: "other",
      key: pointKey(direction, "other", place),
      make: () => ({
        point: { name, guards: place, direction },
        layers: [this.#staged(this.#parts.layers.of(group, direction), kind, direction)],
      }),
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
          layers: [this.#staged(layer, "networkInterface", direction)],
        };
      },
    };
  }

  #judges(group: SecurityGroup, direction: GateDirection): boolean {
    if (this.#actions.length > 1) return true;
    return !this.#parts.foreign.has(group) && opens(group, direction);
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

/** Whether the group in front of an interface is its subnet's alone, which opens there what it opens for the others in the subnet. */
function addsNothing({ certain, possible, inSubnet }: ListedPoint): boolean {
  if (inSubnet === undefined || possible.length > 0) return false;
  return certain.every(
    ({ group }) => group !== undefined && inSubnet.certain.some((one) => one.group === group),
  );
}

function assumeInterfacesIn(
  point: AttachmentPoint,
  points: ListedPoints,
  notes: ReadingNotes,
): void {
  if (point.kind !== "subnet" || points.interfacesIn(point).length === 0) return;
  notes.assume(
    `the Edge machines of the ${describePoint(point)} have the network interfaces that the site lists`,
  );
}

/** Azure does not tell upper from lower case in the ids of resources. */
function guardsOf({ kind, id }: Pick<AttachmentPoint, "kind" | "id">): string {
  return `${kindName(kind)} ${id.trim().toLowerCase()}`;
}

function groupName({ certain: [attachment] }: Filters): string {
  return attachment?.group?.block.address ?? "no security group";
}
