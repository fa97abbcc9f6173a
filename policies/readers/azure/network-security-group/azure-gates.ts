// Azure: the gates of a deployment, one for each attachment point and direction, and one for each place besides where a
// group of the document filters for other machines.
import type { Box, Chain, Layer } from "../../../../modules/packets";
import { type BoundEnd, type Deployment, guards } from "../../../../modules/sites";
import { GroupMembers } from "../asg-members";
import { type AttachmentPoint, describePoint, kindName } from "../attachment-points";
import { assumeForAzure } from "./azure-assumptions";
import { layerWithoutGroup, unknownLayer } from "./azure-defaults";
import { AzureTerms } from "../azure-terms";
import { BOTH_DIRECTIONS, BOTH_ACTIONS, type GateDirection, type RuleAction } from "../../rule";
import type { FoundGates, Gate, RuleOrigin } from "../../gate";
import { GateList } from "../../gate-list";
import { type Attachment, readAttachments } from "./group-attachments";
import { before, GroupLayers, opens } from "./group-layers";
import { type Filters, type ListedPoint, ListedPoints } from "./listed-points";
import { nearScopes } from "../../near-scope";
import type { ReadingNotes } from "../../reading-notes";
import type { ResourceIndex } from "../../sources/references";
import { readSecurityGroups, type SecurityGroup, type SecurityGroups } from "./security-groups";
import type { StatedFacts } from "../../stated-contents";
import type { TerraformResource } from "../../sources/terraform-config/terraform-resources";

export type AzureDeployment = Extract<Deployment, { cloud: "azure" }>;

export function readAzureGates(
  resources: readonly TerraformResource[],
  index: ResourceIndex,
  deployment: AzureDeployment,
  facts: StatedFacts,
  notes: ReadingNotes,
): FoundGates {
  const members = new GroupMembers(resources, index);
  const terms = new AzureTerms(homeEverywhere(deployment), members, facts, resources);
  const groups = readSecurityGroups(resources, index, terms);
  const attachments = readAttachments(resources, groups, index);
  const points = new ListedPoints(deployment.settings, attachments, index, notes);
  const parts = { deployment, groups, attachments, points, layers: new GroupLayers(terms) };
  assumeForAzure(points.all, deployment.settings.subnets, facts, notes);
  adviseLoose(groups, attachments, notes);
  points.refuseUnclear();
  points.refuseCrossing(points.unlisted());
  for (const { point } of points.all) assumeInterfacesIn(point, points, notes);
  return {
    gates: new AzureGates(parts, new GateList(), ["allow"]).list().finish(notes),
    everyGate: () => new AzureGates(parts, new GateList(Infinity), BOTH_ACTIONS).list().all,
  };
}

/** What the gates of one document are made from. */
interface AzureParts {
  readonly deployment: AzureDeployment;
  readonly groups: SecurityGroups;
  readonly attachments: readonly Attachment[];
  readonly points: ListedPoints;
  readonly layers: GroupLayers;
}

class AzureGates {
  readonly #parts: AzureParts;
  readonly #gates: GateList;
  /** Gates of other machines are made for groups that have a rule with one of these verdicts. */
  readonly #verdicts: readonly RuleAction[];

  constructor(parts: AzureParts, gates: GateList, verdicts: readonly RuleAction[]) {
    this.#parts = parts;
    this.#gates = gates;
    this.#verdicts = verdicts;
  }

  list(): GateList {
    const { points, attachments, groups } = this.#parts;
    const unlisted = points.unlisted();
    const attached = new Set(attachments.map(({ group }) => group));
    const loose = [...groups.values()].filter((group) => !attached.has(group));
    for (const direction of BOTH_DIRECTIONS) {
      for (const listed of points.all) {
        this.#addPoint(listed, direction);
        this.#addNeighbours(listed, direction);
      }
      for (const attachment of unlisted) this.#addUnlisted(attachment, direction);
      for (const group of loose) this.#addLoose(group, direction);
    }
    return this.#gates;
  }

