// From a deployment to the Terraform JSON that `cdktf synth` would write for it, without a child process; and the few facts
// about the deployment that the plain evaluator needs. The constructs' own check at synth is not run here: the tests ask
// for the verdict themselves.
import { App, Testing } from "cdktf";
import type { TerraformStack } from "cdktf";

import { AzureEdgeStack } from "../../modules/azure";
import { GoogleEdgeStack } from "../../modules/google";
import { parsePrefix, prefixTexts } from "../../modules/packets";
import type { BoundEnd, Deployment } from "../../modules/sites";
import type { PlainFacts } from "./plain-evaluator";
import type { PlainPacket } from "./plain-packets";

const written = new Map<Deployment, string>();

/** The bytes of the deployment's `cdk.tf.json`. */
export function terraformText(deployment: Deployment): string {
  const known = written.get(deployment);
  if (known !== undefined) return known;
  const text = withoutStackTraces(() => {
    const stack = stackOf(deployment);
    stack.prepareStack();
    return JSON.stringify(stack.toTerraform(), null, 2);
  });
  written.set(deployment, text);
  return text;
}

/** The toolkit takes a stack trace for every token, and jest maps each to our sources, which takes longer than the rest. */
function withoutStackTraces<T>(action: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return action();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function stackOf(deployment: Deployment): TerraformStack {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  return deployment.cloud === "azure"
    ? new AzureEdgeStack(app, deployment)
    : new GoogleEdgeStack(app, deployment);
}

export function factsOf(deployment: Deployment): PlainFacts {
  if (deployment.cloud === "google") {
    const { project, networks } = deployment.settings;
    return {
      cloud: "google",
      project,
      networks: networks.map(({ network, targets, interfaces }) => ({
        network,
        tags: "tags" in targets ? targets.tags : [],
        accounts: "serviceAccounts" in targets ? targets.serviceAccounts : [],
        ...(interfaces === undefined ? {} : { guards: interfaces }),
      })),
    };
  }
  const { attach, subnets } = deployment.settings;
  return {
    cloud: "azure",
    points: attach.map((to) => ({
      id: "subnetId" in to ? to.subnetId : to.networkInterfaceId,
      ...(to.interfaces === undefined ? {} : { guards: to.interfaces }),
    })),
    addresses: Object.fromEntries(
      deployment.interfaces.map(({ role, addresses }) => [
        role,
        addresses.flatMap(({ family, ranges }) => prefixTexts(family, ranges)),
      ]),
    ),
    shared: subnets === "shared",
  };
}

/** Whether a packet may pass though no flow asks for it: an allowance of the deployment, such as a load balancer's probe. */
export function isOptional({ allowances = [] }: Deployment): (packet: PlainPacket) => boolean {
  const within = (end: BoundEnd, family: 4 | 6, address: bigint): boolean =>
    end.addresses.some(
      (it) =>
        it.family === family &&
        it.ranges.some(({ first, last }) => first <= address && address <= last),
    );
  return ({ direction, family, near, far, protocol, destinationPort: port }) =>
    allowances.some(
      ({ flow }) =>
        flow.direction === direction &&
        protocol === { tcp: 6, udp: 17 }[flow.transport] &&
        flow.ports.first <= port &&
        port <= flow.ports.last &&
        within(flow.near, family, near) &&
        within(flow.far, family, far),
    );
}

/** `10.45.16.10` as a number, for tests that write packets by hand. */
export function address(text: string): bigint {
  return parsePrefix(text).first;
}
