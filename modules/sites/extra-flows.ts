// Flows that no document lists and somebody answers for. Never silent: each has an owner, a reason and a last day.
import { formatPortRange, isCalendarDate, readPortRange } from "../flows";
import type { Direction, PortRange } from "../flows";
import { formatPath, nearest, shown } from "../input";
import type { Inspection, Path } from "../input";
import { addressesOf, readPrefixes } from "./address-list";
import type { BoundEnd, BoundFlow, ExtraReason } from "./bound-flow";
import { peerAddresses, shareFamily } from "./role-addresses";
import type { Peer, Roles } from "./role-addresses";
import type { WrittenExtraFlow, WrittenList, WrittenSite } from "./written-site";

/** What holds for an extra flow in every deployment. */
export interface ExtraFlow {
  readonly index: number;
  readonly written: WrittenExtraFlow;
  readonly ports: readonly PortRange[];
  /** Prefixes given in place of a name, read once. */
  readonly listed?: Peer;
}

/** Checks what does not depend on a deployment: ids, ports, dates. Flows with wrong parts are left out. */
export function readExtraFlows(
  site: WrittenSite,
  today: string,
  inspection: Inspection,
): readonly ExtraFlow[] {
  const ids = new Map<string, number>();
  return (site.extraFlows ?? []).flatMap((written, index) => {
    if (written === undefined) return [];
    const path = ["extraFlows", index];
    refuseTakenId(written, index, ids, inspection);
    checkExpiry(written, today, path, inspection);
    checkDeployments(written, site, path, inspection);
    const ports = readPorts(written, path, inspection);
    const listed = readListed(written, path, inspection);
    return ports === undefined || listed === "wrong"
      ? []
      : [{ index, written, ports, ...(listed === undefined ? {} : { listed }) }];
  });
}

/** The extra flow in one deployment: one flow for each port range. Empty if the flow is not for this deployment. */
export function bindExtraFlow(
  extra: ExtraFlow,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): readonly BoundFlow[] {
  const { written, ports, index } = extra;
  const { id, transport, owner, reason, expires, priority } = written;
  if (written.deployments?.includes(deployment) === false) return [];
  const ends = bindEnds(extra, deployment, roles, inspection);
  if (ends === undefined || id === undefined || transport === undefined) return [];
  if (owner === undefined || reason === undefined || expires === undefined) return [];
  if (!shareFamily(ends.near.addresses, ends.far.addresses)) {
    inspection.refuseKey(["extraFlows", index, "from"], {
      message: `the two ends of extra flow \`${id}\` have no IP version in common in deployment \`${deployment}\``,
      allowed: "addresses of at least one IP version at both ends",
      remedy: "give one of the two addresses of the other's version",
    });
    return [];
  }
  const why: ExtraReason = { id, owner, reason, expires };
  return ports.map((range, number) => ({
    id: number === 0 ? `extra-${id}` : `extra-${id}-${number + 1}`,
    transport,
    ports: range,
    ...ends,
    citations: [],
    extra: why,
    ...(priority === undefined ? {} : { priority }),
  }));
}

type Ends = Pick<BoundFlow, "direction" | "near" | "far">;

/** Exactly one end is an interface of this deployment; the direction follows from which. */
function bindEnds(
  { written, index, listed }: ExtraFlow,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): Ends | undefined {
  const { from, to, id = "" } = written;
  if (from === undefined || to === undefined) return undefined;
  const path: Path = ["extraFlows", index];
  const nearTo = interfaceOf(to, roles);
  const nearFrom = interfaceOf(from, roles);
  if ((nearTo === undefined) === (nearFrom === undefined)) {
    refuseEnds(written, path, deployment, roles, inspection);
    return undefined;
  }
  const [near, far, key, direction]: [BoundEnd | undefined, typeof from, string, Direction] =
    nearTo === undefined ? [nearFrom, to, "to", "outbound"] : [nearTo, from, "from", "inbound"];
  const peer = listed ?? (typeof far === "string" ? peerOf(far, roles) : undefined);
  if (near === undefined) return undefined;
  if (peer === undefined) {
    refuseUnknown(String(far), [...path, key], deployment, roles, inspection);
    return undefined;
  }
  const role = typeof far === "string" ? far : `extra-${id}`;
  return { direction, near, far: { role, addresses: peerAddresses(peer, near) } };
}

function interfaceOf(end: string | WrittenList<string>, roles: Roles): BoundEnd | undefined {
  return typeof end === "string" ? roles.interfaces.get(end) : undefined;
}

function peerOf(name: string, roles: Roles): Peer | undefined {
  return name === "any" ? name : roles.peers.get(name);
}

/** Both ends are interfaces, or neither is. An end whose name is known but wrong elsewhere has been reported. */
function refuseEnds(
  { from, to }: WrittenExtraFlow,
  path: Path,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): void {
  const names = [...roles.interfaces.keys()];
  const ends = [
    ["from", from],
    ["to", to],
  ] as const;
  let reported = false;
  for (const [key, end] of ends) {
    if (typeof end !== "string" || end === "any" || roles.interfaces.has(end)) continue;
    if (roles.peers.has(end)) continue;
    reported = true;
    refuseUnknown(end, [...path, key], deployment, roles, inspection);
  }
  if (reported) return;
  const both = ends.every(([, end]) => typeof end === "string" && roles.interfaces.has(end));
  inspection.refuseKey([...path, "from"], {
    message: both
      ? `both ends of the extra flow are interfaces of deployment \`${deployment}\``
      : `neither end of the extra flow is an interface of deployment \`${deployment}\``,
    allowed: `one end of ${names.join(", ")}; the other a peer, \`any\`, or a list of prefixes`,
    remedy: both
      ? "traffic between two interfaces does not pass a gate of the Edge"
      : "name the interface that the flow is for",
  });
}

