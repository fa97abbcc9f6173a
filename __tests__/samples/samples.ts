// The site files of samples/, one for each documented topology, bound once for each test file; and their raw text for
// tests that read them on a road of their own.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { bindSite } from "../../modules/sites";
import type { Deployment, Site } from "../../modules/sites";

const FOLDER = join(__dirname, "..", "..", "samples");
/** A day on which nothing in these sites has expired. */
const TODAY = "2026-06-30";

/** Names of the samples: their files without `.yaml`, sorted. */
export const SAMPLE_NAMES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.slice(0, -".yaml".length))
  .sort();

export interface Sample {
  readonly name: string;
  readonly site: Site;
}

export interface SampleDeployment {
  /** `scaled-hlb, azure-westeurope`, for tests. */
  readonly title: string;
  readonly sample: string;
  readonly cloud: Deployment["cloud"];
  readonly deployment: Deployment;
}

export function sampleFile(name: string): string {
  return join(FOLDER, `${name}.yaml`);
}

export function sampleText(name: string): string {
  return readFileSync(sampleFile(name), "utf8");
}

export const SAMPLES: readonly Sample[] = SAMPLE_NAMES.map((name) => ({
  name,
  site: bindSite(sampleText(name), sampleFile(name), { today: TODAY }),
}));

/** Every deployment of every sample. */
export const SAMPLE_DEPLOYMENTS: readonly SampleDeployment[] = SAMPLES.flatMap(({ name, site }) =>
  site.deployments.map((deployment) => ({
    title: `${name}, ${deployment.name}`,
    sample: name,
    cloud: deployment.cloud,
    deployment,
  })),
);
