// Extra flows to or from a service tag. Azure's rules name tags, one at an end; Google's have no such thing. What a tag
// holds is Azure's business: only the name is looked at here.
import { nearest, shown } from "../../input";
import type { Inspection, Path } from "../../input";
import { type ExtraFlow, tagOf } from "../file/extra-flows";
import { SERVICE_TAG_NAMES } from "./service-tag-names";

/** Tags that stand for addresses of one's own network, or for all others: what they hold is no list of Azure's. */
const OF_THE_NETWORK = ["VirtualNetwork", "Internet"];

/** Reports tags that no rule could name, and those that look mistyped. A tag that the site states is what it says. */
export function reportAzureTags(
  extras: readonly ExtraFlow[],
  statedTags: readonly string[],
  inspection: Inspection,
): void {
  for (const { index, written } of extras) {
    const tag = tagOf(written);
    if (tag === undefined) continue;
    const path = ["extraFlows", index, tag.key, "serviceTag"];
    const isStated = statedTags.includes(tag.name);
    if (isStated && isTagName(tag.name)) continue;
    if (baseOf(tag.name) === "AzureLoadBalancer") reportBalancer(path, inspection);
    else if (OF_THE_NETWORK.includes(baseOf(tag.name))) reportNetwork(tag.name, path, inspection);
    else reportUnknownTag(tag.name, path, inspection);
  }
}

/** Reports every service tag in an extra flow of a Google deployment. */
export function reportTagsOfGoogle(
  deployment: string,
  extras: readonly ExtraFlow[],
  inspection: Inspection,
): void {
  for (const { index, written } of extras) {
    const tag = tagOf(written);
    if (tag === undefined) continue;
    inspection.reportError(["extraFlows", index, tag.key, "serviceTag"], {
      message: `extra flow \`${written.id ?? ""}\` names the service tag \`${tag.name}\` in Google deployment \`${deployment}\`, and service tags are Azure's: Google's firewall rules have none`,
      allowed: "a peer name, `any`, or a list of prefixes",
      remedy:
        "name the prefixes instead in a flow of their own, and name the Azure deployments that this one is for under `deployments`",
    });
  }
}

function reportBalancer(path: Path, inspection: Inspection): void {
  inspection.reportError(path, {
    message: "an extra flow cannot name the service tag `AzureLoadBalancer`: it stands for probes",
    allowed: "a service tag such as AzureMonitor or Storage.WestEurope",
    remedy: "list the probes under `loadBalancerProbes` in the deployment's settings",
  });
}

function reportNetwork(name: string, path: Path, inspection: Inspection): void {
  inspection.reportError(path, {
    message: `what the service tag \`${name}\` holds depends on the network, its peerings, gateways and routes, and nothing states it`,
    allowed: "a service tag of a service, such as AzureMonitor or Storage.WestEurope",
    remedy: `name the prefixes instead${name === "Internet" ? " or write `any`" : ""}, or state its contents under \`assume.serviceTags\` of the deployment`,
  });
}

function reportUnknownTag(name: string, path: Path, inspection: Inspection): void {
  const near = meantTag(name);
  if (isKnownTag(name) || (near === undefined && isTagName(name))) return;
  inspection.reportError(path, {
    message: `no service tag \`${shown(name)}\` is known`,
    allowed: "a service tag as Azure spells it, such as AzureMonitor or Storage.WestEurope",
    remedy:
      near === undefined
        ? "write the name of the tag, which begins with a capital letter"
        : `did you mean \`${near}\`? If it is a tag of its own, state what it holds under \`assume.serviceTags\``,
  });
}

/** Azure tells tags apart without letter case, so that one of another case than a known one is none of its own. */
function isTagName(name: string): boolean {
  const base = baseOf(name).toLowerCase();
  const known = [...SERVICE_TAG_NAMES, ...OF_THE_NETWORK].find((one) => one.toLowerCase() === base);
  return /^[A-Z]/.test(name) && (known === undefined || known === baseOf(name));
}

/** Whether Azure is known to have the tag; a region after a dot is not looked at. */
export function isKnownTag(name: string): boolean {
  return SERVICE_TAG_NAMES.includes(name) || SERVICE_TAG_NAMES.includes(baseOf(name));
}

/** The known tag that a name is close to; none for a known one. */
export function meantTag(name: string): string | undefined {
  if (isKnownTag(name)) return undefined;
  const [base, region] = [baseOf(name), name.slice(baseOf(name).length)];
  const near = nearest(base, SERVICE_TAG_NAMES);
  return nearest(name, SERVICE_TAG_NAMES) ?? (near === undefined ? undefined : `${near}${region}`);
}

function baseOf(name: string): string {
  return name.split(".")[0] ?? name;
}
