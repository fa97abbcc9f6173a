// The second road, Azure, one rule of a network security group. What the API refuses is unsupported: such a rule never
// exists, so it has no meaning to be right or wrong about.
import { everyAddress, overlap, Unsupported, readPrefix } from "./plain-addresses";
import { asRemark, asText, asTexts, asWhole, isUnset, isUnsetText } from "./plain-document";
import type { Body } from "./plain-document";
import { EVERY_PORT } from "./plain-packets";
import type { PlainDirection, PlainRule, Ports, Span, Traffic } from "./plain-packets";

export type PrioritisedRule = PlainRule & {
  readonly name: string;
  readonly priority: number;
  readonly direction: PlainDirection;
};

export const AZURE_RULE_KEYS = [
  "access",
  "description",
  "direction",
  "name",
  "priority",
  "protocol",
  ...["source", "destination"].flatMap((side) => [
    `${side}_address_prefix`,
    `${side}_address_prefixes`,
    `${side}_application_security_group_ids`,
    `${side}_port_range`,
    `${side}_port_ranges`,
  ]),
];
const FAMILIES = [4, 6] as const;
const PROBES: Span = readPrefix("168.63.129.16");
/** In IPv6 some link-local address: which, the manuals do not say. */
export const PROBERS: readonly Span[] = [PROBES, readPrefix("fe80::/10", false)];
const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,78}[A-Za-z0-9_])?$/;
const ANYWHERE_PERHAPS: readonly Span[] = [everyAddress(4, false), everyAddress(6, false)];

/** Certainly the Edge's own addresses and the platform's; peerings and routes may add anything. */
export function virtualNetwork(edgeAddresses: readonly string[]): readonly Span[] {
  return [...edgeAddresses.map((text) => readPrefix(text)), PROBES, ...ANYWHERE_PERHAPS];
}

export function readAzureRule(
  body: Body,
  address: string,
  edgeAddresses: readonly string[],
): PrioritisedRule {
  const direction = oneOf(body["direction"], { Inbound: "inbound", Outbound: "outbound" } as const);
  const source = readSide(body, "source", edgeAddresses);
  const destination = readSide(body, "destination", edgeAddresses);
  const families = new Set(
    [...source, ...destination].filter((s) => s.literal === true).map((s) => s.family),
  );
  if (!NAME.test(asText(body["name"], `${address} name`))) throw new Unsupported(`${address} name`);
  asRemark(body["description"], `${address} description`);
  if (families.size > 1) throw new Unsupported(`${address} mixes address families`);
  return {
    address,
    name: String(body["name"]).toLowerCase(),
    writtenBy: "document",
    action: oneOf(body["access"], { Allow: "allow", Deny: "deny" } as const),
    direction,
    priority: asWhole(body["priority"], 100, 4096, `${address} priority`),
    near: direction === "inbound" ? destination : source,
    far: direction === "inbound" ? source : destination,
    traffic: readTraffic(body, address),
    sure: true,
  };
}

function oneOf<T>(value: unknown, words: Readonly<Record<string, T>>): T {
  const meaning = typeof value === "string" ? words[value] : undefined;
  if (meaning === undefined) throw new Unsupported(`${String(value)} is not one of the words`);
  return meaning;
}

type Term = Span & { readonly literal?: boolean };

function readSide(body: Body, side: string, edgeAddresses: readonly string[]): readonly Term[] {
  const single = body[`${side}_address_prefix`];
  const several = asTexts(body[`${side}_address_prefixes`], side);
  const groups = body[`${side}_application_security_group_ids`];
  const hasGroups = !isUnset(groups) && !(Array.isArray(groups) && groups.length === 0);
  const hasSingle = !isUnsetText(single);
  if ([hasSingle, several.length > 0, hasGroups].filter(Boolean).length !== 1) {
    throw new Unsupported(`${side} must be given in exactly one way`);
  }
  if (hasGroups) return ANYWHERE_PERHAPS;
  if (hasSingle) return readTerm(asText(single, side), edgeAddresses);
  const spans = [...new Set(several)].map((text) => ({ ...readPrefix(text), literal: true }));
  if (spans.some((a, i) => spans.some((b, j) => i < j && overlap(a, b)))) {
    throw new Unsupported(`${side} prefixes overlap`);
  }
  return spans;
}

