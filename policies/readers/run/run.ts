// All sources that one run reads. Each deployment is judged with those of them that may be about its objects.
import type { Deployment } from "../../../modules/sites";
import { mentionsOfAll, mentionsOfSite } from "./deployment-mentions";
import { type Mentions, together } from "../mentions";
import { ReadingNotes } from "../reading-notes";
import type { ResourceSet } from "../sources/resource-set";
import type { Source } from "../sources/source";

/** What stands beside a source in a run. */
export interface Surroundings {
  /** Those that may be about the deployment. */
  readonly sources: readonly Source[];
  /** Names of all that were read, also of those that certainly are about something else. */
  readonly read: readonly string[];
}

export const ALONE: Surroundings = { sources: [], read: [] };

export class Run {
  readonly #sources: readonly Source[];
  readonly #mentions = new Map<Source, Mentions>();

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  /** What stands beside the source of a deployment. */
  around(own: Source, deployment: Deployment): Surroundings {
    const others = this.#sources.filter((one) => one !== own);
    if (others.length === 0) return ALONE;
    const here = together([this.#mentionsOf(own), mentionsOfSite(deployment, resourcesOf(own))]);
    const names = new Set(here.names);
    return {
      sources: others.filter((other) => {
        const there = this.#mentionsOf(other);
        return here.open || there.open || there.names.some((name) => names.has(name));
      }),
      read: others.map(({ stackName, file }) => stackName ?? file),
    };
  }

  #mentionsOf(source: Source): Mentions {
    const known = this.#mentions.get(source) ?? mentionsOfAll(resourcesOf(source));
    this.#mentions.set(source, known);
    return known;
  }
}

function resourcesOf(source: Source): ResourceSet {
  return source.resources(new ReadingNotes(source));
}
