// The second road, sites: a site file and the port tables it selects, read straight from their YAML, as rows with
// addresses. Shares no line with the product's loaders; knows the keys that the samples use and stops at any other.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

import { everyAddress, readPrefix } from "./plain-addresses";
import type { PlainDirection, PlainPacket, Span } from "./plain-packets";

const DOCUMENTS = join(__dirname, "..", "..", "modules", "flows", "documents");
const PROTOCOLS = { tcp: 6, udp: 17 } as const;
const EVERY_PORT = [0, 65535] as const;
const VERSIONS: Readonly<Record<string, string>> = {
  "lync-2013": "Lync Server 2013",
  "sfb-2015": "Skype for Business Server 2015",
  "sfb-2019": "Skype for Business Server 2019",
  "sfb-se": "Skype for Business Server 2019", // no table names it; 2019's rows are taken for it
};
const SITE_KEYS = [
  "site",
  "documents",
  "interfaceReading",
  "obsolete",
  "version",
  "peers",
  "deployments",
];

type PortPair = readonly [first: number, last: number];

/** One row of a table between one interface and one peer. */
export interface PlainRow {
  readonly document: string;
  readonly row: number;
  readonly direction: PlainDirection;
  readonly near: string;
  readonly far: string;
  readonly protocol: 6 | 17;
  readonly sourcePorts: PortPair;
  readonly ports: PortPair;
}

export interface PlainDeployment {
  readonly name: string;
  /** Rows that hold, in the order of documents and rows. */
  readonly rows: readonly PlainRow[];
  /** Load-balancer probes that the site allows, as if a table listed them. */
  readonly probes: readonly PlainRow[];
  readonly interfaces: Readonly<Record<string, readonly Span[]>>;
  readonly peers: Readonly<Record<string, "any" | "none" | readonly Span[]>>;
  /** For each gate of the settings the near roles behind it; undefined stands for all. */
  readonly guards: readonly (readonly string[] | undefined)[];
}

interface WrittenEnd {
  readonly interface?: string;
  readonly peer?: string;
  readonly peers?: readonly string[];
}
interface WrittenRow {
  readonly row: number;
  readonly transport: "tcp" | "udp";
  readonly ports: number | string;
  readonly sourcePorts?: number | string;
  readonly source: WrittenEnd;
  readonly destination: WrittenEnd;
  readonly versions?: readonly string[];
  readonly erratum?: { readonly interface: string };
  readonly obsolescence?: unknown;
}
interface WrittenDocument {
  readonly product: string;
  readonly versions?: readonly string[];
  readonly rows: readonly WrittenRow[];
}
type WrittenPeers = Readonly<Record<string, "any" | "none" | readonly string[]>>;
interface Guard {
  readonly interfaces?: readonly string[];
}
interface Probe {
  readonly to: string;
  readonly ports: number | string | readonly (number | string)[];
  readonly balancer?: "external-passthrough" | "internal-passthrough";
}
interface WrittenSite {
  readonly documents?: readonly string[];
  readonly interfaceReading?: "printed" | "corrected";
  readonly obsolete?: "include" | "exclude";
  readonly version?: string;
  readonly peers: WrittenPeers;
  readonly deployments: Readonly<
    Record<
      string,
      {
        documents?: readonly string[];
        interfaces: Readonly<Record<string, readonly string[]>>;
        peers?: WrittenPeers;
        settings: {
          attach?: readonly Guard[];
          networks?: readonly Guard[];
          loadBalancerProbes?: readonly Probe[];
        };
      }
    >
  >;
}

/** The deployments of a site file whose documents are shipped ones, by their ids. */
export function readPlainSite(text: string): readonly PlainDeployment[] {
  const known = read.get(text);
  if (known !== undefined) return known;
  const deployments = deploymentsOf(text);
  read.set(text, deployments);
  return deployments;
}

const read = new Map<string, readonly PlainDeployment[]>();

function deploymentsOf(text: string): readonly PlainDeployment[] {
  const site = parse(text) as WrittenSite;
  const unknown = Object.keys(site).filter((key) => !SITE_KEYS.includes(key));
  if (unknown.length > 0) throw new Error(`the plain reader knows no ${unknown.join(", ")}`);
  return Object.entries(site.deployments).map(([name, written]) => {
    const { interfaces, settings, documents = site.documents ?? [] } = written;
    const all = { ...PROBERS, ...site.peers, ...written.peers };
    return {
      name,
      rows: documents.flatMap((id) => rowsOf(id, site, all)),
      probes: (settings.loadBalancerProbes ?? []).flatMap(probesOf),
      guards: (settings.attach ?? settings.networks ?? [{}]).map((gate) => gate.interfaces),
      interfaces: mapped(interfaces, (texts) => texts.map((it) => readPrefix(it))),
      peers: mapped(all, (texts) =>
        texts === "any" || texts === "none" ? texts : texts.map((it) => readPrefix(it)),
      ),
    };
  });
}