function refuseUnknown(
  name: string,
  path: Path,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): void {
  const { interfaces, peers } = roles.written;
  if (interfaces === undefined || peers === undefined) return;
  if (interfaces.has(name) || peers.has(name)) return;
  const known = [...interfaces, ...peers];
  const near = nearest(name, known);
  const isAddress = /^[\d.]+(\/\d+)?$|:/.test(name);
  inspection.refuse(path, {
    message: `\`${shown(name)}\` is neither an interface of deployment \`${deployment}\` nor a peer`,
    allowed: `${[...known, "any"].join(", ")}, or a list of prefixes`,
    remedy: isAddress
      ? `write addresses as a list: [${name}]`
      : near === undefined
        ? `add it to \`${formatPath(["deployments", deployment, "interfaces"])}\` or to \`peers\`, or name in \`deployments\` those that the flow is for`
        : `did you mean \`${near}\`?`,
  });
}

function readListed(
  { from, to }: WrittenExtraFlow,
  path: Path,
  inspection: Inspection,
): Peer | undefined | "wrong" {
  const lists = [
    ["from", from],
    ["to", to],
  ] as const;
  const read = lists.flatMap(([key, end]) =>
    typeof end === "object" ? [readPrefixes(end, [...path, key], inspection)] : [],
  );
  if (read.includes(undefined)) return "wrong";
  return read[0] === undefined ? undefined : addressesOf(read[0]);
}

function readPorts(
  { ports, priority }: WrittenExtraFlow,
  path: Path,
  inspection: Inspection,
): readonly PortRange[] | undefined {
  if (ports === undefined) return undefined;
  const at = [...path, "ports"];
  const items = typeof ports === "object" ? ports : [ports];
  const paths = items.map((_, index) => (typeof ports === "object" ? [...at, index] : at));
  const ranges = paths.map((itemPath, index) => readPort(items[index], itemPath, inspection));
  if (!ranges.every((range) => range !== undefined)) return undefined;
  ranges.forEach((range, index) => {
    const earlier = ranges.slice(0, index).find((other) => meet(range, other));
    if (earlier === undefined) return;
    inspection.refuse(paths[index] ?? at, {
      message: `ports ${formatPortRange(range)} and ${formatPortRange(earlier)} of the same flow overlap`,
      remedy: "write each port once",
    });
  });
  if (priority !== undefined && ranges.length > 1)
    inspection.refuse([...path, "priority"], {
      message: `one priority cannot stand for ${ranges.length} rules`,
      remedy: "make each port range a flow of its own, or leave `priority` out",
    });
  return ranges;
}

function readPort(
  port: number | string | undefined,
  path: Path,
  inspection: Inspection,
): PortRange | undefined {
  if (port === undefined) return undefined;
  const range = readPortRange(inspection.document.textOf(path) ?? String(port));
  if ("first" in range) return range;
  inspection.refuse(path, { ...range, message: `\`${formatPath(path)}\` ${range.message}` });
  return undefined;
}

function meet(a: PortRange, b: PortRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function refuseTakenId(
  { id, ports }: WrittenExtraFlow,
  index: number,
  ids: Map<string, number>,
  inspection: Inspection,
): void {
  if (id === undefined) return;
  const count = typeof ports === "object" ? ports.length : 1;
  for (let number = 1; number <= count; number += 1) {
    const name = number === 1 ? id : `${id}-${number}`;
    const first = ids.get(name);
    ids.set(name, first ?? index);
    if (first === undefined || first === index) continue;
    inspection.refuse(["extraFlows", index, "id"], {
      message: `the name \`extra-${name}\` is taken by extra flow number ${first + 1}`,
      allowed:
        "an id that no other extra flow has; the further port ranges of a flow take `-2`, `-3`… after its id",
      remedy: "rename one of the two",
    });
    return;
  }
}

function checkExpiry(
  { id = "", expires }: WrittenExtraFlow,
  today: string,
  path: Path,
  inspection: Inspection,
): void {
  if (expires === undefined) return;
  const at = [...path, "expires"];
  if (!isCalendarDate(expires))
    inspection.refuse(at, {
      message: "`expires` is not a day of the calendar",
      allowed: "a date such as 2027-03-31",
      remedy: "write year, month and day, with hyphens",
    });
  else if (expires < today)
    inspection.refuse(at, {
      message: `extra flow \`${id}\` has expired`,
      allowed: `${today} or later`,
      remedy: "remove the flow, or have its owner extend it",
    });
}

function checkDeployments(
  { deployments }: WrittenExtraFlow,
  site: WrittenSite,
  path: Path,
  inspection: Inspection,
): void {
  const known = Object.keys(site.deployments ?? {});
  (deployments ?? []).forEach((name, index) => {
    if (name === undefined || site.deployments === undefined || known.includes(name)) return;
    const near = nearest(name, known);
    inspection.refuse([...path, "deployments", index], {
      message: `there is no deployment \`${shown(name)}\``,
      allowed: known.join(", "),
      remedy: near === undefined ? "remove it" : `did you mean \`${near}\`?`,
    });
  });
}
