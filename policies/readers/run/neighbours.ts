// The other sources of a run, as surroundings of the one that is judged: what of them may act on the deployment is read with it,
// what cannot be read is reported where it names what is the Edge's, and the rest is said to have been left alone.
import type { Deployment } from "../../../modules/sites";
import { FIREWALL_TYPES, KINDS } from "../kinds";
import { mentionsOfFirewalls, mentionsOfSite } from "./deployment-mentions";
import { together } from "../mentions";
import { reportUnreadNeighbours } from "./unread-neighbours";
import type { ReadingNotes } from "../reading-notes";
import type { Surroundings } from "./run";
import type { ResourceSet } from "../resources/resource-set";
import type { Resource } from "../resources/resource-index";

/** Names of sources that an assumption lists. */
const SHOWN = 6;

/**
 * The resources of all sources that the kinds of the deployment's cloud are to see: all of its own, and of others those that
 * may be about it, with every machine and network.
 */
export function withNeighbours(
  resources: ResourceSet,
  deployment: Deployment,
  notes: ReadingNotes,
): ResourceSet {
  if (!resources.all.some(isForeign) && resources.hiddenElsewhere.length === 0) return resources;
  const own = resources.without(isForeign);
  const edge = together([mentionsOfFirewalls(own), mentionsOfSite(deployment, resources)]);
  reportUnreadNeighbours(resources, deployment, edge, notes);
  const maybe = deployment.assume?.otherStacks !== "distinct";
  const near = new Set(
    deployment.cloud === "azure"
      ? KINDS.azure.flatMap((kind) => kind.neighbours(resources, deployment, maybe))
      : KINDS.google.flatMap((kind) => kind.neighbours(resources, deployment, maybe)),
  );
  return resources.without(
    (one) => isForeign(one) && FIREWALL_TYPES.has(one.type) && !near.has(one.block),
  );
}

function isForeign({ block }: Resource): boolean {
  return block.notes.from !== undefined;
}

/** What was read beside the source, for the report. */
export function assumeOthers(
  { read, besides = false }: Surroundings,
  { assume }: Deployment,
  notes: ReadingNotes,
): void {
  if (read.length === 0) return;
  const shown = read.slice(0, SHOWN).join(", ");
  const more = read.length > SHOWN ? ` and ${read.length - SHOWN} more` : "";
  notes.assume(`other configurations of this run were read as surroundings: ${shown}${more}`);
  if (besides)
    notes.assume(
      "rules of other configurations for machines of other tags and accounts act on no Edge machine",
    );
  if (assume?.otherStacks === "distinct")
    notes.assume(
      "the site states that what may be an object of this deployment in another configuration is another object",
    );
}
