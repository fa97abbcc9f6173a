// Which rules of a source act in which networks: the site's own, where the Edge machines are, and others.
import type { ReadingNotes } from "../../reading-notes";
import { type GateDirection, type RuleAction, uncertain } from "../../rules/rule";
import {
  compareNetworks,
  compareToSite,
  type NetworkName,
  projectOfNetwork,
  type SiteNetwork,
} from "../google-network";
import { describeMachines, type MachineClass } from "../machine-classes";
import type { GoogleRule } from "./google-rule";
import { namedBy } from "./google-targets";

/** A network with the rules of the source that are, or may be, in it. */
export interface NetworkRules {
  readonly name: NetworkName;
  readonly rules: readonly GoogleRule[];
}

/** One of the site's networks. */
export interface OwnNetwork extends NetworkRules, SiteNetwork {
  readonly name: NetworkName;
}

/** A rule, and the part of it that acts in each of the site's networks: all, all but uncertain, or nothing. */
export interface PlacedRule {
  readonly rule: GoogleRule;
  readonly inOwn: readonly (readonly GoogleRule[])[];
}

/**
 * Networks of the site that were one network would have each other's rules. Two that only Terraform knows are different by
 * what the site says itself: an Edge Server has one interface in a network, and each interface is in one of them.
 */
export function reportMeeting(names: readonly NetworkName[], notes: ReadingNotes): void {
  names.forEach((name, index) => {
    for (const other of names.slice(0, index)) {
      const answer = compareNetworks(other, name);
      if (answer === "different") continue;
      if (answer === "unknown") {
        notes.assume(`\`${other.text}\` and \`${name.text}\` of the site are different networks`);
        continue;
      }
      notes.report({
        message: `\`${other.text}\` and \`${name.text}\` of the site are one network`,
        remedy: "list a network once, with all of its `interfaces` and machines",
        path: [],
      });
    }
  });
}

export function placed(
  rule: GoogleRule,
  sites: readonly SiteNetwork[],
  project: string,
): PlacedRule {
  const answers = sites.map((site) => compareToSite(rule.network, site));
  const own = sites[answers.indexOf("same")];
  const possible = sites[answers.indexOf("unknown")]?.name;
  if (own !== undefined || possible === undefined) {
    const expected = own === undefined ? rule.project : project;
    const owner = projectOfNetwork(own?.also ?? own?.name ?? rule.network) ?? expected;
    const kept = keptInProject(rule, owner);
    return { rule, inOwn: answers.map((answer) => (answer === "same" ? [kept] : [])) };
  }
  rule.rule.block.reportName(
    "network",
    `it cannot be told whether the network of the rule is the deployment's \`${possible.text}\``,
    "write `network` as in the site's settings, and `project` on the rule or on its provider",
  );
  const here = { ...rule, rule: uncertain(rule.rule, "it may belong to another network") };
  return { rule, inOwn: answers.map((answer) => (answer === "unknown" ? [here] : [])) };
}

/** Google refuses a rule in another project than its network's ("cross project referencing is not allowed"). */
export function keptInProject(rule: GoogleRule, project: string | undefined): GoogleRule {
  if (rule.project === undefined || project === undefined || rule.project === project) return rule;
  rule.rule.block.report(
    `the rule is made in the project \`${rule.project}\`, and its network is in \`${project}\`, as far as can be told`,
    "make the rule in the project of its network: Google refuses it in any other",
    "project",
  );
  return { ...rule, rule: uncertain(rule.rule, "it may not be in the project of its network") };
}

/** Rules of networks that certainly are none of the deployment's, network by network. */
export function otherNetworks(placedRules: readonly PlacedRule[]): readonly NetworkRules[] {
  const networks = new Map<string, { name: NetworkName; rules: GoogleRule[] }>();
  for (const { rule, inOwn } of placedRules) {
    if (inOwn.some((rules) => rules.length > 0)) continue;
    const { text, name, project } = rule.network;
    const key = `${project ?? ""}/${name ?? text}`;
    const known = networks.get(key);
    if (known === undefined) networks.set(key, { name: rule.network, rules: [rule] });
    else known.rules.push(rule);
  }
  return [...networks.values()];
}

/** Classes besides the Edge's that some rule of the source with one of these actions acts on. */
export function otherClasses(
  rules: readonly GoogleRule[],
  edge: readonly MachineClass[],
  direction: GateDirection,
  actions: readonly RuleAction[],
): readonly MachineClass[] {
  const own = new Set(edge.map(describeMachines));
  const classes = new Map<string, MachineClass>();
  for (const { rule, targets } of rules) {
    const acts =
      rule.directions.includes(direction) && rule.actions.some((one) => actions.includes(one));
    for (const machines of acts ? namedBy(targets) : []) {
      const name = describeMachines(machines);
      if (!own.has(name)) classes.set(name, machines);
    }
  }
  return [...classes.values()];
}
