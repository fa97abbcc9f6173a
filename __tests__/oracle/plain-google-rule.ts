// The second road, Google Cloud, one VPC firewall rule. What the API refuses is unsupported: such a rule never exists.
import { everyAddress, Unsupported, readPrefix } from "./plain-addresses";
import { clause, readPortRange } from "./plain-azure-rule";
import {
  allowOnly,
  allowResourceKeys,
  asBlocks,
  asBody,
  asRemark,
  asText,
  asTexts,
  asWhole,
  isBody,
  isToken,
  isUnset,
  isUnsetText,
} from "./plain-document";
import type { Body, Resource } from "./plain-document";
import { EVERY_PORT } from "./plain-packets";
import type { PlainDirection, PlainRule, Span, Traffic } from "./plain-packets";

export interface GoogleFacts {
  readonly cloud: "google";
  readonly project: string;
  readonly networks: readonly GoogleHome[];
}

/** A network that Edge machines have an interface in. */
export interface GoogleHome {
  readonly network: string;
  /** Near roles whose interfaces are in this network; all when absent. */
  readonly guards?: readonly string[];
  /** The Edge machines carry one of these tags, or run as one of these accounts; one of the lists is empty. */
  readonly tags: readonly string[];
  readonly accounts: readonly string[];
}

export interface GoogleTargets {
  readonly tags: readonly string[];
  readonly accounts: readonly string[];
}
export interface GoogleRule extends PlainRule {
  readonly direction: PlainDirection;
  readonly priority: number;
  readonly network: string;
  readonly targets: GoogleTargets;
}
const NUMBERS: Readonly<Record<string, number>> = {
  icmp: 1,
  tcp: 6,
  udp: 17,
  esp: 50,
  ah: 51,
  sctp: 132,
};
export const GOOGLE_KEYS = [
  "name",
  "description",
  "network",
  "project",
  "direction",
  "priority",
  "disabled",
  "allow",
  "deny",
  "source_ranges",
  "source_tags",
  "source_service_accounts",
  "destination_ranges",
  "target_tags",
  "target_service_accounts",
  "log_config",
];
const NAME = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
const FAMILIES = [4, 6] as const;

/** A guarded network, by its place in the site; any other text is another network of that name. */
export function homeName(index: number): string {
  return `guarded network ${index + 1}`;
}

export function readGoogleRule(
  resource: Resource,
  root: unknown,
  facts: GoogleFacts,
): GoogleRule[] {
  const { body, address } = resource;
  allowResourceKeys(resource, GOOGLE_KEYS);
  const direction = readDirection(body["direction"], address);
  const { near, far } = readEnds(body, direction, address);
  const families = new Set(
    [...near, ...far].filter((span) => span.literal === true).map((s) => s.family),
  );
  if (families.size > 1) throw new Unsupported(`${address} mixes address families`);
  if (!NAME.test(asText(body["name"], `${address} name`))) throw new Unsupported(`${address} name`);
  asRemark(body["description"], `${address} description`);
  const { action, traffic } = readTraffic(body, address);
  const rule: GoogleRule = {
    address,
    writtenBy: "document",
    action,
    direction,
    priority: isUnset(body["priority"]) ? 1000 : asWhole(body["priority"], 0, 65535, address),
    network: readNetwork(body, root, facts, address),
    targets: readTargets(body, address),
    near,
    far,
    traffic,
    sure: true,
  };
  return readFlag(body["disabled"], address) ? [] : [rule];
}

function readDirection(value: unknown, address: string): PlainDirection {
  if (isUnsetText(value) || value === "INGRESS") return "inbound";
  if (value === "EGRESS") return "outbound";
  throw new Unsupported(`${address} direction`);
}

function readFlag(value: unknown, address: string): boolean {
  if (isUnset(value)) return false;
  if (value === "true" || value === "false") return value === "true";
  if (typeof value !== "boolean") throw new Unsupported(`${address} disabled`);
  return value;
}

type Term = Span & { readonly literal?: boolean };
/** What a far side that is left out means: the same as if it were written. */
const ANY_IPV4: readonly Term[] = [{ ...everyAddress(4), literal: true }];

interface Ends {
  readonly near: readonly Term[];
  readonly far: readonly Term[];
}

function readEnds(body: Body, direction: PlainDirection, address: string): Ends {
  const sources = asTexts(body["source_ranges"], address);
  const destinations = asTexts(body["destination_ranges"], address);
  const named = [
    ...asTexts(body["source_tags"], address),
    ...asTexts(body["source_service_accounts"], address),
  ];
  const exact = (texts: readonly string[]): Term[] =>
    texts.map((text) => ({ ...readPrefix(text), literal: true }));
  const every = FAMILIES.map((family) => everyAddress(family));
  if (direction === "outbound") {
    if (named.length > 0) throw new Unsupported(`${address}: sources by name on egress`);
    return {
      near: sources.length === 0 ? every : exact(sources),
      far: destinations.length === 0 ? ANY_IPV4 : exact(destinations),
    };
  }
  const keys = ["source_ranges", "source_tags", "source_service_accounts"];
  if (keys.every((key) => isUnset(body[key]))) throw new Unsupported(`${address}: no source`);
  const perhaps = named.length === 0 ? [] : FAMILIES.map((family) => everyAddress(family, false));
  const far = sources.length + perhaps.length === 0 ? ANY_IPV4 : exact(sources);
  return {
    near: destinations.length === 0 ? every : exact(destinations),
    far: [...far, ...perhaps],
  };
}

