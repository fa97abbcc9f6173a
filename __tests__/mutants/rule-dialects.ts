// How to take hold of a firewall rule in the Terraform JSON of each cloud, so that one list of edits serves both. Works on
// parsed JSON that may be changed in place; knows nothing of meaning.

export type Loose = Record<string, unknown>;
export type Side = "source" | "destination";

/** One rule in a document, with the means to take it out. */
export interface Slot {
  readonly label: string;
  readonly body: Loose;
  readonly remove: () => void;
}

export interface Dialect {
  readonly slots: (document: Loose) => readonly Slot[];
  /** Adds a rule beside the others, under a new name. */
  readonly add: (document: Loose, name: string, body: Loose) => void;
  readonly prefixes: (body: Loose, side: Side) => readonly string[];
  readonly setPrefixes: (body: Loose, side: Side, prefixes: readonly string[]) => void;
  /** Destination ports as written; a single `*` or nothing for all. */
  readonly ports: (body: Loose) => readonly string[];
  readonly setPorts: (body: Loose, ports: readonly string[]) => void;
  readonly protocol: (body: Loose) => string;
  readonly setProtocol: (body: Loose, protocol: string) => void;
  readonly isAllow: (body: Loose) => boolean;
  readonly setAllow: (body: Loose, allow: boolean) => void;
  readonly isInbound: (body: Loose) => boolean;
  readonly setInbound: (body: Loose, inbound: boolean) => void;
  /** Every protocol word, `any` first, then tcp and udp. */
  readonly protocols: readonly [any: string, tcp: string, udp: string, ...others: string[]];
  readonly everyPort: readonly string[];
  /** Smallest and largest priority that a rule may have. */
  readonly priorities: readonly [number, number];
}

export function at(document: Loose, ...path: readonly string[]): Loose {
  return path.reduce((body, key) => (body[key] ??= {}) as Loose, document);
}

const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";

export const AZURE_DIALECT: Dialect = {
  slots: (document) => [...inlineSlots(document), ...resourceSlots(document, RULE)],
  add(document, name, body) {
    const [group] = Object.values(at(document, "resource", GROUP)) as Loose[];
    const inline = group!["security_rule"];
    if (Array.isArray(inline)) inline.push({ ...body, name });
    else at(document, "resource", RULE)[name] = { ...body, name };
  },
  prefixes: (body, side) => oneOrMany(body, `${side}_address_prefix`, `${side}_address_prefixes`),
  setPrefixes(body, side, texts) {
    setOneOrMany(body, `${side}_address_prefix`, `${side}_address_prefixes`, texts);
  },
  ports: (body) => oneOrMany(body, "destination_port_range", "destination_port_ranges"),
  setPorts(body, texts) {
    setOneOrMany(body, "destination_port_range", "destination_port_ranges", texts);
  },
  protocol: (body) => String(body["protocol"]),
  setProtocol: (body, protocol) => (body["protocol"] = protocol),
  isAllow: (body) => body["access"] === "Allow",
  setAllow: (body, allow) => (body["access"] = allow ? "Allow" : "Deny"),
  isInbound: (body) => body["direction"] === "Inbound",
  setInbound: (body, inbound) => (body["direction"] = inbound ? "Inbound" : "Outbound"),
  protocols: ["*", "Tcp", "Udp", "Icmp", "Esp", "Ah"],
  everyPort: ["*"],
  priorities: [100, 4096],
};

const FIREWALL = "google_compute_firewall";

export const GOOGLE_DIALECT: Dialect = {
  slots: (document) => resourceSlots(document, FIREWALL),
  add(document, name, body) {
    at(document, "resource", FIREWALL)[name] = { ...body, name };
  },
  prefixes: (body, side) => (body[`${side}_ranges`] ?? []) as string[],
  setPrefixes: (body, side, texts) => (body[`${side}_ranges`] = [...texts]),
  ports: (body) => (block(body)["ports"] ?? []) as string[],
  setPorts(body, texts) {
    if (texts.length === 0) delete block(body)["ports"];
    else block(body)["ports"] = [...texts];
  },
  protocol: (body) => String(block(body)["protocol"]),
  setProtocol: (body, protocol) => (block(body)["protocol"] = protocol),
  isAllow: (body) => body["allow"] !== undefined,
  setAllow(body, allow) {
    const blocks = [block(body)];
    delete body["allow"];
    delete body["deny"];
    body[allow ? "allow" : "deny"] = blocks;
  },
  isInbound: (body) => body["direction"] === "INGRESS",
  setInbound: (body, inbound) => (body["direction"] = inbound ? "INGRESS" : "EGRESS"),
  protocols: ["all", "tcp", "udp", "icmp", "esp", "ah", "sctp", "ipip", "47", "58", "6", "17", "0"],
  everyPort: [],
  priorities: [0, 65535],
};

function block(body: Loose): Loose {
  const blocks = body["allow"] ?? body["deny"];
  return (Array.isArray(blocks) ? blocks[0] : blocks) as Loose;
}

function inlineSlots(document: Loose): readonly Slot[] {
  return Object.entries(at(document, "resource", GROUP)).flatMap(([name, group]) => {
    const rules = ((group as Loose)["security_rule"] ?? []) as Loose[];
    return rules.map((body) => ({
      label: `${GROUP}.${name} ${String(body["name"])}`,
      body,
      remove: () => rules.splice(rules.indexOf(body), 1),
    }));
  });
}

function resourceSlots(document: Loose, type: string): readonly Slot[] {
  const resources = (document["resource"] as Loose)[type] as Loose | undefined;
  return Object.entries(resources ?? {}).map(([name, body]) => ({
    label: `${type}.${name}`,
    body: body as Loose,
    remove: () => Reflect.deleteProperty(resources!, name),
  }));
}

function oneOrMany(body: Loose, one: string, many: string): readonly string[] {
  const single = body[one];
  return typeof single === "string" ? [single] : ((body[many] ?? []) as string[]);
}

/** Inline rules spell every key out, with null for unset; standalone rules leave unset keys out. */
function setOneOrMany(body: Loose, one: string, many: string, texts: readonly string[]): void {
  const spelledOut = one in body && many in body;
  Reflect.deleteProperty(body, one);
  Reflect.deleteProperty(body, many);
  if (spelledOut) Object.assign(body, { [one]: null, [many]: null });
  if (texts.length === 1) body[one] = texts[0];
  else body[many] = [...texts];
}
