// One rule of a security group as a row of a table.
import type { Field, Texts } from "../../resources/field";
import { nameText } from "../../resources/field";
import type { RowArgument, RowValue, RuleHolder, RuleRow } from "../../rules/rule-row";
import {
  eitherValue,
  listValue,
  portItem,
  prefixItem,
  scalarValue,
  wordItem,
} from "../../rules/row-values";
import type { RuleSide, SecurityRule } from "../network-security-group/groups/records";

/** Texts that are written for each other and are not quite the same (U4). */
const addressItem = prefixItem({
  "*": "every address, of IPv6 perhaps too",
  "every IPv4": "every IPv4 address, and perhaps IPv6 too",
  "every IPv6": "every IPv6 address",
  internet: "what Azure counts as outside of the virtual network",
});

export function securityRuleRow(rule: SecurityRule, holder: RuleHolder): RuleRow {
  const { block, name, priority } = rule;
  return {
    cloud: "azure",
    holder,
    name: nameText(name),
    address: block.address,
    ...(priority.is === "known" && { priority: priority.value }),
    paths: [block.path.join(".")],
    arguments: argumentsOf(rule),
  };
}

function argumentsOf(rule: SecurityRule): readonly RowArgument[] {
  const { block } = rule;
  const word = (key: string, field: Field<string>): RowArgument => ({
    key,
    value: scalarValue(block, field, wordItem),
  });
  return [
    word("direction", rule.direction),
    word("access", rule.access),
    { key: "priority", value: scalarValue(block, rule.priority) },
    word("protocol", rule.protocol),
    ...sideArguments(rule, "source"),
    ...sideArguments(rule, "destination"),
    { key: "description", value: scalarValue(block, rule.description) },
  ];
}

/** Each argument that has a singular and a plural under the plural. */
function sideArguments(rule: SecurityRule, side: "source" | "destination"): readonly RowArgument[] {
  const { block } = rule;
  const { prefix, prefixes, groups, port, ports }: RuleSide = rule[side];
  const either = (single: Field<string>, plural: Field<Texts>, item: typeof portItem): RowValue =>
    eitherValue(scalarValue(block, single, item), listValue(block, plural, item));
  return [
    { key: `${side}_address_prefixes`, value: either(prefix, prefixes, addressItem) },
    {
      key: `${side}_application_security_group_ids`,
      value: listValue(block, groups, wordItem),
    },
    { key: `${side}_port_ranges`, value: either(port, ports, portItem) },
  ];
}