  #addPoint(listed: ListedPoint, direction: GateDirection): void {
    const { point } = listed;
    const roles = this.#rolesAlone(listed);
    const { name, chain } = this.#chainOf(listed, direction);
    const place = guardsOf(point);
    const guard = { guards: place, ...(roles === undefined ? {} : { interfaces: roles }) };
    const edge: Gate = { name, direction, machines: "edge", chain, ...guard };
    if (this.#parts.deployment.settings.subnets === "dedicated") {
      const scope = this.#scopeAlone(listed, direction);
      if (roles?.length !== 0)
        this.#gates.add("edge", () => (scope === undefined ? edge : { ...edge, scope }));
      return;
    }
    const behind = this.#interfacesBehind(point);
    const alone = behind.filter(({ role }) => roles?.includes(role) ?? true);
    if (alone.length > 0) {
      this.#gates.add("edge", () => ({ ...edge, scope: nearScopes(direction, alone).own }));
    }
    this.#addOthers({ name, guards: place, direction, chain }, this.#edgeAround(listed));
  }

  /** The Edge's interfaces at the point and, where its subnet is known, elsewhere in that subnet: the subnet's group opens theirs. */
  #edgeAround({ point, behind }: ListedPoint): readonly BoundEnd[] {
    if (behind === undefined) return this.#interfacesBehind(point);
    const around = [point, ...this.#parts.points.around(behind.subnet)];
    return this.#parts.deployment.interfaces.filter(({ role }) =>
      around.some((other) => guards(other, role)),
    );
  }

  #addOthers(gate: Omit<Gate, "machines" | "scope">, edge: readonly BoundEnd[]): void {
    this.#gates.add("other", () => ({
      ...gate,
      name: `other machines in ${gate.name}`,
      machines: "other",
      scope: nearScopes(gate.direction, edge).rest,
    }));
  }

  /** Other machines of a subnet that the site names only as the place of its interfaces. */
  #addNeighbours({ point, behind }: ListedPoint, direction: GateDirection): void {
    if (behind?.named !== true || this.#parts.deployment.settings.subnets === "dedicated") return;
    const layer = this.#layerOf(behind, direction);
    if (layer === undefined) return;
    const name = `${describePoint(behind.subnet)} (${groupName(behind)})`;
    const guarded = guardsOf(behind.subnet);
    const gate = { name, guards: guarded, direction, chain: [layer] };
    this.#addOthers(gate, this.#interfacesBehind(point));
  }

  /**
   * The near roles that the point guards by itself; `undefined` for all. Behind a subnet with interfaces that the site
   * lists, the Edge machines are those interfaces', and each is judged with both groups in front of it.
   */
  #rolesAlone({ point }: ListedPoint): readonly string[] | undefined {
    if (point.kind === "networkInterface") return point.interfaces;
    const inside = this.#parts.points.interfacesIn(point);
    if (inside.length === 0) return point.interfaces;
    return this.#interfacesBehind(point)
      .map(({ role }) => role)
      .filter((role) => !inside.some((listed) => guards(listed.point, role)));
  }

  /**
   * The packets that a dedicated subnet's group decides alone; `undefined` for all. Addresses of interfaces that are judged
   * with both groups are theirs, except where an interface without a group of its own has the same address.
   */
  #scopeAlone(listed: ListedPoint, direction: GateDirection): readonly Box[] | undefined {
    const roles = this.#rolesAlone(listed);
    const behind = this.#interfacesBehind(listed.point);
    const alone = behind.filter(({ role }) => roles?.includes(role) ?? true);
    if (alone.length === behind.length) return undefined;
    const both = behind.filter((end) => !alone.includes(end));
    return [...nearScopes(direction, both).rest, ...nearScopes(direction, alone).own];
  }

  #interfacesBehind(point: AttachmentPoint): readonly BoundEnd[] {
    return this.#parts.deployment.interfaces.filter(({ role }) => guards(point, role));
  }

  /** What filters in front of the machines of a point, and its name. */
  #chainOf(
    { point, behind, ...filters }: ListedPoint,
    direction: GateDirection,
  ): { readonly name: string; readonly chain: Chain<RuleOrigin> } {
    const own = this.#layerOf(filters, direction);
    const name = `${describePoint(point)} (${groupName(filters)})`;
    const outer = behind === undefined ? undefined : this.#layerOf(behind, direction);
    if (behind === undefined || outer === undefined) {
      return { name, chain: [own ?? this.#openLayer(point, behind !== undefined, direction)] };
    }
    const both = `${name} in ${describePoint(behind.subnet)} (${groupName(behind)})`;
    if (own === undefined) return { name: both, chain: [outer] };
    // Inbound the subnet's group comes first, outbound the interface's.
    const [first, second] = direction === "inbound" ? [outer, own] : [own, outer];
    return { name: both, chain: [before(first), second] };
  }

  /** The layer of the group that filters there; `undefined` where the document attaches none. */
  #layerOf({ certain, untold }: Filters, direction: GateDirection): Layer<RuleOrigin> | undefined {
    if (certain.length === 0 && untold.length === 0) return undefined;
    const [attachment] = certain;
    return certain.length !== 1 || attachment?.group === undefined
      ? unknownLayer("the document does not show which security group filters here")
      : this.#parts.layers.of(attachment.group, direction);
  }

  #openLayer(point: AttachmentPoint, told: boolean, direction: GateDirection): Layer<RuleOrigin> {
    const others = this.#parts.attachments.some(({ kind }) => kind !== point.kind);
    return layerWithoutGroup(direction, told || !others);
  }

  #addUnlisted({ kind, id, group }: Attachment, direction: GateDirection): void {
    if (group === undefined || id === undefined || !this.#acts(group, direction)) return;
    this.#gates.add("other", () => ({
      name: `${kindName(kind)} ${id} (${group.resource.block.address})`,
      guards: guardsOf({ kind, id }),
      direction,
      machines: "other",
      chain: [this.#parts.layers.of(group, direction)],
    }));
  }

  #addLoose(group: SecurityGroup, direction: GateDirection): void {
    if (!this.#acts(group, direction)) return;
    this.#gates.add("other", () => ({
      name: `attached to nothing (${group.resource.block.address})`,
      direction,
      machines: "other",
      chain: [this.#parts.layers.ofUnattached(group, direction, this.#verdicts)],
    }));
  }

  #acts(group: SecurityGroup, direction: GateDirection): boolean {
    return this.#verdicts.length > 1 || opens(group, direction);
  }
}

/** A group that is attached to nothing filters nothing, which is seldom what was meant. */
function adviseLoose(
  groups: SecurityGroups,
  attachments: readonly Attachment[],
  notes: ReadingNotes,
): void {
  const attached = new Set(attachments.map(({ group }) => group));
  for (const group of groups.values()) {
    if (attached.has(group)) continue;
    const { file, line } = notes.document.placeOf(group.resource.block.path);
    const { address } = group.resource.block;
    notes.advise(
      `the security group ${address} (${file}${line === undefined ? "" : `:${line}`}) is attached to nothing in this document`,
    );
    if (notes.hasAllAdvisories) return;
  }
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
  return attachment?.group?.resource.block.address ?? "no security group";
}

/**
 * Interfaces whose addresses are in the virtual network of every attachment point: external and internal side may be in
 * different ones, so an address that is not behind a point is not taken to be in its network.
 */
function homeEverywhere({ interfaces, settings }: AzureDeployment): readonly BoundEnd[] {
  return interfaces.filter(({ role }) => settings.attach.every((point) => guards(point, role)));
}
