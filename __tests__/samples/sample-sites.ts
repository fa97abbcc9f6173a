// The sample site of the repository and its variants, bound once for each test file. A variant is the sample's own text
// with a few lines changed, so that a change of the sample is a change of all.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { bindSite } from "../../modules/sites";
import type { Deployment, Site } from "../../modules/sites";

const FILE = join(__dirname, "..", "..", "edge.yaml");
/** A day on which nothing in these sites has expired. */
const TODAY = "2026-06-30";

export type Replacement = readonly [before: string, after: string];

/** The sample with pieces of its text replaced; a piece that is not there is a mistake in the test. */
export function siteWith(...replacements: readonly Replacement[]): Site {
  const text = replacements.reduce(
    (sofar, [before, after]) => {
      if (!sofar.includes(before)) throw new Error(`the sample site has no \`${before}\``);
      return sofar.replaceAll(before, after);
    },
    readFileSync(FILE, "utf8"),
  );
  return bindSite(text, FILE, { today: TODAY });
}

export const CORRECTED: Replacement = ["interfaceReading: printed", "interfaceReading: corrected"];
export const DUAL_STACK: readonly Replacement[] = [
  ["access: [10.45.16.10]", "access: [10.45.16.10, fd00:45:16::10]"],
  ["av: [10.45.16.30]", "av: [10.45.16.30, fd00:45:16::30]"],
  ["access: [10.45.32.10]", "access: [10.45.32.10, fd00:45:32::10]"],
  ["av: [10.45.32.30]", "av: [10.45.32.30, fd00:45:32::30]"],
  ["[203.0.113.0/24]", "[203.0.113.0/24, 2001:db8:113::/48]"],
];
export const STANDALONE: Replacement = ["rules: inline", "rules: standalone"];
export const SHARED: Replacement = ["subnets: dedicated", "subnets: shared"];
export const SERVICE_ACCOUNTS: Replacement = [
  "targetTags: [edge]",
  "targetServiceAccounts: [edge@contoso-edge.iam.gserviceaccount.com]",
];
export const TWO_TAGS: Replacement = ["targetTags: [edge]", "targetTags: [edge, edge-pool]"];

/** The one deployment of a cloud. */
export function deploymentOf<C extends Deployment["cloud"]>(
  site: Site,
  cloud: C,
): Extract<Deployment, { cloud: C }> {
  const [only, ...others] = site.deployments.filter((deployment) => deployment.cloud === cloud);
  if (only === undefined || others.length > 0) throw new Error(`not one ${cloud} deployment`);
  return only as Extract<Deployment, { cloud: C }>;
}
