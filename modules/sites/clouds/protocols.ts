// Extra flows of protocols that a cloud's rules cannot match exactly. A rule for more than the flow would open what nobody
// asked for, so that is an error.
import type { Inspection } from "../../input";
import type { ExtraFlow } from "../file/extra-flows";
import type { FlowProtocol } from "../flow-protocol";

/** What Azure's security rules match. Its `Icmp` is sure for IPv4 only. */
export const AZURE_PROTOCOLS: readonly FlowProtocol[] = ["tcp", "udp", "icmp", "esp", "ah", "any"];

/** Reports extra flows of an Azure deployment whose protocol its rules do not have. */
export function reportAzureProtocols(
  deployment: string,
  extras: readonly ExtraFlow[],
  inspection: Inspection,
): void {
  for (const { index, written } of extras) {
    const { id = "", transport } = written;
    if (transport === undefined || AZURE_PROTOCOLS.includes(transport)) continue;
    inspection.reportError(["extraFlows", index, "transport"], {
      message: `extra flow \`${id}\` is of ${transport} in Azure deployment \`${deployment}\`, and Azure's security rules cannot match ${transport} ${transport === "icmpv6" ? "for sure" : "alone"}`,
      allowed: AZURE_PROTOCOLS.join(", "),
      remedy:
        "choose one of these, or name the Google deployments that the flow is for under `deployments`",
    });
  }
}
