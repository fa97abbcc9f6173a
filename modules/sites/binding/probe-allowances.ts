// Load-balancer probes that a site asks for, as allowances of one deployment. A probe is a TCP connection on every
// balancer that is supported here.
import { formatPortRange } from "../../flows";
import type { PortRange } from "../../flows";
import { nearest, shown } from "../../input";
import type { Inspection, Path } from "../../input";
import { formatRanges } from "../../packets";
import type { BoundEnd, BoundFlow } from "../bound-flow";
import { readPorts } from "../file/extra-ports";
import { CLOUDS } from "../clouds/clouds";
import type { ProbeSource } from "../clouds/probe-sources";
import type { Roles } from "../file/role-addresses";
import type { WrittenDeployment, WrittenProbe } from "../file/written-site";
import type { Allowance } from "../site";

/** The allowances of a deployment, in the order of the file. */
export function readProbes(
  { cloud, settings = {} }: WrittenDeployment,
  roles: Roles,
  path: Path,
  inspection: Inspection,
): readonly Allowance[] {
  const at = [...path, "loadBalancerProbes"];
  const seen = new Map<string, number>();
  return (settings.loadBalancerProbes ?? []).flatMap((probe, index) => {
    if (probe === undefined || cloud === undefined) return [];
    const source = CLOUDS[cloud].probeSource(probe);
    const near = probedInterface(probe, roles, [...at, index], inspection);
    const ports = readPorts(probe, [...at, index], inspection);
    if (source === undefined || near === undefined || ports === undefined) return [];
    return ports.map((range) => {
      const allowance = allowanceFor(near, range, source, probe.priority);
      reportSecond(allowance.flow.id, index, [...at, index], seen, inspection);
      return allowance;
    });
  });
}

function probedInterface(
  { to }: WrittenProbe,
  { interfaces, written }: Roles,
  path: Path,
  inspection: Inspection,
): BoundEnd | undefined {
  const names = written.interfaces;
  if (to === undefined || names === undefined) return undefined;
  if (names.has(to)) return interfaces.get(to);
  const near = nearest(to, [...names]);
  inspection.reportError([...path, "to"], {
    message: `\`${shown(to)}\` is not an interface of the deployment`,
    allowed: [...names].join(", "),
    remedy: near === undefined ? "name the interface that is probed" : `did you mean \`${near}\`?`,
  });
  return undefined;
}

function allowanceFor(
  near: BoundEnd,
  ports: PortRange,
  { name, addresses, citation }: ProbeSource,
  priority: number | undefined,
): Allowance {
  const shared = addresses.filter(({ family }) =>
    near.addresses.some((own) => own.family === family),
  );
  const flow: BoundFlow = {
    id: `probe-${near.role}-tcp-${formatPortRange(ports)}`,
    direction: "inbound",
    transport: "tcp",
    ports,
    near,
    far: { role: "load-balancer-probes", addresses: shared },
    citations: [],
    ...(priority === undefined ? {} : { priority }),
  };
  const from = shared.flatMap(({ family, ranges }) => formatRanges(family, ranges)).join(", ");
  const message = `load balancer probes (${name}) may reach \`${near.role}\` on tcp ${formatPortRange(ports)} from ${from}`;
  return { kind: "load-balancer-probe", flow, message, citation };
}

function reportSecond(
  id: string,
  index: number,
  path: Path,
  seen: Map<string, number>,
  inspection: Inspection,
): void {
  const first = seen.get(id);
  seen.set(id, first ?? index);
  if (first === undefined) return;
  inspection.reportErrorAtKey(path, {
    message: `the same probe is listed as number ${first + 1} already`,
    remedy: "list a port of an interface once",
  });
}
