// Azure: the gates of a deployment, one for each attachment point and direction, and one for each place besides where a
// group of the document filters for other machines.
import {
  type AddressRange,
  ALL_ADDRESSES,
  type Box,
  type Family,
  type Layer,
  makeBoxes,
  subtractAddresses,
  unionAddresses,
} from "../../modules/packets";
import { guards, type AzureSettings, type BoundEnd, type Deployment } from "../../modules/sites";
import type { ServiceTags } from "./azure-addresses";
import {
  defaultRules,
  IMPLIED_DENY,
  layerWithoutGroup,
  serviceTagsFor,
  unknownLayer,
} from "./azure-defaults";
import {
  BOTH_DIRECTIONS,
  BOTH_VERDICTS,
  byPriority,
  type DocumentRule,
  doubted,
  type GateDirection,
  rulesIn,
  type RuleVerdict,
} from "./document-rule";
import type { FoundGates, Gate, RuleOrigin } from "./gate";
import {
  type Attachment,
  type AttachmentPoint,
  comparePoint,
  liesElsewhere,
  readAttachments,
  sitePoint,
} from "./group-attachments";
import type { ReadingNotes } from "./reading-notes";
import type { ResourceIndex } from "./references";
import { readSecurityGroups, type SecurityGroup, type SecurityGroups } from "./security-groups";
import type { TerraformResource } from "./terraform-resources";

export type AzureDeployment = Extract<Deployment, { cloud: "azure" }>;

const UNATTACHED = "the group is attached to nothing here and may be attached elsewhere";

export function readAzureGates(
  resources: readonly TerraformResource[],
  index: ResourceIndex,
  deployment: AzureDeployment,
  notes: ReadingNotes,
): FoundGates {
  const reading = new AzureReading(resources, index, deployment, notes);
  return { gates: reading.gates(), everyGate: () => reading.everyGate() };
}

/** One point of the site with the associations of the document that are, or may be, about it. */
interface ListedPoint {
  readonly point: AttachmentPoint;
  readonly certain: readonly Attachment[];
  readonly untold: readonly Attachment[];
}

class AzureReading {
  readonly #index: ResourceIndex;
  readonly #deployment: AzureDeployment;
  readonly #notes: ReadingNotes;
  readonly #tags: ServiceTags;
  readonly #groups: SecurityGroups;
  readonly #attachments: readonly Attachment[];
  readonly #points: readonly ListedPoint[];
  readonly #layers = new Map<string, Layer<RuleOrigin>>();

  constructor(
    resources: readonly TerraformResource[],
    index: ResourceIndex,
    deployment: AzureDeployment,
    notes: ReadingNotes,
  ) {
    this.#index = index;
    this.#deployment = deployment;
    this.#notes = notes;
    this.#tags = serviceTagsFor(homeEverywhere(deployment));
    this.#groups = readSecurityGroups(resources, index, this.#tags);
    this.#attachments = readAttachments(resources, this.#groups, index);
    this.#points = this.#listPoints(deployment.settings);
  }

