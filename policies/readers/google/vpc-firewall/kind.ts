// VPC firewall rules of Google Cloud, as a kind of firewall.
import type { FirewallKind } from "../../kind";
import { type Field, isGiven, nameText, type Texts } from "../../resources/field";
import { isToken } from "../../resources/template-text";
import type { ResourceSet } from "../../resources/resource-set";
import { type Mentions, mentionOf, together } from "../../mentions";
import { type FirewallSurvey, textsOf, unique } from "../../survey";
import { projectOf } from "../google-network";
import { GOOGLE_PLATFORM } from "../google-platform";
import { readGooglePlaces } from "../shown-places/google-places";
import { vpcFirewallRows } from "../rule-rows/vpc-firewall-rows";
import { readGoogleGates } from "./google-gates";
import { neighbourRules } from "./neighbour-rules";
import { RULE_TYPE, type VpcFirewallRule, vpcFirewallRules } from "./records";

const STAGE = 20;

export const VPC_FIREWALL: FirewallKind<"google"> = {
  id: "google/vpc-firewall",
  cloud: "google",
  semantics: "cloud-semantics 3.2, 3.4-3.6",
  types: [RULE_TYPE],
  stage: STAGE,
  read: (resources, deployment, stated, notes) => ({
    ...readGoogleGates(resources, deployment, stated, notes, STAGE),
    platform: GOOGLE_PLATFORM,
  }),
  neighbours: (resources, { settings }, maybe) => neighbourRules(resources, settings, maybe),
  shown: (resources, notes) => readGooglePlaces(resources, notes, STAGE),
  mentions,
  survey,
  ruleRows: vpcFirewallRows,
};

function mentions(resources: ResourceSet): Mentions {
  return together(
    vpcFirewallRules(resources).map((rule) => {
      const network = mentionOf(rule.network, resources);
      const targets = targetsIn(rule);
      if (targets === undefined || network.open) return network;
      return {
        names: [],
        targeted: network.names.flatMap((name) =>
          targets.map((target) => [name, target.toLowerCase()] as const),
        ),
        open: false,
      };
    }),
  );
}

/** All tags and accounts that a rule is for; nothing where it is for any machine or they are not all written out. */
function targetsIn({ targetTags, targetAccounts }: VpcFirewallRule): readonly string[] | undefined {
  const fields = [targetTags, targetAccounts].filter(isGiven);
  const names = fields.flatMap(namesIn);
  const isWhole = fields.every((field) => field.is === "known" && field.value.unknown.length === 0);
  return isWhole && names.length > 0 && !names.some(isToken) ? names : undefined;
}

function survey(resources: ResourceSet): FirewallSurvey {
  const rules = vpcFirewallRules(resources);
  if (rules.length === 0) return {};
  const projects = rules
    .flatMap(({ block, project }) => projectOf(block, project, resources) ?? [])
    .filter((project) => !isToken(project));
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
