// An extra flow in one deployment: who starts it follows from the end that is an interface there.
import type { Inspection } from "../../input";
import type { BoundFlow, ExtraReason } from "../bound-flow";
import type { ExtraFlow } from "../file/extra-flows";
import { bindEnds } from "./flow-ends";
import { shareFamily } from "../file/role-addresses";
import type { Roles } from "../file/role-addresses";

/** The extra flow in one deployment: one flow for each port range. Empty if the flow is not for this deployment. */
export function bindExtraFlow(
  extra: ExtraFlow,
  deployment: string,
  roles: Roles,
  inspection: Inspection,
): readonly BoundFlow[] {
  const { written, ports, sourcePorts, index } = extra;
  const { id, transport, owner, reason, ticket, expires, priority } = written;
  if (written.deployments?.includes(deployment) === false) return [];
  const { from, to } = written;
  const path = ["extraFlows", index];
  const listName = `extra-${id ?? ""}`;
  const ends = bindEnds(
    { from, to, listed: extra.listed, path, of: "the extra flow", listName },
    deployment,
    roles,
    inspection,
  );
  if (ends === undefined || id === undefined || transport === undefined) return [];
  if (owner === undefined || reason === undefined || expires === undefined) return [];
  if (!shareFamily(ends.near.addresses, ends.far.addresses)) {
    inspection.reportErrorAtKey(["extraFlows", index, "from"], {
      message: `the two ends of extra flow \`${id}\` have no IP version in common in deployment \`${deployment}\``,
      allowed: "addresses of at least one IP version at both ends",
      remedy: "give one of the two addresses of the other's version",
    });
    return [];
  }
  const why: ExtraReason = { id, owner, reason, ...(ticket !== undefined && { ticket }), expires };
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
