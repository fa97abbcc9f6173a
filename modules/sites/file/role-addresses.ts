// Which addresses the roles of one deployment have: its interfaces, and its peers (the site's, unless it has its own).
import type { Inspection, LocatedDocument, Path } from "../../input";
import { addressesOverlap, subtractAddresses } from "../../packets";
import { addressesOf, everyAddress, familiesOf, readPrefixes } from "./address-list";
import type { BoundEnd, FamilyAddresses } from "../bound-flow";
import type { WrittenDeployment, WrittenList, WrittenPeer } from "./written-site";

/** A peer: fixed addresses, or `any` of whatever families the other end has. */
export type Peer = "any" | readonly FamilyAddresses[];

/** A peer as the file has it: `none` for one that the site says it has not, undefined for wrong addresses. */
export type ReadPeer = Peer | "none" | undefined;

/** The roles of a deployment that have addresses. */
export interface Roles {
  readonly interfaces: ReadonlyMap<string, BoundEnd>;
  readonly peers: ReadonlyMap<string, Peer>;
  /** Peers that the site says it has not. */
  readonly absent: ReadonlySet<string>;
  /** Names that the file gives to interfaces and peers, also those whose addresses were wrong and have been reported. */
  readonly written: Readonly<Record<RoleKind, WrittenNames>>;
}

export type RoleKind = "interfaces" | "peers";

/** Undefined when the mapping itself is missing or wrong: then nothing can be said about a name in it. */
export type WrittenNames = ReadonlySet<string> | undefined;

/** Reads a `peers` mapping. */
export function readPeers(
  written: Readonly<Record<string, WrittenPeer>> | undefined,
  path: Path,
  inspection: Inspection,
): ReadonlyMap<string, ReadPeer> {
  const read = (role: string, peer: WrittenPeer): ReadPeer => {
    if (peer === "any" || peer === "none") return peer;
    const prefixes = readPrefixes(peer, [...path, role], inspection);
    return prefixes === undefined ? undefined : addressesOf(prefixes);
  };
  return new Map(Object.entries(written ?? {}).map(([role, peer]) => [role, read(role, peer)]));
}

/** The roles of a deployment, given the peers of the site. */
export function readRoles(
  written: WrittenDeployment,
  sitePeers: ReadonlyMap<string, ReadPeer>,
  path: Path,
  inspection: Inspection,
): Roles {
  const interfaces = readInterfaces(written.interfaces, [...path, "interfaces"], inspection);
  const peers = new Map([
    ...sitePeers,
    ...readPeers(written.peers, [...path, "peers"], inspection),
  ]);
  for (const role of interfaces.keys()) {
    if (peers.has(role)) reportBoth(role, [...path, "interfaces", role], inspection);
  }
  const { document } = inspection;
  const own = namesAt(document, [...path, "peers"]);
  const shared = namesAt(document, ["peers"]);
  return {
    interfaces: definedOnly(interfaces),
    peers: new Map(
      [...definedOnly(peers)].flatMap(([role, it]) => (it === "none" ? [] : [[role, it]])),
    ),
    absent: new Set([...peers].flatMap(([role, it]) => (it === "none" ? [role] : []))),
    written: {
      interfaces: namesAt(document, [...path, "interfaces"]),
      peers: shared === undefined ? undefined : new Set([...shared, ...(own ?? [])]),
    },
  };
}

/** The keys of the mapping at `path`, as the file has them. */
export function namesAt({ value }: LocatedDocument, path: Path): WrittenNames {
  const found = path.reduce<unknown>(
    (at, key) => (isMapping(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
  return isMapping(found) ? new Set(Object.keys(found)) : undefined;
}

/** Whether the file has a mapping here. */
export function isMapping(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readInterfaces(
  written: Readonly<Record<string, WrittenList<string>>> | undefined,
  path: Path,
  inspection: Inspection,
): ReadonlyMap<string, BoundEnd | undefined> {
  const read = (role: string, texts: WrittenList<string>): BoundEnd | undefined => {
    const prefixes = readPrefixes(texts, [...path, role], inspection);
    if (prefixes === undefined) return undefined;
    const whole = prefixes.findIndex(({ length }) => length === 0);
    if (whole < 0) return { role, addresses: addressesOf(prefixes) };
    inspection.reportError([...path, role, whole], {
      message: "an interface cannot have every address there is",
      allowed: "the addresses of the Edge machines",
      remedy: "write the private addresses that the cloud firewall sees",
    });
    return undefined;
  };
  return new Map(Object.entries(written ?? {}).map(([role, texts]) => [role, read(role, texts)]));
}

function definedOnly<T>(map: ReadonlyMap<string, T | undefined>): ReadonlyMap<string, T> {
  return new Map([...map].flatMap(([role, value]) => (value === undefined ? [] : [[role, value]])));
}

function reportBoth(role: string, path: Path, inspection: Inspection): void {
  inspection.reportErrorAtKey(path, {
    message: `\`${role}\` is the name of an interface and of a peer`,
    got: role,
    remedy: "rename one of the two",
  });
}

/** The addresses of a peer as the far end of a flow. */
export function peerAddresses(peer: Peer, near: BoundEnd): readonly FamilyAddresses[] {
  return peer === "any" ? everyAddress(familiesOf(near.addresses)) : peer;
}

/** Whether the two have a family in common; otherwise no packet can pass between them. */
export function shareFamily(a: readonly FamilyAddresses[], b: readonly FamilyAddresses[]): boolean {
  return a.some(({ family }) => familiesOf(b).includes(family));
}

/** Whether some address is in both. */
export function overlap(a: readonly FamilyAddresses[], b: readonly FamilyAddresses[]): boolean {
  return a.some((left) =>
    b.some((right) => left.family === right.family && addressesOverlap(left.ranges, right.ranges)),
  );
}

/** Whether every address of the second is in the first. */
export function holds(
  outer: readonly FamilyAddresses[],
  inner: readonly FamilyAddresses[],
): boolean {
  return inner.every(({ family, ranges }) => {
    const same = outer.find((other) => other.family === family)?.ranges ?? [];
    return subtractAddresses(ranges, same).length === 0;
  });
}
