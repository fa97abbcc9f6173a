// The two ends of something that a person wrote into the site file: exactly one is an interface of the deployment, and who
// starts follows from which.
import { formatPath, nearest, shown } from "../../input";
import type { Direction } from "../../flows";
import type { Inspection, Path } from "../../input";
import type { BoundEnd, BoundFlow } from "../bound-flow";
import { isKnownTag } from "../clouds/service-tags";
import { tagNameOf } from "../file/extra-flows";
import { peerAddresses } from "../file/role-addresses";
import type { Peer, Roles } from "../file/role-addresses";
import type { StatedContents } from "../site";
import type { WrittenFlowEnd } from "../file/written-site";

/** Two written ends, as an extra flow or an expectation has them. */
export interface WrittenEnds {
  readonly from: WrittenFlowEnd | undefined;
  readonly to: WrittenFlowEnd | undefined;
  /** Prefixes given in place of a name, read already. */
  readonly listed: Peer | undefined;
  /** Where the two stand in the site file. */
  readonly path: Path;
  /** What they are the ends of: `the extra flow`. */
  readonly of: string;
  /** What an end of listed prefixes is called. */
  readonly listName: string;
  /** Where an end may be a service tag: those whose contents the deployment states. */
  readonly tags?: StatedContents;
}

export type Ends = Pick<BoundFlow, "direction" | "near" | "far">;

/** Exactly one end is an interface of this deployment; the direction follows from which. */
export function bindEnds(
  written: WrittenEnds,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): Ends | undefined {
  const { from, to, listed, path, listName } = written;
  if (from === undefined || to === undefined) return undefined;
  const nearTo = interfaceOf(to, roles);
  const nearFrom = interfaceOf(from, roles);
  if ((nearTo === undefined) === (nearFrom === undefined)) {
    reportEnds(written, deployment, roles, inspection);
    return undefined;
  }
  const [near, far, key, direction]: [BoundEnd | undefined, typeof from, string, Direction] =
    nearTo === undefined ? [nearFrom, to, "to", "outbound"] : [nearTo, from, "from", "inbound"];
  if (near === undefined) return undefined;
  const tag = tagNameOf(far);
  if (tag !== undefined) return { direction, near, far: tagEnd(tag, near, written.tags) };
  const peer = listed ?? (typeof far === "string" ? peerOf(far, roles) : undefined);
  if (peer === undefined) {
    if (typeof far === "string")
      reportUnknown(written, far, [...path, key], deployment, roles, inspection);
    return undefined;
  }
  const role = typeof far === "string" ? far : listName;
  return { direction, near, far: { role, addresses: peerAddresses(peer, near) } };
}

/** What the site states that a tag holds; else it may hold any address. */
function tagEnd(name: string, near: BoundEnd, stated: StatedContents | undefined): BoundEnd {
  const contents = stated?.get(name);
  return {
    role: name,
    addresses: contents ?? peerAddresses("any", near),
    serviceTag: { name, stated: contents !== undefined },
  };
}

function interfaceOf(end: WrittenFlowEnd, roles: Roles): BoundEnd | undefined {
  return typeof end === "string" ? roles.interfaces.get(end) : undefined;
}

function peerOf(name: string, roles: Roles): Peer | undefined {
  return name === "any" ? name : roles.peers.get(name);
}

/** Both ends are interfaces, or neither is. An end whose name is known but wrong elsewhere has been reported. */
function reportEnds(
  written: WrittenEnds,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): void {
  const { from, to, path, of } = written;
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
    reportUnknown(written, end, [...path, key], deployment, roles, inspection);
  }
  if (reported) return;
  const both = ends.every(([, end]) => typeof end === "string" && roles.interfaces.has(end));
  inspection.reportErrorAtKey([...path, "from"], {
    message: both
      ? `both ends of ${of} are interfaces of deployment \`${deployment}\``
      : `neither end of ${of} is an interface of deployment \`${deployment}\``,
    allowed: `one end of ${names.join(", ")}; the other a peer, \`any\`, or a list of prefixes`,
    remedy: both
      ? "traffic between two interfaces does not pass a gate of the Edge"
      : "name the interface that the flow is for",
  });
}

function reportUnknown(
  { tags }: WrittenEnds,
  name: string,
  path: Path,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): void {
  if (roles.absent.has(name)) {
    inspection.reportError(path, {
      message: `deployment \`${deployment}\` has no \`${name}\`: it is \`none\` under \`peers\``,
      allowed: "a peer with addresses, `any`, or a list of prefixes",
      remedy: "give the peer its addresses, or remove what needs it",
    });
    return;
  }
  const { interfaces, peers } = roles.written;
  if (interfaces === undefined || peers === undefined) return;
  if (interfaces.has(name) || peers.has(name)) return;
  const known = [...interfaces, ...peers];
  const near = nearest(name, known);
  const isAddress = /^[\d.]+(\/\d+)?$|:/.test(name);
  inspection.reportError(path, {
    message: `\`${shown(name)}\` is neither an interface of deployment \`${deployment}\` nor a peer`,
    allowed: `${[...known, "any"].join(", ")}, or a list of prefixes`,
    remedy: isAddress
      ? `write addresses as a list: [${name}]`
      : tags !== undefined && isKnownTag(name)
        ? `write a service tag as a mapping: { serviceTag: ${name} }`
        : near === undefined
          ? `add it to \`${formatPath(["deployments", deployment, "interfaces"])}\` or to \`peers\`, or name in \`deployments\` those that the flow is for`
          : `did you mean \`${near}\`?`,
  });
}
