// Which interfaces are behind which attachment point, where a document has several points with rules of their own: a role is
// behind a point if rules there name its addresses.
import { addressesOverlap, parsePrefix } from "../../modules/packets";
import type { AzureDraft, CloudDraft, Roles } from "../drafts";
import type { Gate } from "../readers";
import { type NearSide, nearSides } from "./near-guess";

/** The settings with the roles of each point, where the rules tell for every role and the points differ. */
export function placeRoles(
  settings: CloudDraft,
  interfaces: Roles<readonly string[]>,
  gates: readonly Gate[],
): CloudDraft {
  if (settings.cloud !== "azure" || settings.attach.length < 2) return settings;
  const behind = settings.attach.map(({ id }) => {
    const sides = nearSides(gates.filter(({ name }) => isAbout(name, id)));
    return [...interfaces].flatMap(([role, { value }]) =>
      value !== undefined && meets(value, sides) ? [role] : [],
    );
  });
  const placed = new Set(behind.flat());
  const all = interfaces.size;
  if (placed.size < all || behind.some((roles) => roles.length === 0)) return settings;
  if (behind.every((roles) => roles.length === all)) return settings;
  const attach: AzureDraft["attach"] = settings.attach.map((point, at) => ({
    ...point,
    interfaces: behind[at] ?? [],
  }));
  return { ...settings, attach };
}

/** Names of gates hold the id of their point, and behind it the group in brackets. */
function isAbout(name: string, id: string): boolean {
  return name.includes(` ${id} (`);
}

function meets(addresses: readonly string[], sides: readonly NearSide[]): boolean {
  return addresses
    .map(parsePrefix)
    .some((prefix) =>
      sides.some(
        ({ family, ranges }) => family === prefix.family && addressesOverlap(ranges, [prefix]),
      ),
    );
}