function readTraffic(body: Body, address: string): Pick<PlainRule, "action" | "traffic"> {
  const allows = asBlocks(body["allow"], address);
  const denies = asBlocks(body["deny"], address);
  if (allows.length > 0 === denies.length > 0)
    throw new Unsupported(`${address}: allow or deny, once`);
  const traffic = [...allows, ...denies].flatMap((block) => readBlock(block, address));
  return { action: allows.length > 0 ? "allow" : "deny", traffic };
}

function readBlock(block: Body, address: string): readonly Traffic[] {
  allowOnly(block, ["protocol", "ports"], address);
  const protocol = asText(block["protocol"], address).toLowerCase();
  const ports = asTexts(block["ports"], address).map((text) => readPortRange(text, address));
  const number =
    NUMBERS[protocol] ?? (/^(0|[1-9][0-9]{0,2})$/.test(protocol) ? Number(protocol) : -1);
  if (ports.length > 0 && ![6, 17, 132].includes(number))
    throw new Unsupported(`${address}: ports`);
  if (protocol === "all") return FAMILIES.map((family) => clause(family, 0, 255));
  if (protocol === "ipip") return FAMILIES.flatMap((f) => [4, 94].map((p) => perhaps(f, p)));
  if (protocol === "icmp") return [clause(4, 1, 1), perhaps(6, 1), perhaps(6, 58)];
  if (number < 0 || number > 255) throw new Unsupported(`${address}: protocol ${protocol}`);
  return FAMILIES.map((family) => ({
    ...clause(family, number, number),
    ports: ports.length === 0 ? EVERY_PORT : ports,
  }));
}

function perhaps(family: 4 | 6, protocol: number): Traffic {
  return { ...clause(family, protocol, protocol), sure: false };
}

function readTargets(body: Body, address: string): GoogleTargets {
  const tags = asTexts(body["target_tags"], address);
  const accounts = asTexts(body["target_service_accounts"], address);
  const sourceTags = asTexts(body["source_tags"], address);
  const strange = [...tags, ...sourceTags].find((tag) => !NAME.test(tag));
  if (strange !== undefined) throw new Unsupported(`${address} tag ${strange}`);
  const sourceAccounts = asTexts(body["source_service_accounts"], address);
  if (tags.length + sourceTags.length > 0 && accounts.length + sourceAccounts.length > 0) {
    throw new Unsupported(`${address}: tags together with service accounts`);
  }
  return { tags, accounts };
}

const NETWORK =
  /^(?:(?:https:\/\/www\.googleapis\.com\/compute\/v1\/)?projects\/([^/]+)\/global\/networks\/)?([a-z][-a-z0-9]*)$/;

function readNetwork(body: Body, root: unknown, facts: GoogleFacts, address: string): string {
  // Terraform writes a flag as a word, which may be a network's name.
  const written = body["network"];
  const network = typeof written === "boolean" ? String(written) : written;
  const project = readProject(body, root, address);
  if (typeof network !== "string") throw new Unsupported(`${address} network`);
  const homes = facts.networks.map((home) => home.network);
  if (isToken(network)) {
    if (!homes.includes(network) || project !== facts.project) {
      throw new Unsupported(`${address}: which network?`);
    }
    return homeName(homes.indexOf(network));
  }
  const [, linked = project, name = ""] = NETWORK.exec(network) ?? [];
  // A rule lives in the project of its network.
  if (name === "" || linked !== project) throw new Unsupported(`${address} network`);
  const same = homes.findIndex(
    (home) => !isToken(home) && project === facts.project && name === lastPart(home),
  );
  if (same >= 0) return homeName(same);
  if (homes.some(isToken)) throw new Unsupported(`${address}: which network?`);
  return `${project}/${name}`;
}

function readProject(body: Body, root: unknown, address: string): string {
  const own = body["project"];
  if (!isUnsetText(own)) return asProjectId(own, address);
  const providers = asBody(asBody(root, "document")["provider"] ?? {}, "provider")["google"];
  const [first] = Array.isArray(providers) ? (providers as readonly unknown[]) : [providers];
  return asProjectId(isBody(first) ? first["project"] : undefined, `${address} project`);
}

/** A literal project id, with its domain if it has one. A number may be the same project; capitals are nobody's id. */
const PROJECT_ID = /^(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]*$/;

function asProjectId(value: unknown, what: string): string {
  const text = asText(value, what);
  if (!PROJECT_ID.test(text)) throw new Unsupported(`${what} is not a project id`);
  return text;
}

export function lastPart(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1);
}
