// Rules that the deployment's construct wrote for a network that only Terraform knows: a stack is given a variable or the
// output of another one where the site has the name. The construct's names, the targets and the near addresses say which of
// the site's networks each is; that it is that one is an assumption.
import { type Prefix, subtractAddresses } from "../../../../../modules/packets";
import { type BoundEnd, type GoogleDeployment, guards } from "../../../../../modules/sites";
import type { ReadingNotes } from "../../../reading-notes";
import { literalPrefixes } from "../../../rules/prefixes";
import { nameText } from "../../../resources/field";
import type { ResourceSet } from "../../../resources/resource-set";
import { isToken } from "../../../resources/template-text";
import {
  compareNetworks,
  compareToSite,
  type NetworkName,
  networkName,
  projectOf,
  type SiteNetwork,
} from "../../google-network";
import { namesOf } from "../../machine-classes";
import { type VpcFirewallRule, vpcFirewallRule, vpcFirewallRules } from "../records";

/** The site's networks, those that are known by a template in the source with that as well. */
export function recogniseNetworks(
  sites: readonly SiteNetwork[],
  deployment: GoogleDeployment,
  resources: ResourceSet,
  notes: ReadingNotes,
): readonly SiteNetwork[] {
  const written = vpcFirewallRules(resources)
    .filter(({ block }) => block.notes.from === undefined)
    .map(({ block }) => vpcFirewallRule(block.quiet()))
    .filter(
      (rule) => nameText(rule.name)?.startsWith(`${deployment.settings.namePrefix}-`) === true,
    );
  const found = new Map<string, { network: NetworkName; sites: Set<number> }>();
  for (const rule of written) {
    const network = networkOf(rule, resources);
    const which = sites.findIndex((site) => isWrittenFor(rule, site, deployment.interfaces));
    if (network === undefined || which < 0) continue;
    const key = `${network.project ?? ""} ${network.name ?? ""}`;
    const known = found.get(key) ?? { network, sites: new Set() };
    found.set(key, { ...known, sites: known.sites.add(which) });
  }
  return sites.map((site, number) => {
    const [only, ...more] = [...found.values()].filter(({ sites: those }) => those.has(number));
    if (only === undefined || more.length > 0 || only.sites.size > 1) return site;
    const { network } = only;
    if (compareNetworks(network, site.name) !== "unknown" || !isTemplate(network)) return site;
    if (isKnownOtherwise(network, site, resources)) return site;
    notes.assume(
      `\`${network.text}\`${isToken(network.project ?? "") ? ` in the project \`${network.project ?? ""}\`` : ""}, for which the rules of the deployment are written, is the network \`${site.name.text}\` of the site`,
    );
    return { ...site, also: network };
  });
}

function networkOf(rule: VpcFirewallRule, resources: ResourceSet): NetworkName | undefined {
  const text = nameText(rule.network);
  if (text === undefined) return undefined;
  return networkName(text, projectOf(rule.block, rule.project, resources), resources);
}

function isTemplate({ name, project }: NetworkName): boolean {
  return [name, project].some((text) => text !== undefined && isToken(text));
}

/** A variable's own default may say that it is another network. */
function isKnownOtherwise(
  network: NetworkName,
  site: SiteNetwork,
  resources: ResourceSet,
): boolean {
  const shown = [network.name, network.project].map((text) => resources.defaultOf(text ?? ""));
  if (shown.every((text) => text === undefined)) return false;
  const [name, project] = shown;
  const meant = networkName(name ?? network.name ?? "", project ?? network.project, resources);
  return compareToSite(meant, site) === "different";
}

/** Whether the rule is for the machines of the site's network, and all of its near addresses are theirs. */
function isWrittenFor(
  rule: VpcFirewallRule,
  { network }: SiteNetwork,
  interfaces: readonly BoundEnd[],
): boolean {
  const named = "tags" in network.targets ? rule.targetTags : rule.targetAccounts;
  const names = named.is === "known" && named.value.unknown.length === 0 ? named.value.known : [];
  const own = namesOf(network.targets);
  if (names.length === 0 || !names.every((name) => own.includes(name))) return false;
  const { direction } = rule;
  const isEgress = direction.is === "known" && direction.value === "EGRESS";
  const near = literalPrefixes(isEgress ? rule.sourceRanges : rule.destinationRanges);
  const ends = interfaces.filter(({ role }) => guards(network, role));
  return near !== undefined && near.length > 0 && near.every((one) => isAmong(one, ends));
}

function isAmong(prefix: Prefix, ends: readonly BoundEnd[]): boolean {
  const theirs = ends
    .flatMap(({ addresses }) => addresses)
    .filter(({ family }) => family === prefix.family);
  return (
    subtractAddresses(
      [prefix],
      theirs.flatMap(({ ranges }) => ranges),
    ).length === 0
  );
}
