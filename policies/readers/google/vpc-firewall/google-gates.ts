// Google Cloud: the gates of a deployment, of the VPC firewall rules in its networks.
import type { Deployment } from "../../../../modules/sites";
import type { Applied, KindGates } from "../../point-layers";
import type { ReadingNotes } from "../../reading-notes";
import type { StatedContents } from "../../rules/stated-contents";
import type { ResourceSet } from "../../resources/resource-set";
import { checkMachines } from "../machines/check-machines";
import { reportDuplicates } from "./duplicate-names";
import { JudgedRules } from "./edge-rules/judged-rules";
import { recogniseNetworks } from "./edge-rules/recognised-networks";
import { RuleReach } from "./edge-rules/rule-reach";
import { edgeNames, siteNetworks } from "./edge-rules/site-networks";
import { assumeForGoogle } from "./google-assumptions";
import { GooglePoints } from "./google-points";
import { type GoogleRule, readGoogleRule } from "./google-rule";
import {
  type Keep,
  type KeptArguments,
  keptArguments,
  RulesBefore,
  WHY_TWICE,
} from "./kept-arguments";
import { type OwnNetwork, placed, reportMeeting } from "./network-rules";
import { assumeQuota } from "./rule-limits";

export type GoogleDeployment = Extract<Deployment, { cloud: "google" }>;

export function readGoogleGates(
  resources: ResourceSet,
  deployment: GoogleDeployment,
  stated: StatedContents,
  notes: ReadingNotes,
  stage: number,
): KindGates {
  const { settings } = deployment;
  const project = resources.literal(settings.project) ?? settings.project.trim();
  const named = siteNetworks(settings.networks, project, resources);
  const sites = recogniseNetworks(named, deployment, resources, notes);
  reportMeeting(
    sites.map(({ name }) => name),
    notes,
  );
  const names = edgeNames(sites, resources);
  const isStrict = deployment.otherMachines === "strict";
  const besides = checkMachines(resources, deployment, sites, project, stated, notes);
  const reach = new RuleReach(names, besides, isStrict, stated, resources, notes);
  const judged = new JudgedRules(sites, reach, names, isStrict, resources);
  const written = judged.records.map((record) => readGoogleRule(record, resources, names, stated));
  assumeQuota(written.length, notes);
  const rules = reportDuplicates(written)
    .filter(({ disabled }) => !disabled)
    .map((rule) => placed(rule, sites, project));
  const networks = sites.map((site, number): OwnNetwork => ({
    ...site,
    rules: rules.flatMap(({ inOwn }) => inOwn[number] ?? []),
  }));
  for (const { network } of sites) {
    assumeForGoogle("serviceAccounts" in network.targets, stated, notes);
  }
  judged.advise(rules, notes);
  const gatesOf = (change: (rule: GoogleRule) => GoogleRule): KindGates => {
    const points = new GooglePoints(
      networks.map((one) => ({ ...one, rules: one.rules.map(change) })),
      rules.map((one) => ({ ...one, rule: change(one.rule) })),
      reach,
      judged,
      stage,
    );
    return {
      points: (which) => points.list(which),
      like: (other) => points.like(other),
    };
  };
  return {
    ...gatesOf((rule) => rule),
    subject: new RulesBefore(written),
    over: (before) => appliedTo(keptArguments(written, before), gatesOf),
  };
}

/** The gates where rules keep some of their arguments. */
function appliedTo(
  kept: ReadonlyMap<string, KeptArguments>,
  gatesOf: (change: (rule: GoogleRule) => GoogleRule) => KindGates,
): Applied {
  const changed =
    (choose: (kept: KeptArguments) => Keep | undefined) =>
    (one: GoogleRule): GoogleRule => {
      const keep = kept.get(one.rule.block.address);
      const change = keep && choose(keep);
      return change === undefined ? one : { ...one, rule: change(one.rule) };
    };
  const gates = gatesOf(changed(({ lasting }) => lasting));
  if (![...kept.values()].some(({ once }) => once !== undefined)) return { gates };
  return {
    gates,
    once: gatesOf(changed(({ lasting, once }) => once ?? lasting)),
    why: WHY_TWICE,
  };
}
