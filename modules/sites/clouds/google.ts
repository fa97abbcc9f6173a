// Google Cloud in a site file.
import type { Inspection, Path } from "../../input";
import type { Assumptions, GoogleTargets } from "../site";
import type { SiteCloud } from "./cloud";
import { readGoogleSettings } from "./google-settings";
import { GOOGLE_PROBES } from "./probe-sources";
import { reportTagsOfGoogle } from "./service-tags";
import { reportSourcePortExtras, reportSourcePortRows } from "./source-ports";

export const GOOGLE: SiteCloud = {
  readSettings(written, { deployment, interfaces, path, inspection }) {
    const settings = readGoogleSettings(written, deployment, interfaces, path, inspection);
    return settings === undefined ? undefined : { cloud: "google", settings };
  },
  claims(settings) {
    const project = settings.project ?? "";
    return [settings, ...(settings.networks ?? [])].flatMap((written) => {
      const network = (written?.network ?? "").split("/").at(-1) ?? "";
      const targets = [...(written?.targetTags ?? []), ...(written?.targetServiceAccounts ?? [])];
      return targets.flatMap((target) =>
        target === undefined
          ? []
          : [`the machines of \`${target}\` in network \`${network}\` of project \`${project}\``],
      );
    });
  },
  probeSource: ({ balancer }) => (balancer === undefined ? undefined : GOOGLE_PROBES[balancer]),
  checkMatchable({ deployment, rows, documents, extras }, inspection) {
    reportSourcePortRows(deployment, rows, documents, inspection);
    reportSourcePortExtras(deployment, extras, inspection);
    reportTagsOfGoogle(deployment, extras, inspection);
  },
  checkAssumptions(assume, settings, _, path, inspection) {
    const networks = "networks" in settings ? settings.networks : [];
    for (const { targets } of networks) checkTargets(assume, targets, path, inspection);
  },
};

/** Edge machines carry what the rules for them are bound to. */
function checkTargets(
  { edgeTags, edgeServiceAccounts }: Assumptions,
  targets: GoogleTargets,
  path: Path,
  inspection: Inspection,
): void {
  const [key, all, own] =
    "tags" in targets
      ? (["tags", edgeTags, targets.tags] as const)
      : (["serviceAccounts", edgeServiceAccounts, targets.serviceAccounts] as const);
  const missing = own.filter((name) => all?.includes(name) === false);
  if (missing.length === 0) return;
  inspection.reportErrorAtKey([...path, "edgeMachines", key], {
    message: `\`edgeMachines.${key}\` leaves out \`${missing.join("`, `")}\`, which the settings bind the rules to`,
    allowed: "all that Edge machines carry or run as",
    remedy: `add \`${missing.join("`, `")}\``,
  });
}
