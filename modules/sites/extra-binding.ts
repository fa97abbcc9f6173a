// An extra flow in one deployment: who starts it follows from the end that is an interface there.
import { formatPath, nearest, shown } from "../input";
import type { Direction } from "../flows";
import type { Inspection, Path } from "../input";
import type { BoundEnd, BoundFlow, ExtraReason } from "./bound-flow";
import type { ExtraFlow } from "./extra-flows";
import { peerAddresses, shareFamily } from "./role-addresses";
import type { Peer, Roles } from "./role-addresses";
import type { WrittenExtraFlow, WrittenList } from "./written-site";

/** The extra flow in one deployment: one flow for each port range. Empty if the flow is not for this deployment. */
export function bindExtraFlow(
  extra: ExtraFlow,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): readonly BoundFlow[] {
  const { written, ports, sourcePorts, index } = extra;
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
    ...(sourcePorts === undefined ? {} : { sourcePorts }),
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
