// From a deployment to the Terraform JSON that `cdktf synth` would write for it, without a child process; and the few facts
// about the deployment that the plain evaluator needs. The constructs' own check at synth is not run here: the tests ask
// for the verdict themselves.
import { parsePrefix, prefixTexts } from "../../modules/packets";
import type { BoundEnd, Deployment } from "../../modules/sites";
import { oncePerRun } from "../process/once-per-run";
import type { PlainFacts } from "../oracle/plain-evaluator";
import type { PlainPacket } from "../oracle/plain-packets";
import type * as SynthesizedStack from "./synthesized-stack";

const written = new Map<Deployment, string>();

/** The bytes of the deployment's `cdk.tf.json`. */
export function terraformText(deployment: Deployment): string {
  const known = written.get(deployment);
  if (known !== undefined) return known;
  const text = oncePerRun(deployment, () => {
    // The toolkit takes half a second to load: only the first test file that asks for a deployment loads it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only when it is needed
    const stack = require("./synthesized-stack") as typeof SynthesizedStack;
    return stack.synthesizedText(deployment);
  });
  written.set(deployment, text);
  return text;
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
        flow.transport === "tcp" &&
        protocol === 6 &&
        flow.ports !== undefined &&
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
