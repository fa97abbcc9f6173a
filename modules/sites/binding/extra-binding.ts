// An extra flow in one deployment: who starts it follows from the end that is an interface there.
import type { Inspection } from "../../input";
import type { Family } from "../../packets";
import type { BoundEnd, BoundFlow, ExtraReason } from "../bound-flow";
import { familiesOfProtocol, matchesPorts } from "../flow-protocol";
import type { ExtraFlow } from "../file/extra-flows";
import { bindEnds } from "./flow-ends";
import type { StatedContents } from "../site";
import { shareFamily } from "../file/role-addresses";
import type { Roles } from "../file/role-addresses";

/** The extra flow in one deployment: one flow for each port range. Empty if the flow is not for this deployment. */
export function bindExtraFlow(
  extra: ExtraFlow,
  deployment: string,
  roles: Roles,
  statedTags: StatedContents | undefined,
  inspection: Inspection,
): readonly BoundFlow[] {
  const { written, ports, sourcePorts, index } = extra;
  const { id, transport, owner, reason, ticket, expires, priority } = written;
  if (written.deployments?.includes(deployment) === false) return [];
  const { from, to } = written;
  const path = ["extraFlows", index];
  const listName = `extra-${id ?? ""}`;
  const ends = bindEnds(
    {
      from,
      to,
      listed: extra.listed,
      path,
      of: "the extra flow",
      listName,
      tags: statedTags ?? new Map(),
    },
    deployment,
    roles,
    inspection,
  );
  if (ends === undefined || id === undefined || transport === undefined) return [];
  if (owner === undefined || reason === undefined || expires === undefined) return [];
  const families = familiesOfProtocol(transport);
  const [near, far] = [inFamilies(ends.near, families), inFamilies(ends.far, families)];
  if (!shareFamily(near.addresses, far.addresses)) {
    const [only, other] = families;
    const version = only === undefined || other !== undefined ? "" : `IPv${only}`;
    inspection.reportErrorAtKey(["extraFlows", index, "from"], {
      message:
        version === ""
          ? `the two ends of extra flow \`${id}\` have no IP version in common in deployment \`${deployment}\``
          : `extra flow \`${id}\` is of ${transport}, which is of ${version}, and not both ends have ${version} addresses in deployment \`${deployment}\``,
      allowed: `addresses of ${version === "" ? "at least one IP version" : version} at both ends`,
      remedy:
        version === ""
          ? "give one of the two addresses of the other's version"
          : "give both such addresses, or write `icmp` for IPv4 and `icmpv6` for IPv6",
    });
    return [];
  }
  const why: ExtraReason = { id, owner, reason, ...(ticket !== undefined && { ticket }), expires };
  const ranges = matchesPorts(transport) ? ports : [undefined];
  return ranges.map((range, number) => ({
    id: number === 0 ? `extra-${id}` : `extra-${id}-${number + 1}`,
    transport,
    ...(range === undefined ? {} : { ports: range }),
    ...(sourcePorts === undefined ? {} : { sourcePorts }),
    direction: ends.direction,
    near,
    far,
    citations: [],
    extra: why,
    ...(priority === undefined ? {} : { priority }),
  }));
}

function inFamilies(end: BoundEnd, families: readonly Family[]): BoundEnd {
  return { ...end, addresses: end.addresses.filter(({ family }) => families.includes(family)) };
}
