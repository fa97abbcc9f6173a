// Google settings of a deployment, with defaults filled in. The schema has checked each value by itself.
import type { Inspection, Path } from "../input";
import type { GoogleSettings } from "./site";
import type { WrittenGoogle } from "./written-site";

/** Rule names begin with it, and they are RFC 1035 labels. */
const NAME_PREFIX = /^[a-z][a-z0-9-]{0,39}$/;

/** The settings, or undefined if something about them is wrong. */
export function readGoogleSettings(
  written: WrittenGoogle,
  deployment: string,
  path: Path,
  inspection: Inspection,
): GoogleSettings | undefined {
  const targets = readTargets(written, path, inspection);
  const namePrefix = readNamePrefix(written, deployment, path, inspection);
  const { project, network, region } = written;
  if (project === undefined || network === undefined) return undefined;
  if (targets === undefined || namePrefix === undefined) return undefined;
  return {
    project,
    network,
    ...(region === undefined ? {} : { region }),
    targets,
    namePrefix,
  };
}

function readTargets(
  { targetTags: tags, targetServiceAccounts: serviceAccounts }: WrittenGoogle,
  path: Path,
  inspection: Inspection,
): GoogleSettings["targets"] | undefined {
  const names = namesOf(path, inspection);
  if (names.length === 1) {
    if (tags !== undefined) return { tags: tags.filter((tag) => tag !== undefined) };
    if (serviceAccounts === undefined) return undefined;
    return { serviceAccounts: serviceAccounts.filter((account) => account !== undefined) };
  }
  inspection.refuseKey(names.length === 0 ? path : [...path, "targetServiceAccounts"], {
    message:
      names.length === 0
        ? "the settings do not say which machines are Edge Servers"
        : "the settings name Edge machines by tags and by service accounts; Google takes one or the other",
    allowed: "exactly one of targetTags and targetServiceAccounts",
    remedy: names.length === 0 ? "add `targetTags: [edge]`" : "remove one of the two",
  });
  return undefined;
}

/** The keys as the file has them: a target list with a mistake in it is there all the same. */
function namesOf(path: Path, { document }: Inspection): readonly string[] {
  return ["targetTags", "targetServiceAccounts"].filter(
    (key) => document.textOf([...path, key]) !== undefined,
  );
}

function readNamePrefix(
  { namePrefix }: WrittenGoogle,
  deployment: string,
  path: Path,
  inspection: Inspection,
): string | undefined {
  const name = namePrefix ?? deployment;
  if (NAME_PREFIX.test(name)) return name;
  inspection.refuseKey(path, {
    message: `the deployment's name \`${deployment}\` cannot begin the names of Google firewall rules`,
    got: deployment,
    allowed: "up to 40 lower-case letters, digits and hyphens, beginning with a letter",
    remedy: "add `namePrefix:` to the settings, or rename the deployment",
  });
  return undefined;
}
