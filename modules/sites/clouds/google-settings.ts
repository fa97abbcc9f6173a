// Google settings of a deployment, with defaults filled in. The schema has checked each value by itself.
import type { Inspection, Path } from "../../input";
import { readGoogleNetworks } from "./google-networks";
import type { WrittenNames } from "../file/role-addresses";
import type { GoogleSettings } from "../site";
import type { WrittenGoogle } from "../file/written-site";

/** Rule names begin with it, and they are RFC 1035 labels. */
const NAME_PREFIX = /^[a-z][a-z0-9-]{0,39}$/;

/** The settings, or undefined if something about them is wrong. `interfaces`: names of the deployment's. */
export function readGoogleSettings(
  written: WrittenGoogle,
  deployment: string,
  interfaces: WrittenNames,
  path: Path,
  inspection: Inspection,
): GoogleSettings | undefined {
  const networks = readGoogleNetworks(written, interfaces, path, inspection);
  const namePrefix = readNamePrefix(written, deployment, path, inspection);
  const { project, region, providerVersion } = written;
  if (project === undefined || networks === undefined || namePrefix === undefined) return undefined;
  return {
    project,
    ...(region === undefined ? {} : { region }),
    networks,
    namePrefix,
    ...(providerVersion === undefined ? {} : { providerVersion }),
  };
}

function readNamePrefix(
  { namePrefix }: WrittenGoogle,
  deployment: string,
  path: Path,
  inspection: Inspection,
): string | undefined {
  const name = namePrefix ?? deployment;
  if (NAME_PREFIX.test(name)) return name;
  inspection.reportErrorAtKey(path, {
    message: `the deployment's name \`${deployment}\` cannot begin the names of Google firewall rules`,
    got: deployment,
    allowed: "up to 40 lower-case letters, digits and hyphens, beginning with a letter",
    remedy: "add `namePrefix:` to the settings, or rename the deployment",
  });
  return undefined;
}
