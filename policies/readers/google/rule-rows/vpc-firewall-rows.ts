// VPC firewall rules as rows of a table.
import type { RowArgument, RuleHolder, RuleRow, RuleRows } from "../../rules/rule-row";
import {
  keyOf,
  listValue,
  plainItem,
  prefixItem,
  scalarValue,
  wordItem,
} from "../../rules/row-values";
import { nameText } from "../../resources/field";
import type { ResourceSet } from "../../resources/resource-set";
import { networkName, projectOf } from "../google-network";
import { type VpcFirewallRule, vpcFirewallRules } from "../vpc-firewall/records";
import { entriesValue } from "./entry-items";

const DEFAULT_PRIORITY = 1000;

const rangeItem = prefixItem({
  "every IPv4": "every IPv4 address",
  "every IPv6": "every IPv6 address",
});

export function vpcFirewallRows(resources: ResourceSet): RuleRows {
  const rows = vpcFirewallRules(resources).map((rule) => rowOf(rule, holderOf(rule, resources)));
  return { rows, hidden: [] };
}

function holderOf(
  { block, network, project }: VpcFirewallRule,
  resources: ResourceSet,
): RuleHolder {
  const text = nameText(network);
  if (text === undefined) return { name: "a network that is not shown", keys: [] };
  const { name, project: owner } = networkName(
    text,
    projectOf(block, project, resources),
    resources,
  );
  return { name: name ?? text, keys: [keyOf(owner, name), name] };
}

function rowOf(rule: VpcFirewallRule, holder: RuleHolder): RuleRow {
  const { block, name, priority } = rule;
  return {
    cloud: "google",
    holder,
    name: nameText(name),
    address: block.address,
    ...(priority.is === "known" && { priority: priority.value }),
    ...(priority.is === "unset" && { priority: DEFAULT_PRIORITY }),
    paths: [block.path.join(".")],
    arguments: argumentsOf(rule),
  };
}

function argumentsOf(rule: VpcFirewallRule): readonly RowArgument[] {
  const { block, direction } = rule;
  const isOutbound = direction.is === "known" && direction.value.toUpperCase() === "EGRESS";
  const list = (key: string, field: VpcFirewallRule["sourceTags"]): RowArgument => ({
    key,
    value: listValue(block, field),
  });
  return [
    {
      key: "direction",
      value: scalarValue(block, direction, wordItem),
      byDefault: wordItem("INGRESS"),
    },
    {
      key: "priority",
      value: scalarValue(block, rule.priority),
      byDefault: plainItem(String(DEFAULT_PRIORITY)),
    },
    {
      key: "disabled",
      value: scalarValue(block, rule.disabled),
      byDefault: plainItem("false"),
    },
    { key: "allow", value: entriesValue(block, rule.allow) },
    { key: "deny", value: entriesValue(block, rule.deny) },
    { key: "source_ranges", value: listValue(block, rule.sourceRanges, rangeItem) },
    list("source_tags", rule.sourceTags),
    list("source_service_accounts", rule.sourceAccounts),
    {
      key: "destination_ranges",
      value: listValue(block, rule.destinationRanges, rangeItem),
      ...(isOutbound && { byDefault: rangeItem("0.0.0.0/0") }),
    },
    list("target_tags", rule.targetTags),
    list("target_service_accounts", rule.targetAccounts),
    { key: "description", value: scalarValue(block, block.text("description")) },
  ];
}
