// Which interfaces are behind which attachment point, where a document has several points with rules of their own: a role is
// behind a point if rules there name its addresses.
import { InputError } from "../../modules/input";
import { addressesOverlap, parsePrefix } from "../../modules/packets";
import type { CloudDraft, Roles } from "../drafts";
import type { Gate } from "../readers";
import { type NearSide, nearSides } from "./near-guess";

/** The settings with the roles of each point, where the rules tell for every role and the points differ. */
export function placeRoles(
  settings: CloudDraft,
  interfaces: Roles<readonly string[]>,
  gates: readonly Gate[],
): CloudDraft {
  // Names of gates begin with their point: `subnet ID (group)`, `network NAME, machines …`.
  switch (settings.cloud) {
    case "azure": {
      const isAt = settings.attach.map(
        ({ id }) =>
          (name: string) =>
            name.includes(` ${id} (`),
      );
      const attach = withRoles(settings.attach, isAt, interfaces, gates);
      return { ...settings, attach };
    }
    case "google": {
      const { networks } = settings;
      if (networks === undefined) return settings;
      const isAt = networks.map(
        ({ network }) =>
          (name: string) =>
            name.startsWith(`network ${network}, `),
      );
      return { ...settings, networks: eachOnce(networks, isAt, interfaces, gates) };
    }
  }
}

type Matcher = (gate: string) => boolean;

/** Points with the roles behind them. */
type Placed<P> = readonly (P & { readonly interfaces?: readonly string[] })[];

function withRoles<P extends object>(
  points: readonly P[],
  isAt: readonly Matcher[],
  interfaces: Roles<readonly string[]>,
  gates: readonly Gate[],
): Placed<P> {
  if (points.length < 2) return points;
  const behind = isAt.map((matches) => rolesAt(matches, interfaces, gates));
  const all = interfaces.size;
  const told = new Set(behind.flat()).size === all && behind.every((roles) => roles.length > 0);
  if (!told || behind.every((roles) => roles.length === all)) return points;
  return points.map((point, at) => ({ ...point, interfaces: behind[at] ?? [] }));
}

/** The same where each role is at exactly one point: the first whose rules name its addresses. */
function eachOnce<P extends object>(
  points: readonly P[],
  isAt: readonly Matcher[],
  interfaces: Roles<readonly string[]>,
  gates: readonly Gate[],
): Placed<P> {
  const behind = isAt.map((matches) => rolesAt(matches, interfaces, gates));
  const lost = [...interfaces.keys()].find((role) => !behind.some((roles) => roles.includes(role)));
  if (lost !== undefined)
    throw new InputError({
      message: `the configuration has rules in ${points.length} networks, and does not show in which of them \`${lost}\` is`,
      remedy: `say which addresses it has: --interface ${lost}=ADDRESS`,
    });
  return points
    .map((point, at) => {
      const earlier = new Set(behind.slice(0, at).flat());
      return { ...point, interfaces: (behind[at] ?? []).filter((role) => !earlier.has(role)) };
    })
    .filter((point) => point.interfaces.length > 0);
}

function rolesAt(
  matches: Matcher,
  interfaces: Roles<readonly string[]>,
  gates: readonly Gate[],
): readonly string[] {
  const sides = nearSides(gates.filter(({ name }) => matches(name)));
  return [...interfaces].flatMap(([role, { value }]) =>
    value !== undefined && meets(value, sides) ? [role] : [],
  );
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
