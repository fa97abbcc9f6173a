// Which rules are judged: those that may act on an Edge machine. What certainly acts on others only, by its targets or its
// network, is somebody else's, and is listed and read without complaints, unless the site says `otherMachines: strict`.
import type { ReadingNotes } from "../../../reading-notes";
import { nameText, type TextList } from "../../../resources/field";
import type { ResourceBlock } from "../../../resources/resource-block";
import type { ResourceSet } from "../../../resources/resource-set";
import { compareToSite, networkName, projectOf, type SiteNetwork } from "../../google-network";
import { describeMachines } from "../../machine-classes";
import { isKept } from "../../../resources/kept-arguments";
import type { NamesOf } from "../../machines/shown-names";
import type { GoogleRule } from "../google-rule";
import { type EdgeNames, namedBy, readTargets } from "../google-targets";
import type { PlacedRule } from "../network-rules";
import { type VpcFirewallRule, vpcFirewallRule, vpcFirewallRules } from "../records";
import type { RuleReach } from "./rule-reach";

/** Arguments by which a rule is known to be for others. */
const DECISIVE = ["network", "project", "target_tags", "target_service_accounts"];

/** Rules that one advisory names. */
const SHOWN = 8;

export class JudgedRules {
  /** All rules; those that are not judged report nothing. */
  readonly records: readonly VpcFirewallRule[];
  readonly #others = new Set<ResourceBlock>();
  readonly #edge: EdgeNames;
  readonly #isStrict: boolean;

  constructor(
    sites: readonly SiteNetwork[],
    reach: RuleReach,
    names: EdgeNames,
    isStrict: boolean,
    resources: ResourceSet,
  ) {
    this.#edge = names;
    this.#isStrict = isStrict;
    this.records = vpcFirewallRules(resources).map((record) => {
      if (isStrict) return record;
      const quiet = vpcFirewallRule(record.block.quiet());
      if (!isForOthers(quiet, sites, reach, names, resources)) return record;
      this.#others.add(quiet.block);
      record.block.dialect.reportCommands(record.block);
      record.block.notes.ruleCount++;
      return quiet;
    });
  }

  has({ rule }: GoogleRule): boolean {
    return !this.#others.has(rule.block);
  }

  /** Whether it is the Edge's own, by its targets or without any, so that it counts what else it opens. */
  isOwn(rule: GoogleRule): boolean {
    const { tags, accounts } = rule.targets;
    if (this.#isStrict || (tags === undefined && accounts === undefined)) return this.has(rule);
    return this.has(rule) && (this.#names(tags, "tags") || this.#names(accounts, "accounts"));
  }

  #names(list: TextList | undefined, kind: NamesOf): boolean {
    if (list === undefined) return false;
    return !list.complete || list.known.some((name) => this.#edge[kind].includes(name));
  }

  /** Names the rules that are not judged, with the machines that they are for. */
  advise(rules: readonly PlacedRule[], notes: ReadingNotes): void {
    const others = rules.map(({ rule }) => rule).filter((rule) => !this.has(rule));
    if (others.length === 0) return;
    const shown = others.slice(0, SHOWN).map((rule) => {
      const machines = namedBy(rule.targets).map(describeMachines).join(" and ");
      return `\`${rule.rule.block.address}\` (network ${rule.network.text}, ${machines})`;
    });
    const more = others.length > SHOWN ? ` and ${others.length - SHOWN} more` : "";
    notes.advise(
      `rules that act on no Edge machine are not judged: ${shown.join(", ")}${more}`,
      "not-judged",
    );
  }
}

function isForOthers(
  record: VpcFirewallRule,
  sites: readonly SiteNetwork[],
  reach: RuleReach,
  names: EdgeNames,
  resources: ResourceSet,
): boolean {
  const { block, project } = record;
  const { targets, understood } = readTargets(record, names);
  if (!understood || !DECISIVE.every((key) => isKept(block, key))) return false;
  const text = nameText(record.network);
  const network =
    text === undefined
      ? undefined
      : networkName(text, projectOf(block, project, resources), resources);
  return sites.every(
    (site, number) =>
      (network !== undefined && compareToSite(network, site) === "different") ||
      reach.isForOthers(targets, site, number),
  );
}
