// One planned rule in the words of a network security group. Exactly one key of each pair (prefix or prefixes) is given:
// the platform refuses both, and an empty list is not the same as none.
import type { PortRange } from "../../flows";
import type { PlannedRule } from "../../rulesets";
import { literalText } from "../../rulesets";
import type { FlowProtocol } from "../../sites";

/** Arguments, as Terraform names them, that inline rules and standalone rules share. */
export interface SecurityRuleArguments {
  readonly name: string;
  readonly description: string;
  readonly access: "Allow" | "Deny";
  readonly direction: "Inbound" | "Outbound";
  readonly priority: number;
  readonly protocol: "Tcp" | "Udp" | "Icmp" | "Esp" | "Ah" | "*";
  readonly source_port_range: string;
  readonly destination_port_range: string;
  readonly source_address_prefix?: string;
  readonly source_address_prefixes?: readonly string[];
  readonly destination_address_prefix?: string;
  readonly destination_address_prefixes?: readonly string[];
}

/** Azure's words for what its rules match. `Icmp` is for IPv4: whether it matches ICMPv6 is not documented. */
const PROTOCOL: ReadonlyMap<FlowProtocol, SecurityRuleArguments["protocol"]> = new Map([
  ["tcp", "Tcp"],
  ["udp", "Udp"],
  ["icmp", "Icmp"],
  ["esp", "Esp"],
  ["ah", "Ah"],
  ["any", "*"],
]);

export const AZURE_PROTOCOLS: readonly FlowProtocol[] = [...PROTOCOL.keys()];

export function renderSecurityRule(rule: PlannedRule): SecurityRuleArguments {
  const protocol = PROTOCOL.get(rule.transport);
  if (protocol === undefined) throw new Error(`no security rule is of ${rule.transport}`);
  const inbound = rule.direction === "inbound";
  return {
    name: rule.name,
    description: literalText(rule.description),
    access: rule.action === "allow" ? "Allow" : "Deny",
    direction: inbound ? "Inbound" : "Outbound",
    priority: rule.priority,
    protocol,
    source_port_range: portRange(rule.sourcePorts),
    destination_port_range: portRange(rule.ports),
    ...sourcePrefixes(inbound ? rule.far : rule.near),
    ...destinationPrefixes(inbound ? rule.near : rule.far),
  };
}

function portRange(ports: PortRange | undefined): string {
  if (ports === undefined) return "*";
  return ports.first === ports.last ? `${ports.first}` : `${ports.first}-${ports.last}`;
}

function sourcePrefixes(prefixes: readonly string[]): Partial<SecurityRuleArguments> {
  const [only, ...others] = prefixes;
  if (only !== undefined && others.length === 0) return { source_address_prefix: only };
  return { source_address_prefixes: [...prefixes] };
}

function destinationPrefixes(prefixes: readonly string[]): Partial<SecurityRuleArguments> {
  const [only, ...others] = prefixes;
  if (only !== undefined && others.length === 0) return { destination_address_prefix: only };
  return { destination_address_prefixes: [...prefixes] };
}
