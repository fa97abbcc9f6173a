// One planned rule in the words of a network security group. Exactly one key of each pair (prefix or prefixes) is given:
// the platform refuses both, and an empty list is not the same as none.
import type { PortRange } from "../../flows";
import type { PlannedRule } from "../../rulesets";
import { literalText } from "../../rulesets";
import type { FlowProtocol } from "../../sites";

/** Arguments that inline rules and standalone rules share. */
export interface SecurityRuleConfig {
  readonly name: string;
  readonly description: string;
  readonly access: "Allow" | "Deny";
  readonly direction: "Inbound" | "Outbound";
  readonly priority: number;
  readonly protocol: "Tcp" | "Udp" | "Icmp" | "Esp" | "Ah" | "*";
  readonly sourcePortRange: string;
  readonly destinationPortRange: string;
  readonly sourceAddressPrefix?: string;
  readonly sourceAddressPrefixes?: string[];
  readonly destinationAddressPrefix?: string;
  readonly destinationAddressPrefixes?: string[];
}

/** Azure's words for what its rules match. `Icmp` is for IPv4: whether it matches ICMPv6 is not documented. */
const PROTOCOL: ReadonlyMap<FlowProtocol, SecurityRuleConfig["protocol"]> = new Map([
  ["tcp", "Tcp"],
  ["udp", "Udp"],
  ["icmp", "Icmp"],
  ["esp", "Esp"],
  ["ah", "Ah"],
  ["any", "*"],
]);

export const AZURE_PROTOCOLS: readonly FlowProtocol[] = [...PROTOCOL.keys()];

export function renderSecurityRule(rule: PlannedRule): SecurityRuleConfig {
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
    sourcePortRange: portRange(rule.sourcePorts),
    destinationPortRange: portRange(rule.ports),
    ...sourcePrefixes(inbound ? rule.far : rule.near),
    ...destinationPrefixes(inbound ? rule.near : rule.far),
  };
}

function portRange(ports: PortRange | undefined): string {
  if (ports === undefined) return "*";
  return ports.first === ports.last ? `${ports.first}` : `${ports.first}-${ports.last}`;
}

function sourcePrefixes(prefixes: readonly string[]): Partial<SecurityRuleConfig> {
  const [only, ...others] = prefixes;
  if (only !== undefined && others.length === 0) return { sourceAddressPrefix: only };
  return { sourceAddressPrefixes: [...prefixes] };
}

function destinationPrefixes(prefixes: readonly string[]): Partial<SecurityRuleConfig> {
  const [only, ...others] = prefixes;
  if (only !== undefined && others.length === 0) return { destinationAddressPrefix: only };
  return { destinationAddressPrefixes: [...prefixes] };
}
