// All sources that one run reads. Each deployment is judged with those of them that may be about its objects.
import type { Deployment } from "../../../modules/sites";
import { mentionsOfAll, mentionsOfSite } from "./deployment-mentions";
import { type Mentions, together } from "../mentions";
import { ReadingNotes } from "../reading-notes";
import type { ResourceSet } from "../resources/resource-set";
import type { Source } from "../sources/source";
import { isToken } from "../resources/template-text";

/** What stands beside a source in a run. */
export interface Surroundings {
  /** Those that may be about the deployment. */
  readonly sources: readonly Source[];
  /** Names of all that were read, also of those that certainly are about something else. */
  readonly read: readonly string[];
  /** Whether some were left out because their rules are for machines of other tags and accounts. */
  readonly besides?: boolean;
}

export const ALONE: Surroundings = { sources: [], read: [] };

export class Run {
  readonly #sources: readonly Source[];
  readonly #resources = new Map<Source, ResourceSet>();
  readonly #mentions = new Map<Source, Mentions>();

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
  }

  /** What stands beside the source of a deployment. */
  around(own: Source, deployment: Deployment): Surroundings {
    const others = this.#sources.filter((one) => one !== own);
    if (others.length === 0) return ALONE;
    const here = together([
      this.#mentionsOf(own),
      mentionsOfSite(deployment, this.#resourcesOf(own)),
    ]);
    const names = new Set([...here.names, ...(here.targeted ?? []).map(([network]) => network)]);
    const targets = this.#targetsOf(deployment);
    const wide = others.filter((other) => meets(this.#mentionsOf(other), here, names));
    const sources = wide.filter((other) => meets(this.#mentionsOf(other), here, names, targets));
    return {
      sources,
      read: others.map(({ stackName, file }) => stackName ?? file),
      ...(sources.length < wide.length && { besides: true }),
    };
  }

  /** The Edge's tags and accounts, where no machine that was read can have others. */
  #targetsOf(deployment: Deployment): ReadonlySet<string> | undefined {
    if (deployment.cloud !== "google" || deployment.otherMachines === "strict") return undefined;
    if (this.#sources.some((source) => this.#mentionsOf(source).open)) return undefined;
    const { edgeTags = [], edgeServiceAccounts = [] } = deployment.assume ?? {};
    const own = deployment.settings.networks.flatMap(({ targets }) =>
      "tags" in targets ? targets.tags : targets.serviceAccounts,
    );
    const names = [...own, ...edgeTags, ...edgeServiceAccounts];
    return names.some(isToken) ? undefined : new Set(names.map((name) => name.toLowerCase()));
  }

  #mentionsOf(source: Source): Mentions {
    const known = this.#mentions.get(source) ?? mentionsOfAll(this.#resourcesOf(source));
    this.#mentions.set(source, known);
    return known;
  }

  #resourcesOf(source: Source): ResourceSet {
    const known = this.#resources.get(source) ?? source.resources(new ReadingNotes(source));
    this.#resources.set(source, known);
    return known;
  }
}

/** @param targets machines for which rules count; absent for all. */
function meets(
  there: Mentions,
  here: Mentions,
  names: ReadonlySet<string>,
  targets?: ReadonlySet<string>,
): boolean {
  if (here.open || there.open || there.names.some((name) => names.has(name))) return true;
  const { targeted = [] } = there;
  return targeted.some(([network, target]) => names.has(network) && (targets?.has(target) ?? true));
}