  gates(): readonly Gate[] {
    this.#assumptions();
    for (const listed of this.#points) this.#refuseUnclear(listed);
    const unlisted = this.#unlistedAttachments();
    this.#refuseCrossing(unlisted);
    return BOTH_DIRECTIONS.flatMap((direction) => [
      ...this.#points.flatMap((listed) => this.#gatesOfPoint(listed, direction)),
      ...unlisted
        .filter(({ group }) => opens(group, direction))
        .flatMap((attachment) => this.#gateOfUnlisted(attachment, direction)),
      ...[...this.#groups.values()]
        .filter((group) => opens(group, direction))
        .flatMap((group) => this.#gateOfUnattached(group, direction, ["allow"])),
    ]);
  }

  everyGate(): readonly Gate[] {
    const unlisted = this.#unlistedAttachments();
    return BOTH_DIRECTIONS.flatMap((direction) => [
      ...this.#points.flatMap((listed) => this.#gatesOfPoint(listed, direction)),
      ...unlisted.flatMap((attachment) => this.#gateOfUnlisted(attachment, direction)),
      ...[...this.#groups.values()].flatMap((group) =>
        this.#gateOfUnattached(group, direction, BOTH_VERDICTS),
      ),
    ]);
  }

  #listPoints({ attach }: AzureSettings): readonly ListedPoint[] {
    const points = new Map<string, AttachmentPoint>();
    for (const attachment of attach) {
      const point = sitePoint(attachment);
      points.set(`${point.kind} ${point.id.trim().toLowerCase()}`, point);
    }
    return [...points.values()].map((point) => {
      const about = (answer: "same" | "untold"): readonly Attachment[] =>
        this.#attachments.filter((one) => comparePoint(one, point, this.#index) === answer);
      return { point, certain: about("same"), untold: about("untold") };
    });
  }

  #refuseUnclear({ point, certain, untold }: ListedPoint): void {
    for (const { resource } of untold) {
      resource.block.refuse(
        `it cannot be told whether this association is about the ${describe(point)}`,
        "name the attachment point in `settings.attach` of the site exactly as in the document",
      );
    }
    const [, second] = certain;
    second?.resource.block.refuse(
      `the ${describe(point)} has two associations, which Azure refuses`,
      "keep one",
    );
  }

  /** Associations that are certainly about none of the site's points. */
  #unlistedAttachments(): readonly Attachment[] {
    const listed = new Set(this.#points.flatMap(({ certain, untold }) => [...certain, ...untold]));
    return this.#attachments.filter((attachment) => !listed.has(attachment));
  }

  /** A subnet's group and an interface's group must both allow; the site should say whether one machine has both. */
  #refuseCrossing(unlisted: readonly Attachment[]): void {
    for (const attachment of unlisted) {
      const crossing = this.#points.filter(({ point }) => point.kind !== attachment.kind);
      const subnets = crossing.map(({ point }) => point);
      const elsewhere =
        attachment.kind === "networkInterface" &&
        attachment.id !== undefined &&
        liesElsewhere(attachment.id, subnets, this.#index);
      const sameGroup = crossing.every(({ certain }) =>
        certain.every(({ group }) => group !== undefined && group === attachment.group),
      );
      if (crossing.length === 0 || elsewhere || sameGroup) continue;
      attachment.resource.block.refuse(
        `an Edge machine may also have the ${kindName(attachment.kind)} of this association, and then both security groups must allow a packet`,
        "list it in `settings.attach` of the site if it is an Edge machine's, or keep it in another document",
      );
    }
  }

  #gatesOfPoint(
    { point, certain, untold }: ListedPoint,
    direction: GateDirection,
  ): readonly Gate[] {
    const [attachment] = certain;
    const group = attachment?.group;
    const name = `${describe(point)} (${group?.resource.block.address ?? "no security group"})`;
    const layer =
      certain.length === 0 && untold.length === 0
        ? layerWithoutGroup(direction, !this.#attachments.some(({ kind }) => kind !== point.kind))
        : certain.length !== 1 || group === undefined
          ? unknownLayer("the document does not show which security group filters here")
          : this.#layerOf(group, direction);
    const { interfaces } = point;
    const place = guardsOf(point);
    const guard = { guards: place, ...(interfaces === undefined ? {} : { interfaces }) };
    const edge: Gate = { name, direction, machines: "edge", chain: [layer], ...guard };
    if (this.#deployment.settings.subnets === "dedicated") return [edge];
    const own = this.#nearScope(direction, point, (_, ranges) => ranges);
    const rest = this.#nearScope(direction, point, (family, ranges) =>
      subtractAddresses(ALL_ADDRESSES[family], ranges),
    );
    const others: Gate = {
      direction,
      chain: [layer],
      name: `other machines in ${name}`,
      guards: place,
      machines: "other",
    };
    return [
      { ...edge, scope: own },
      { ...others, scope: rest },
    ];
  }

  /** Packets by their near address: one of the interfaces behind the point, or none of them. */
  #nearScope(
    direction: GateDirection,
    point: AttachmentPoint,
    choose: (family: Family, own: readonly AddressRange[]) => readonly AddressRange[],
  ): readonly Box[] {
    const own = this.#deployment.interfaces
      .filter(({ role }) => guards(point, role))
      .flatMap(({ addresses }) => addresses);
    return ([4, 6] as const).flatMap((family) => {
      const ranges = own.flatMap((entry) => (entry.family === family ? entry.ranges : []));
      const near = choose(family, unionAddresses(ranges));
      return makeBoxes(
        direction === "inbound" ? { family, destination: near } : { family, source: near },
      );
    });
  }

  #gateOfUnlisted({ kind, id, group }: Attachment, direction: GateDirection): readonly Gate[] {
    if (group === undefined || id === undefined) return [];
    const name = `${kindName(kind)} ${id} (${group.resource.block.address})`;
    const chain = [this.#layerOf(group, direction)];
    return [{ name, guards: guardsOf({ kind, id }), direction, machines: "other", chain }];
  }

  /** `open`: rules with one of these verdicts are in doubt, because the group may act nowhere. */
  #gateOfUnattached(
    group: SecurityGroup,
    direction: GateDirection,
    open: readonly RuleVerdict[],
  ): readonly Gate[] {
    const attached = this.#attachments.some((one) => one.group === group);
    if (attached) return [];
    const rules = group.rules.map((rule) =>
      rule.verdicts.some((verdict) => open.includes(verdict)) ? doubted(rule, UNATTACHED) : rule,
    );
    const name = `attached to nothing (${group.resource.block.address})`;
    const chain = [this.#layer(rules, direction)];
    return [{ name, direction, machines: "other", chain }];
  }

  #layerOf(group: SecurityGroup, direction: GateDirection): Layer<RuleOrigin> {
    const key = `${direction} ${group.resource.block.address}`;
    const known = this.#layers.get(key);
    if (known !== undefined) return known;
    const layer = this.#layer(group.rules, direction);
    this.#layers.set(key, layer);
    return layer;
  }

  #layer(rules: readonly DocumentRule[], direction: GateDirection): Layer<RuleOrigin> {
    const own = rules.filter(({ directions }) => directions.includes(direction)).sort(byPriority);
    return {
      rules: [...own.flatMap(rulesIn), ...defaultRules(direction, this.#tags)],
      implied: IMPLIED_DENY,
    };
  }

  #assumptions(): void {
    const assume = (text: string): void => {
      this.#notes.assume(text);
    };
    assume("no security admin rule of Azure Virtual Network Manager acts on these machines");
    assume(
      "traffic that security groups never filter (168.63.129.16, 169.254.169.254, DHCP, DNS and licensing of the platform, and protocols that they do not see) is outside this proof",
    );
    if (this.#points.some(({ point }) => point.kind === "subnet")) {
      assume(
        "network interfaces in the attached subnets carry no security group of other documents",
      );
      if (this.#deployment.settings.subnets === "dedicated") {
        assume("the attached subnets hold Edge Servers only");
      }
    }
    if (this.#points.some(({ point }) => point.kind === "networkInterface")) {
      assume(
        "the subnets of the attached network interfaces carry no security group of other documents",
      );
    }
  }
}

function opens(group: SecurityGroup | undefined, direction: GateDirection): boolean {
  return (group?.rules ?? []).some(
    ({ directions, verdicts }) => directions.includes(direction) && verdicts.includes("allow"),
  );
}

/**
 * Interfaces whose addresses are in the virtual network of every attachment point: external and internal side may be in
 * different ones, so an address that is not behind a point is not taken to be in its network.
 */
function homeEverywhere({ interfaces, settings }: AzureDeployment): readonly BoundEnd[] {
  return interfaces.filter(({ role }) => settings.attach.every((point) => guards(point, role)));
}

function kindName(kind: AttachmentPoint["kind"]): string {
  return kind === "subnet" ? "subnet" : "network interface";
}

/** Azure does not tell upper from lower case in the ids of resources. */
function guardsOf({ kind, id }: Pick<AttachmentPoint, "kind" | "id">): string {
  return `${kindName(kind)} ${id.trim().toLowerCase()}`;
}

function describe({ kind, id }: AttachmentPoint): string {
  return `${kindName(kind)} ${id}`;
}
