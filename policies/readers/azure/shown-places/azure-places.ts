// Azure: every subnet and interface with a group, with both groups in front of an interface where both are known; and every
// group by itself that is attached to nothing shown.
import type { ReadingNotes } from "../../reading-notes";
import { StatedContents } from "../../rules/stated-contents";
import type { ShownPlace, ShownPlaces } from "../../shown-places";
import type { ResourceSet } from "../../resources/resource-set";
import { GroupMembers, NO_LISTED_MACHINES } from "../asg-members";
import { idOfResource } from "../azure-ids";
import { ANY_MACHINES, AzureTerms } from "../azure-terms";
import {
  type Attachment,
  readAttachments,
} from "../network-security-group/attachments/group-attachments";
import { GroupLayers } from "../network-security-group/group-layers";
import {
  readSecurityGroups,
  type SecurityGroups,
} from "../network-security-group/groups/security-groups";
import { AmbiguousPlace, type AzureSide, GroupPlace, PointPlace } from "./azure-place";
import { IdIndex, isNamed } from "./id-index";
import { USUAL_NETWORK } from "./usual-network";
import { type ShownPoint, ShownPoints } from "./shown-points";

export function readAzurePlaces(
  resources: ResourceSet,
  notes: ReadingNotes,
  stage: number,
): ShownPlaces {
  const members = new GroupMembers(resources, NO_LISTED_MACHINES);
  const terms = new AzureTerms(members, new StatedContents({}, notes), ANY_MACHINES);
  const groups = readSecurityGroups(resources, terms);
  const attachments = readAttachments(resources, groups, []);
  if (groups.size === 0 && attachments.length > 0 && attachments.every(isInNewNetwork))
    notes.assume(
      "virtual networks that are made, and whose subnets in their body are known after the apply only, attach no security group that is not shown",
    );
  else reportDoubts(attachments);
  const points = new ShownPoints(resources, attachments);
  if (groups.size > 0 || attachments.length > 0) assumeShown(notes);
  return new AzurePlaces({ resources, points, layers: new GroupLayers(terms), stage }, groups);
}

function assumeShown(notes: ReadingNotes): void {
  notes.assume(
    "subnets and network interfaces have no security groups but those that are shown to be attached",
  );
  notes.assume(
    "what the rules do not decide is as Azure's default rules have it, behind no firewall that is not shown",
  );
}

/** In a body that is still to be made, where no group is shown, nothing says that any is attached. */
function isInNewNetwork({ within, block }: Attachment): boolean {
  return within !== undefined && block.name("id").is === "unknown";
}

/** Which group is attached, or where, matters at every place. */
function reportDoubts(attachments: readonly Attachment[]): void {
  for (const { doubt, block } of attachments)
    if (doubt !== undefined && doubt !== "reported") block.report(doubt.message, doubt.remedy);
}

class AzurePlaces implements ShownPlaces {
  readonly places: readonly ShownPlace[];
  readonly usual = USUAL_NETWORK;
  readonly #side: AzureSide;
  readonly #groups = new IdIndex<GroupPlace>();

  constructor(side: AzureSide, groups: SecurityGroups) {
    this.#side = side;
    const { points, resources } = side;
    const attached = new Set(
      points.all.flatMap(({ attachments }) => attachments.map(({ group }) => group)),
    );
    const alone = [...groups].flatMap(([resource, group]) => {
      const id = idOfResource(resource, resources);
      const place = new GroupPlace(side, group, id);
      if (id !== undefined) this.#groups.add(id, place);
      return attached.has(group) ? [] : [place];
    });
    const filtered = points.all.filter(({ attachments }) => attachments.length > 0);
    this.places = [...filtered.map((point) => new PointPlace(side, point)), ...alone];
  }

  find(other: ShownPlace): ShownPlace | undefined {
    if (other instanceof GroupPlace) {
      const { azureId } = other;
      const found = isNamed(azureId) ? this.#groups.find(azureId) : undefined;
      return found === "several" ? new AmbiguousPlace(other, this.#side.stage) : found;
    }
    return other instanceof PointPlace ? this.#findPoint(other) : undefined;
  }

  /** A subnet or interface that neither source makes is there whatever is attached to it. */
  #findPoint(other: PointPlace): ShownPlace | undefined {
    const { point } = other;
    const found = this.#side.points.find(point.kind, point.id);
    if (found === "several") return new AmbiguousPlace(other, this.#side.stage);
    if (found !== undefined) return new PointPlace(this.#side, found);
    if (point.block !== undefined) return undefined;
    const bare: ShownPoint = { ...point, attachments: [] };
    return new PointPlace(this.#side, bare);
  }
}
