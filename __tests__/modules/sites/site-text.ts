// A small sound site as text, and ways to spoil it. Rows of the tests say only what they change.
import { InputError, formatProblem } from "../../../modules/input";
import { bindSite } from "../../../modules/sites";
import type { BoundFlow, Deployment, Site } from "../../../modules/sites";

export const TODAY = "2026-01-31";

const SUBNET =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-edge/providers/Microsoft.Network/virtualNetworks/vnet/subnets/edge";

/** Two deployments, the six rows of the seed, no extra flows. Line numbers in tests are of this text. */
export const SOUND = `site: contoso-edge
documents: [lync2013-pic]
peers:
  public-im-partners: [203.0.113.0/24]
  clients: any
  live-messenger-clients: any
deployments:
  azure-one:
    cloud: azure
    interfaces:
      access: [10.45.16.10]
      av: [10.45.16.30]
    settings:
      resourceGroup: rg-edge
      location: westeurope
      attach: [{ subnetId: ${SUBNET} }]
  google-one:
    cloud: google
    interfaces: { access: [10.45.32.10], av: [10.45.32.30] }
    settings: { project: contoso-edge, network: perimeter, targetTags: [edge] }
`;

/** The sound site with one text in it replaced by another. */
export function edited(found: string | RegExp, instead: string, text = SOUND): string {
  const changed = text.replace(found, () => instead);
  if (changed === text) throw new Error(`the text to be replaced is not there: ${String(found)}`);
  return changed;
}

export function bound(text: string): Site {
  return bindSite(text, "edge.yaml", { today: TODAY });
}

/** The problems of a text, each as the line that the user reads. */
export function problemsOf(text: string): readonly string[] {
  try {
    bound(text);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}

export function deploymentOf(site: Site, name = "azure-one"): Deployment {
  const found = site.deployments.find((deployment) => deployment.name === name);
  if (found === undefined) throw new Error(`no deployment ${name}`);
  return found;
}

/** Ids of a deployment's flows. */
export function flowIds(text: string, name = "azure-one"): readonly string[] {
  return deploymentOf(bound(text), name).flows.map(({ id }) => id);
}

export function flowOf(text: string, id: string, name = "azure-one"): BoundFlow {
  const flow = deploymentOf(bound(text), name).flows.find((it) => it.id === id);
  if (flow === undefined) throw new Error(`no flow ${id}`);
  return flow;
}

/** Advisories of the kind, as text. */
export function advice(text: string, id: string, name = "azure-one"): readonly string[] {
  return deploymentOf(bound(text), name)
    .advisories.filter((advisory) => advisory.id === id)
    .map(({ message }) => message);
}
