// VPC firewall rules of other sources that may act in a deployment's networks: a rule without targets acts on every machine of
// its network, whichever stack makes it.
import type { GoogleSettings } from "../../../../modules/sites";
import { nameText } from "../../resources/field";
import type { ResourceBlock } from "../../resources/resource-block";
import type { ResourceSet } from "../../resources/resource-set";
import type { Sameness } from "../../resources/references";
import { compareNames } from "../../resources/text-comparison";
import {
  compareNetworks,
  type NetworkName,
  networkName,
  projectOf,
  projectOfNetwork,
} from "../google-network";
import { type VpcFirewallRule, vpcFirewallRules } from "./records";

/** The rules of other sources in the site's networks. `maybe`: whether what is unknown counts. */
export function neighbourRules(
  resources: ResourceSet,
  settings: GoogleSettings,
  maybe: boolean,
): readonly ResourceBlock[] {
  const project = resources.literal(settings.project) ?? settings.project.trim();
  const own = settings.networks.map(({ network }) => networkName(network, project, resources));
  return vpcFirewallRules(resources)
    .filter((rule) => rule.block.notes.from !== undefined && !isOff(rule))
    .filter((rule) => {
      const network = networkOf(rule, resources);
      const answers = own.map((one) => compareTo(one, network));
      return answers.includes("same") || (maybe && answers.includes("unknown"));
    })
    .map(({ block }) => block);
}

function isOff({ disabled }: VpcFirewallRule): boolean {
  return disabled.is === "known" && disabled.value;
}

function networkOf(rule: VpcFirewallRule, resources: ResourceSet): NetworkName | undefined {
  const text = nameText(rule.network);
  if (text === undefined) return undefined;
  return networkName(text, projectOf(rule.block, rule.project, resources), resources);
}

/** What is written out around a template tells networks apart as well, in whichever form it is written. */
function compareTo(own: NetworkName, other: NetworkName | undefined): Sameness {
  if (other === undefined) return "unknown";
  const answer = compareNetworks(own, other);
  if (answer !== "unknown" || own.name === undefined || other.name === undefined) return answer;
  const written = other.name;
  const isOther = formsOf(own.name, projectOfNetwork(own)).every(
    (form) => compareNames(form, written) === "different",
  );
  return isOther ? "different" : "unknown";
}

/** How a network may be written: by its name, or as a link of one of the lengths that the provider takes. */
function formsOf(name: string, project = "${project}"): readonly string[] {
  const link = `projects/${project}/global/networks/${name}`;
  return [name, `global/networks/${name}`, link, `https://\${host}/compute/\${version}/${link}`];
}
