// A deployment of a site by its name, for programs: an unknown name is told with those that there are.
import { InputError, nearest, shown } from "../input";
import type { AzureDeployment, Cloud, Deployment, GoogleDeployment, Site } from "./site";

/** @throws InputError when the site has no such deployment in Azure */
export function azureDeployment(site: Site, name: string): AzureDeployment {
  return choose(site, name, "azure");
}

/** @throws InputError when the site has no such deployment in Google Cloud */
export function googleDeployment(site: Site, name: string): GoogleDeployment {
  return choose(site, name, "google");
}

function choose<C extends Cloud>(
  given: Site | undefined,
  name: unknown,
  cloud: C,
): Extract<Deployment, { cloud: C }> {
  const { deployments, file, name: site } = loaded(given, cloud);
  const own = deployments.filter((one) => isIn(one, cloud));
  const found = own.find((one) => one.name === name);
  if (found !== undefined) return found;
  const other = deployments.find((one) => one.name === name);
  const names = own.map((one) => one.name);
  const near = typeof name === "string" ? nearest(name, names) : undefined;
  throw new InputError({
    message:
      other === undefined
        ? `the site \`${site}\` has no deployment of that name`
        : `the deployment \`${other.name}\` is one of ${other.cloud}, not of ${cloud}`,
    place: other?.place ?? { file },
    got: typeof name === "string" ? `\`${shown(name)}\`` : typeof name,
    allowed:
      names.length > 0 ? names.join(", ") : `nothing: no deployment of the site is one of ${cloud}`,
    remedy:
      near === undefined || other !== undefined
        ? "name one of these, or add it to the site file"
        : `did you mean \`${near}\`?`,
  });
}

/** A path, or what was forgotten, in place of a site. */
function loaded(given: unknown, cloud: Cloud): Site {
  if (typeof given === "object" && given !== null && "deployments" in given) return given as Site;
  throw new InputError({
    message: `\`${cloud}Deployment\` was given no site`,
    got: typeof given === "string" ? `\`${shown(given)}\`` : typeof given,
    allowed: "a site, as `loadSite` gives it",
    remedy: `write \`${cloud}Deployment(loadSite("edge.yaml"), "NAME")\``,
  });
}

export function isIn<C extends Cloud>(
  deployment: Deployment,
  cloud: C,
): deployment is Extract<Deployment, { cloud: C }> {
  return deployment.cloud === cloud;
}