function mapped<A, B>(from: Readonly<Record<string, A>>, to: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));
}

function rowsOf(id: string, site: WrittenSite, peers: WrittenPeers): readonly PlainRow[] {
  const document = readDocument(id);
  return document.rows
    .filter((row) => holds(row, document, site))
    .flatMap((row) => {
      const inbound = row.source.interface === undefined;
      const [near, far] = inbound ? [row.destination, row.source] : [row.source, row.destination];
      const corrected = site.interfaceReading === "corrected" ? row.erratum?.interface : undefined;
      const there = (far.peers ?? [far.peer!]).filter((peer) => peers[peer] !== "none");
      return there.map((peer) => ({
        document: id,
        row: row.row,
        direction: inbound ? ("inbound" as const) : ("outbound" as const),
        near: corrected ?? near.interface!,
        far: peer,
        protocol: PROTOCOLS[row.transport],
        sourcePorts: row.sourcePorts === undefined ? EVERY_PORT : readPorts(row.sourcePorts),
        ports: readPorts(row.ports),
      }));
    });
}

const documents = new Map<string, WrittenDocument>();

function readDocument(id: string): WrittenDocument {
  const known = documents.get(id);
  if (known !== undefined) return known;
  const document = parse(readFileSync(join(DOCUMENTS, `${id}.yaml`), "utf8")) as WrittenDocument;
  documents.set(id, document);
  return document;
}

function holds(row: WrittenRow, document: WrittenDocument, site: WrittenSite): boolean {
  if (site.obsolete === "exclude" && row.obsolescence !== undefined) return false;
  if (site.version === undefined) return true;
  const versions = row.versions ?? document.versions ?? [document.product];
  return versions.includes(VERSIONS[site.version]!);
}

/** Where the clouds' manuals say that probes come from. */
const PROBERS: WrittenPeers = {
  "probes of azure": ["168.63.129.16", "fe80::/10"],
  "probes of external-passthrough": [
    "35.191.0.0/16",
    "209.85.152.0/22",
    "209.85.204.0/22",
    "2600:1901:8001::/48",
  ],
  "probes of internal-passthrough": ["35.191.0.0/16", "130.211.0.0/22", "2600:2d00:1:b029::/64"],
};

function probesOf({ to, ports, balancer }: Probe): readonly PlainRow[] {
  return [ports].flat().map((each, index) => ({
    document: "load-balancer probe",
    row: index + 1,
    direction: "inbound",
    near: to,
    far: `probes of ${balancer ?? "azure"}`,
    protocol: PROTOCOLS.tcp,
    sourcePorts: EVERY_PORT,
    ports: readPorts(each),
  }));
}

function readPorts(written: number | string): PortPair {
  const [first, last = first] = String(written).split("-").map(Number);
  return [first!, last!];
}

/** Addresses of the far end of a row in one family; `any` is the whole family. */
export function farSpans({ peers }: PlainDeployment, far: string, family: 4 | 6): readonly Span[] {
  const spans = peers[far];
  if (spans === undefined) throw new Error(`the site names no ${far}`);
  if (spans === "none") return [];
  return spans === "any" ? [everyAddress(family)] : spans.filter((span) => span.family === family);
}

/**
 * Whether some row, or a probe that the site allows, asks for the packet at this deployment.
 * @param guards near roles whose rows count. @default all
 */
export function isAskedFor(
  packet: PlainPacket,
  deployment: PlainDeployment,
  guards?: readonly string[],
): boolean {
  const within = ([first, last]: PortPair, port: number) => first <= port && port <= last;
  return [...deployment.rows, ...deployment.probes].some(
    (row) =>
      (guards?.includes(row.near) ?? true) &&
      row.direction === packet.direction &&
      row.protocol === packet.protocol &&
      within(row.ports, packet.destinationPort) &&
      within(row.sourcePorts, packet.sourcePort) &&
      contain(deployment.interfaces[row.near]!, packet.family, packet.near) &&
      contain(farSpans(deployment, row.far, packet.family), packet.family, packet.far),
  );
}

function contain(spans: readonly Span[], family: 4 | 6, address: bigint): boolean {
  return spans.some((s) => s.family === family && s.first <= address && address <= s.last);
}
