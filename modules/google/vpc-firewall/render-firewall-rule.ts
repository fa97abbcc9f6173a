// One planned rule in the words of a VPC firewall rule. Nothing is left to the platform's defaults: an omitted range
// would mean every IPv4 address.
import type { PlannedRule } from "../../rulesets";
import { literalText } from "../../rulesets";
import { protocolWord } from "./protocol-word";

/** Arguments, as Terraform names them, that come from the rule alone; network, project and targets are the deployment's. */
export interface FirewallRuleArguments {
  readonly name: string;
  readonly description: string;
  readonly direction: "INGRESS" | "EGRESS";
  readonly priority: number;
  readonly source_ranges: readonly string[];
  readonly destination_ranges: readonly string[];
  readonly allow?: readonly ProtocolAndPorts[];
  readonly deny?: readonly ProtocolAndPorts[];
}

interface ProtocolAndPorts {
  readonly protocol: string;
  readonly ports?: readonly string[];
}

export function renderFirewallRule(rule: PlannedRule): FirewallRuleArguments {
  const inbound = rule.direction === "inbound";
  return {
    name: rule.name,
    description: literalText(rule.description),
    direction: inbound ? "INGRESS" : "EGRESS",
    priority: rule.priority,
    source_ranges: [...(inbound ? rule.far : rule.near)],
    destination_ranges: [...(inbound ? rule.near : rule.far)],
    ...(rule.action === "allow"
      ? { allow: [protocolAndPorts(rule)] }
      : { deny: [protocolAndPorts(rule)] }),
  };
}

function protocolAndPorts({ transport, ports }: PlannedRule): ProtocolAndPorts {
  const protocol = protocolWord(transport);
  if (ports === undefined) return { protocol };
  const { first, last } = ports;
  return { protocol, ports: [first === last ? `${first}` : `${first}-${last}`] };
}
