// VPC firewall rules of Google Cloud, as a kind of firewall.
import { claim, type Claim } from "../../claim";
import type { FirewallKind } from "../../kind";
import { type Field, nameText, type Texts } from "../../sources/field";
import type { ResourceSet } from "../../sources/resource-set";
import { isToken } from "../../sources/template-text";
import { type FirewallSurvey, textsOf, unique } from "../../survey";
import { networkName, projectOf, projectOfNetwork } from "../google-network";
import { GOOGLE_PLATFORM } from "../google-platform";
import { readGoogleGates } from "./google-gates";
import { RULE_TYPE, type VpcFirewallRule, vpcFirewallRules } from "./records";

const STAGE = 20;

export const VPC_FIREWALL: FirewallKind<"google"> = {
  id: "google/vpc-firewall",
  cloud: "google",
  semantics: "cloud-semantics 3.2, 3.6",
  types: [RULE_TYPE],
  stage: STAGE,
  read: (resources, deployment, stated, notes) => ({
    ...readGoogleGates(resources, deployment, stated, notes, STAGE),
    platform: GOOGLE_PLATFORM,
  }),
  claims: (resources) => vpcFirewallRules(resources).flatMap((rule) => claimsOf(rule, resources)),
  survey,
};

/** The machines of a network that the rule acts on. */
function claimsOf(rule: VpcFirewallRule, resources: ResourceSet): readonly Claim[] {
  const { block, disabled } = rule;
  const text = nameText(rule.network);
  if (text === undefined || (disabled.is === "known" && disabled.value)) return [];
  const network = networkName(text, projectOf(block, rule.project, resources), resources);
  const { name } = network;
  const project = projectOfNetwork(network);
  if (name === undefined || project === undefined || isToken(name) || isToken(project)) return [];
  const targets = [rule.targetTags, rule.targetAccounts].flatMap(namesIn);
  return targets
    .filter((target) => !isToken(target))
    .map((target) => {
      const point = `the machines of \`${target}\` in network \`${name}\` of project \`${project}\``;
      return claim(point, point, block);
    });
}

function survey(resources: ResourceSet): FirewallSurvey {
  const rules = vpcFirewallRules(resources);
  if (rules.length === 0) return {};
  const projects = rules.flatMap(
    ({ block, project }) => projectOf(block, project, resources) ?? [],
  );
  return {
    google: {
      projects: unique(projects),
      networks: textsOf(rules.map(({ network }) => network)).map((network) => {
        const own = rules.filter((rule) => nameText(rule.network) === network);
        return {
          network,
          tags: unique(own.flatMap(({ targetTags }) => namesIn(targetTags))),
          accounts: unique(own.flatMap(({ targetAccounts }) => namesIn(targetAccounts))),
        };
      }),
    },
  };
}

function namesIn(names: Field<Texts>): readonly string[] {
  return names.is === "known" ? names.value.known : [];
}
