// The second way into this room: two sources in, and out of each every place where its firewalls act, without any deployment. What
// neither of the two changes is not asked for: a resource of unknown effect that is the same in both has the same effect.
import type { Cloud } from "../../modules/sites";
import { FIREWALL_TYPES, KINDS } from "./kinds";
import type { Unsupported } from "./reading";
import { ReadingNotes } from "./reading-notes";
import type { ShownPlaces } from "./shown-places";
import { ResourceBlock } from "./resources/resource-block";
import type { ResourceSet } from "./resources/resource-set";
import type { Resource } from "./resources/resource-index";
import type { Source } from "./sources/source";
import { judgeType } from "./harmless/judge-type";
import { reportUnmodelled } from "./sources/unmodelled-resources";
import { SameResources } from "./contents/same-resources";

/** The firewalls of one cloud in one source. */
export interface ShownFirewalls {
  readonly cloud: Cloud;
  readonly kind: ShownPlaces;
}

/** What a source shows by itself. */
export interface ShownReading {
  readonly source: Source;
  readonly resources: ResourceSet;
  readonly firewalls: readonly ShownFirewalls[];
  /** What is not understood, and not the same on the other side. */
  readonly unsupported: readonly Unsupported[];
  /** Resources of unknown effect that are not the same on the other side. */
  readonly unmodelled: readonly Unsupported[];
  readonly assumptions: readonly string[];
  readonly ruleCount: number;
}

/** Reads one source by itself. */
export function readShownAlone(source: Source): ShownReading {
  return readSide(opened(source), { has: () => false });
}

/** Reads both sides of a comparison; `undefined` stands for a side on which nothing is. */
export function readShown(
  base: Source,
  head: Source,
): { readonly base: ShownReading; readonly head: ShownReading } {
  const before = opened(base);
  const after = opened(head);
  const same = new SameResources(before.resources, after.resources);
  const read = { base: readSide(before, same), head: readSide(after, same) };
  const settled = (one: Unsupported, others: readonly Unsupported[]): boolean =>
    one.address !== undefined &&
    same.holds(one.address) &&
    others.some(({ message }) => message === one.message);
  return {
    base: {
      ...read.base,
      unsupported: read.base.unsupported.filter((one) => !settled(one, read.head.unsupported)),
    },
    head: {
      ...read.head,
      unsupported: read.head.unsupported.filter((one) => !settled(one, read.base.unsupported)),
    },
  };
}

interface Opened {
  readonly source: Source;
  readonly notes: ReadingNotes;
  readonly resources: ResourceSet;
}

function opened(source: Source): Opened {
  const notes = new ReadingNotes(source);
  return { source, notes, resources: source.resources(notes) };
}

/** What the other side has as well. */
type Same = Pick<SameResources, "has">;

function readSide({ source, notes, resources }: Opened, same: Same): ShownReading {
  source.reportBesides(notes);
  const unmodelled = new ReadingNotes(source);
  reportUnmodelled(changedIn(resources, same, unmodelled), FIREWALL_TYPES, FIREWALL_TYPES, NONE);
  const asked = resources.without(
    (resource) => judgeType(resource.type)?.does === "deploys" && same.has(resource),
  );
  const firewalls = [
    ...KINDS.azure.map((kind) => ({ cloud: kind.cloud, kind: kind.shown(asked, notes) })),
    ...KINDS.google.map((kind) => ({ cloud: kind.cloud, kind: kind.shown(asked, notes) })),
  ];
  return {
    source,
    resources: asked,
    firewalls,
    unsupported: notes.unsupported,
    unmodelled: unmodelled.unsupported,
    assumptions: [...notes.assumptions, ...unmodelled.assumptions],
    ruleCount: notes.ruleCount,
  };
}

const NONE: ReadonlySet<string> = new Set();

/** The resources that are not the same on the other side, reporting to notes of their own. */
function changedIn({ own }: ResourceSet, same: Same, notes: ReadingNotes): readonly Resource[] {
  return own
    .filter((resource) => !FIREWALL_TYPES.has(resource.type) && !same.has(resource))
    .map(({ type, name, block }) => {
      const { body, path, address, dialect } = block;
      return { type, name, block: new ResourceBlock(body, path, address, dialect, notes) };
    });
}
