// VPC firewall rules of Google Cloud, as a kind of firewall.
import type { FirewallKind } from "../../kind";
import { type Field, nameText, type Texts } from "../../sources/field";
import type { ResourceSet } from "../../sources/resource-set";
import { type Mentions, mentionOf, together } from "../../mentions";
import { type FirewallSurvey, textsOf, unique } from "../../survey";
import { projectOf } from "../google-network";
import { GOOGLE_PLATFORM } from "../google-platform";
import { readGoogleGates } from "./google-gates";
import { neighbourRules } from "./neighbour-rules";
import { RULE_TYPE, vpcFirewallRules } from "./records";

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
  mentions,
  survey,
};

function mentions(resources: ResourceSet): Mentions {
  return together(vpcFirewallRules(resources).map(({ network }) => mentionOf(network, resources)));
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