function readTerm(text: string, edgeAddresses: readonly string[]): readonly Term[] {
  if (text === "*") return [everyAddress(4), everyAddress(6, false)];
  if (text === "0.0.0.0/0") return [{ ...everyAddress(4), literal: true }, everyAddress(6, false)];
  if (text === "VirtualNetwork") return virtualNetwork(edgeAddresses);
  if (text === "AzureLoadBalancer") return PROBERS;
  if (/^[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+)?$/.test(text)) return ANYWHERE_PERHAPS;
  return [{ ...readPrefix(text), literal: true }];
}

function readTraffic(body: Body, address: string): readonly Traffic[] {
  const sourcePorts = readPorts(body, "source", address);
  const ports = readPorts(body, "destination", address);
  // Only a plain star says "no restriction" beyond doubt.
  const unrestricted = sourcePorts === EVERY_PORT && ports === EVERY_PORT;
  const exactly = (protocol: number): Traffic[] =>
    FAMILIES.map((family) => clause(family, protocol, protocol, sourcePorts, ports));
  switch (body["protocol"]) {
    case "Tcp":
      return exactly(6);
    case "Udp":
      return exactly(17);
    case "Esp":
      return withoutPorts(50, unrestricted);
    case "Ah":
      return withoutPorts(51, unrestricted);
    case "Icmp":
      return [
        { ...clause(4, 1, 1), sure: unrestricted },
        ...[1, 58].map((p) => ({ ...clause(6, p, p), sure: false })),
      ];
    case "*":
      return unrestricted
        ? FAMILIES.map((family) => clause(family, 0, 255))
        : [...exactly(6), ...exactly(17), ...NEITHER_TCP_NOR_UDP];
    default:
      throw new Unsupported(`${address} protocol`);
  }
}

/** Whether a rule for such a protocol that names ports matches at all is open. */
function withoutPorts(protocol: number, sure: boolean): readonly Traffic[] {
  return FAMILIES.map((family) => ({ ...clause(family, protocol, protocol), sure }));
}

/** Whether a rule for every protocol that names ports means these as well is open. */
const NEITHER_TCP_NOR_UDP: readonly Traffic[] = FAMILIES.flatMap((family) =>
  [clause(family, 0, 5), clause(family, 7, 16), clause(family, 18, 255)].map((each) => ({
    ...each,
    sure: false,
  })),
);

export function clause(
  family: 4 | 6,
  first: number,
  last: number,
  sourcePorts: Ports = EVERY_PORT,
  ports: Ports = EVERY_PORT,
): Traffic {
  return { family, first, last, sourcePorts, ports, sure: true };
}

function readPorts(body: Body, side: string, address: string): Ports {
  const single = body[`${side}_port_range`];
  const several = asTexts(body[`${side}_port_ranges`], address);
  const hasSingle = !isUnsetText(single);
  if (hasSingle === several.length > 0) throw new Unsupported(`${address}: ${side} ports, once`);
  if (!hasSingle) return several.map((text) => readPortRange(text, address));
  return single === "*" ? EVERY_PORT : [readPortRange(asText(single, address), address)];
}

export function readPortRange(text: string, what: string): readonly [number, number] {
  const parts = /^(0|[1-9][0-9]{0,4})(?:-(0|[1-9][0-9]{0,4}))?$/.exec(text);
  const first = Number(parts?.[1]);
  const last = Number(parts?.[2] ?? parts?.[1]);
  if (parts === null || first > last || last > 65535)
    throw new Unsupported(`${what}: ports ${text}`);
  return [first, last];
}
