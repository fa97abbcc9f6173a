// Checks of a site that concern neither addresses nor flows.
import type { Inspection } from "../../input";
import type { WrittenSite } from "./written-site";

/** Folders of stacks may be on disks that do not tell upper from lower case. */
export function checkNames({ deployments }: WrittenSite, inspection: Inspection): void {
  const seen = new Map<string, string>();
  for (const name of Object.keys(deployments ?? {})) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined)
      inspection.reportErrorAtKey(["deployments", name], {
        message: `deployments \`${other}\` and \`${name}\` differ in upper and lower case only`,
        got: name,
        remedy: "rename one of the two",
      });
    seen.set(name.toLowerCase(), other ?? name);
  }
}

const FIREWALL_WORDS = /firewall|network_security|security_admin|security_group|(^|_)nsg(_|$)/;

/** Nobody can vouch for what a firewall rule opens; that is what the proof is about. */
export function checkHarmlessTypes(
  { harmlessResourceTypes = [] }: WrittenSite,
  inspection: Inspection,
): void {
  harmlessResourceTypes.forEach((type, index) => {
    if (type === undefined || !FIREWALL_WORDS.test(type)) return;
    inspection.reportError(["harmlessResourceTypes", index], {
      message: `\`${type}\` decides what is open and cannot be declared harmless`,
      allowed: "resource types that have no effect on firewalls",
      remedy: "remove it",
    });
  });
}
