// One place of Azure in one source: a subnet or interface with the groups in front of its machines, or a group by itself.
import type { Layer } from "../../../../modules/packets";
import type { RuleOrigin } from "../../gate";
import type { StagedLayer } from "../../point-layers";
import type { Addresses } from "../../rules/match";
import type { GateDirection } from "../../rules/rule";
import type { ShownPlace } from "../../shown-places";
import { nameText } from "../../resources/field";
import type { ResourceSet } from "../../resources/resource-set";
import { isToken } from "../../resources/template-text";
import type { AzureId } from "../azure-ids";
import { kindName, type PointKind } from "../attachment-points";
import { layerWithoutGroup, unknownLayer } from "../network-security-group/azure-defaults";
import type { GroupLayers } from "../network-security-group/group-layers";
import type { SecurityGroup } from "../network-security-group/groups/security-groups";
import { addressesAtPoint } from "./point-addresses";
import type { ShownPoint, ShownPoints } from "./shown-points";

/** What the places of one source are made from. */
export interface AzureSide {
  readonly resources: ResourceSet;
  readonly points: ShownPoints;
  readonly layers: GroupLayers;
  readonly stage: number;
}

/** Inbound the subnet's group comes first, outbound the interface's; both must allow. */
function staged(
  layer: Layer<RuleOrigin>,
  kind: PointKind,
  direction: GateDirection,
  stage: number,
): StagedLayer {
  const isFirst = (kind === "subnet") === (direction === "inbound");
  return { layer, stage: stage + (isFirst ? 0 : 1), asksNext: true };
}

export class PointPlace implements ShownPlace {
  readonly point: ShownPoint;
  readonly #side: AzureSide;
  readonly #subnet: ShownPoint | undefined;
  readonly #isSubnetVague: boolean;

  constructor(side: AzureSide, point: ShownPoint) {
    this.#side = side;
    this.point = point;
    const subnet = point.kind === "networkInterface" ? side.points.subnetOf(point) : undefined;
    this.#isSubnetVague = subnet === "several";
    this.#subnet = subnet === "several" ? undefined : subnet;
  }

  get key(): string {
    return `${this.point.kind} ${this.point.text.toLowerCase()}`;
  }

  get name(): string {
    return `${kindName(this.point.kind)} ${shownName(this.point)}`;
  }

  get id(): string | undefined {
    return isToken(this.point.text) ? undefined : this.point.text;
  }

  get groups(): readonly string[] {
    const here = [this.#subnet, this.point].flatMap((one) => one?.attachments ?? []);
    return [...new Set(here.map(({ group, block }) => group?.block ?? block).map(groupName))];
  }

  get holds(): Addresses | undefined {
    return addressesAtPoint(this.point, this.#subnet);
  }

  layers(direction: GateDirection): readonly StagedLayer[] {
    const { stage } = this.#side;
    const subnet = this.#isSubnetVague
      ? unknownLayer("it cannot be told in which subnet the network interface is")
      : this.#subnet && this.#layerAt(this.#subnet, direction);
    const own = this.#layerAt(this.point, direction);
    const found = [
      ...(subnet === undefined ? [] : [staged(subnet, "subnet", direction, stage)]),
      ...(own === undefined ? [] : [staged(own, this.point.kind, direction, stage)]),
    ];
    if (found.length > 0) return found;
    return [staged(openLayer(direction), this.point.kind, direction, stage)];
  }

  /** What filters at a point itself; nothing where no group is attached. */
  #layerAt(
    { kind, attachments }: ShownPoint,
    direction: GateDirection,
  ): Layer<RuleOrigin> | undefined {
    const vague = this.#side.points.vague.filter((one) => one.kind === kind);
    const [first, ...more] = attachments;
    if (first === undefined)
      return vague.length === 0
        ? undefined
        : unknownLayer(
            "an attachment of which it is not known where it is may put a group here",
            vague.map(({ block }) => block.address),
          );
    if (more.some(({ group }) => group === undefined || group !== first.group))
      return unknownLayer(
        "it is not shown which of several security groups filters here",
        attachments.map(({ block }) => block.address),
      );
    if (first.group !== undefined) return this.#side.layers.of(first.group, direction);
    const named = first.groupText === undefined ? "" : ` \`${first.groupText}\``;
    return unknownLayer(`the rules of the security group${named} are not shown`, [
      first.block.address,
    ]);
  }
}

/** A group that may be attached anywhere. */
export class GroupPlace implements ShownPlace {
  readonly azureId: AzureId | undefined;
  readonly holds = undefined;
  readonly #side: AzureSide;
  readonly #group: SecurityGroup;

  constructor(side: AzureSide, group: SecurityGroup, azureId: AzureId | undefined) {
    this.#side = side;
    this.#group = group;
    this.azureId = azureId;
  }

  get key(): string {
    return `group ${this.#group.block.path.join(".")}`;
  }

  get name(): string {
    return `security group ${groupName(this.#group.block)}, wherever it is attached`;
  }

  get id(): string | undefined {
    const text = nameText(this.#group.block.name("id"));
    return text === undefined || isToken(text) ? undefined : text;
  }

  get groups(): readonly string[] {
    return [groupName(this.#group.block)];
  }

  layers(direction: GateDirection): readonly StagedLayer[] {
    const layer = this.#side.layers.of(this.#group, direction);
    return [staged(layer, "subnet", direction, this.#side.stage)];
  }
}

/** A place of which it cannot be told which of several it is. */
export class AmbiguousPlace implements ShownPlace {
  readonly key: string;
  readonly name: string;
  readonly id = undefined;
  readonly groups: readonly string[] = [];
  readonly holds = undefined;
  readonly #stage: number;

  constructor({ key, name }: ShownPlace, stage: number) {
    this.key = key;
    this.name = name;
    this.#stage = stage;
  }

  layers(direction: GateDirection): readonly StagedLayer[] {
    const layer = unknownLayer(`it cannot be told which of several is the ${this.name}`);
    return [staged(layer, "subnet", direction, this.#stage)];
  }
}

const OPEN = new Map<GateDirection, Layer<RuleOrigin>>();

/** The same object for the same direction, so that comparisons know it again. */
function openLayer(direction: GateDirection): Layer<RuleOrigin> {
  const known = OPEN.get(direction) ?? layerWithoutGroup(direction, true);
  OPEN.set(direction, known);
  return known;
}

function shownName({ id, block, text }: ShownPoint): string {
  const name = id.names.at(-1);
  return name === undefined || isToken(name) ? (block?.address ?? text) : name;
}

function groupName(block: SecurityGroup["block"]): string {
  const name = block.text("name");
  return name.is === "known" ? name.value : block.address;
}
