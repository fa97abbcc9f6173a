// Groups that filter for other machines: attached elsewhere, or to nothing. They cannot act on an Edge machine, so that they
// are listed and not judged, unless the site asks for it.
import { kindName } from "../../attachment-points";
import type { ReadingNotes } from "../../../reading-notes";
import type { AttachedBesides, AzureDeployment } from "./attached-besides";
import type { Attachment } from "./group-attachments";
import type { ListedPoints } from "./listed-points";
import type { SecurityGroup, SecurityGroups } from "../groups/security-groups";

/** Groups that certainly filter at no place of the Edge; none where the site has them judged. */
export function foreignGroups(
  { otherMachines }: AzureDeployment,
  groups: SecurityGroups,
  { all }: ListedPoints,
  { edge }: AttachedBesides,
): ReadonlySet<SecurityGroup> {
  if (otherMachines === "strict") return new Set();
  const places = all.flatMap(({ inSubnet, ...filters }) =>
    inSubnet === undefined ? [filters] : [filters, inSubnet],
  );
  const acting = [
    ...places.flatMap(({ certain, possible }) => [...certain, ...possible]),
    ...edge.map(({ attachment }) => attachment),
  ];
  const own = new Set(acting.map(({ group }) => group));
  return new Set([...groups.values()].filter((group) => !own.has(group)));
}

interface Others {
  readonly groups: SecurityGroups;
  readonly attachments: readonly Attachment[];
  readonly besides: AttachedBesides;
  readonly foreign: ReadonlySet<SecurityGroup>;
}

/** Names each group that is not judged with the place where it filters, and each that filters nothing. */
export function adviseOthers(
  { groups, attachments, besides, foreign }: Others,
  notes: ReadingNotes,
): void {
  const attached = new Set(attachments.map(({ group }) => group));
  for (const group of groups.values()) {
    if (notes.hasAllAdvisories) return;
    const isForeign = foreign.has(group);
    const places = besides.elsewhere.flatMap((one) =>
      one.group === group && one.id !== undefined ? [`the ${kindName(one.kind)} ${one.id}`] : [],
    );
    // A group that is attached to nothing filters nothing, which is seldom what was meant.
    if (!attached.has(group))
      notes.advise(
        `${nameOf(group)} is attached to nothing in this configuration${isForeign ? "; its rules are not judged" : ""}`,
        isForeign ? "not-judged" : "rules",
      );
    else if (isForeign && places.length > 0)
      notes.advise(
        `${nameOf(group)} filters for other machines (${places.join(", ")}); its rules are not judged`,
        "not-judged",
      );
  }
}

function nameOf({ block }: SecurityGroup): string {
  const { file, line } = block.notes.source.placeOf(block.path);
  return `the security group ${block.address} (${file}${line === undefined ? "" : `:${line}`})`;
}
