// What the matchers hold a configuration against: a site, the path of its file, or one deployment as a construct has it.
import { InputError } from "../../../modules/input";
import { type Deployment, loadSite, type Site } from "../../../modules/sites";

/** A site or its file; or one deployment, whose ids may be references of the stack's own: `firewall.deployment`. */
export type Expected = Site | string | Deployment;

export interface GivenSite {
  readonly site: Site;
  /** The deployment that was given in place of a site, by name. */
  readonly alone?: string;
}

/** JavaScript and `any` hand over other things as well. */
export function openSite(given: unknown): GivenSite {
  if (typeof given === "string") return { site: loadSite(given) };
  if (typeof given === "object" && given !== null) {
    if ("deployments" in given) return { site: given as Site };
    if ("cloud" in given && "settings" in given) return siteOf(given as Deployment);
  }
  throw new InputError({
    message: "the matcher got no site",
    got: given === null ? "null" : typeof given,
    allowed: "the path of a site file, what `loadSite` gives, or the `deployment` of a construct",
    remedy: 'name it: `toAdmitExactly("edge.yaml")`, `toAdmitSameAs(other, "edge.yaml")`',
  });
}

function siteOf(deployment: Deployment): GivenSite {
  const { name, site, place, suppressions = [] } = deployment;
  return {
    site: { name: site, file: place.file, suppressions, deployments: [deployment] },
    alone: name,
  };
}
