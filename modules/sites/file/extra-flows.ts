// Flows that no document lists and somebody answers for. Never silent: each has an owner, a reason and a last day.
import type { PortRange } from "../../flows";
import { nearest, shown } from "../../input";
import type { Inspection, Path } from "../../input";
import { addressesOf, readPrefixes } from "./address-list";
import { checkExpiry } from "./expiry";
import { readPorts, readSourcePorts, reportPortsOfPortless } from "./extra-ports";
import type { Peer } from "./role-addresses";
import type { WrittenExtraFlow, WrittenFlowEnd, WrittenList, WrittenSite } from "./written-site";

/** What holds for an extra flow in every deployment. */
export interface ExtraFlow {
  readonly index: number;
  readonly written: WrittenExtraFlow;
  /** None for a protocol that has no ports. */
  readonly ports: readonly PortRange[];
  /** The initiator's ports, where the flow restricts them. */
  readonly sourcePorts?: PortRange;
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
    reportTakenId(written, index, ids, inspection);
    const { id = "", expires } = written;
    checkExpiry(
      { expires, what: `extra flow \`${id}\``, short: "the flow" },
      today,
      path,
      inspection,
    );
    checkDeployments(written, site, path, inspection);
    if (reportPortsOfPortless(written, path, inspection)) return [];
    const ports = written.ports === undefined ? [] : readPorts(written, path, inspection);
    const sourcePorts = readSourcePorts(written, path, inspection);
    const listed = readListed(written, path, inspection);
    if (ports === undefined || sourcePorts === "wrong" || listed === "wrong") return [];
    return [
      {
        index,
        written,
        ports,
        ...(sourcePorts === undefined ? {} : { sourcePorts }),
        ...(listed === undefined ? {} : { listed }),
      },
    ];
  });
}

/** The prefixes that stand in place of a name, if they do. */
export function readListed(
  { from, to }: Pick<WrittenExtraFlow, "from" | "to">,
  path: Path,
  inspection: Inspection,
): Peer | undefined | "wrong" {
  const lists = [
    ["from", from],
    ["to", to],
  ] as const;
  const read = lists.flatMap(([key, end]) =>
    isListed(end) ? [readPrefixes(end, [...path, key], inspection)] : [],
  );
  if (read.includes(undefined)) return "wrong";
  return read[0] === undefined ? undefined : addressesOf(read[0]);
}

function isListed(end: WrittenFlowEnd | undefined): end is WrittenList<string> {
  return Array.isArray(end);
}

/** The service tag that an extra flow names, and at which end; that of `to` where both ends name one. */
export function tagOf({ from, to }: Pick<WrittenExtraFlow, "from" | "to">): TagAtEnd | undefined {
  const ends = [
    ["to", to],
    ["from", from],
  ] as const;
  return ends
    .flatMap(([key, end]) => {
      const name = tagNameOf(end);
      return name === undefined ? [] : [{ key, name }];
    })
    .at(0);
}

/** The service tag that an end is. */
export function tagNameOf(end: WrittenFlowEnd | undefined): string | undefined {
  return typeof end === "object" && "serviceTag" in end ? end.serviceTag : undefined;
}

/** Where an extra flow names a service tag. */
export interface TagAtEnd {
  readonly key: "from" | "to";
  readonly name: string;
}

function reportTakenId(
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
    inspection.reportError(["extraFlows", index, "id"], {
      message: `the name \`extra-${name}\` is taken by extra flow number ${first + 1}`,
      allowed:
        "an id that no other extra flow has; the further port ranges of a flow take `-2`, `-3`… after its id",
      remedy: "rename one of the two",
    });
    return;
  }
}

/** Refuses names of deployments that the site does not have. */
export function checkDeployments(
  { deployments }: Pick<WrittenExtraFlow, "deployments">,
  site: WrittenSite,
  path: Path,
  inspection: Inspection,
): void {
  const known = Object.keys(site.deployments ?? {});
  (deployments ?? []).forEach((name, index) => {
    if (name === undefined || site.deployments === undefined || known.includes(name)) return;
    const near = nearest(name, known);
    inspection.reportError([...path, "deployments", index], {
      message: `there is no deployment \`${shown(name)}\``,
      allowed: known.join(", "),
      remedy: near === undefined ? "remove it" : `did you mean \`${near}\`?`,
    });
  });
}
