// Verdicts with a finding of each kind, for the reports.
import { judge } from "../../policies/proof";
import type { DeploymentVerdict } from "../../policies/proof";
import { ACCESS, ANY, deployment, flow, gate, PARTNERS, reading, rule } from "./hand-made";

const SIP = flow("inbound", "tcp", 5061);
const sip = rule("allow", "sip", {
  from: PARTNERS,
  to: ACCESS,
  protocol: "tcp",
  ports: 5061,
  priority: 100,
});
const rdp = rule("allow", "rdp", {
  from: "0.0.0.0/0",
  to: ACCESS,
  protocol: "tcp",
  ports: 3389,
  priority: 200,
});
const denyAll = rule("deny", "deny-all", { from: ANY, to: ANY, priority: 4096 });
const tag = rule("allow", "sql", {
  from: "0.0.0.0/0",
  to: ACCESS,
  protocol: "udp",
  ports: [1, 9],
  certain: [],
  uncertainty: "the service tag `Sql` stands for addresses that nobody knows here",
});

/** Proven: one inbound flow. */
export const PROVEN: DeploymentVerdict = judge(
  "good.tf.json",
  reading([gate("inbound", [sip, denyAll]), gate("outbound", [denyAll])]),
  deployment([SIP], "good"),
);

/** A finding of each kind, in the order missing, excess, unproven, unsupported. */
export const EVERY_KIND: DeploymentVerdict = judge(
  "bad.tf.json",
  reading([gate("inbound", [tag, rdp, denyAll, sip]), gate("outbound", [denyAll])], {
    unsupported: [
      {
        message: "the type `azapi_resource` is not understood",
        remedy: "remove it",
        address: "azapi_resource.x",
        place: { file: "bad.tf.json", line: 7, column: 5 },
      },
    ],
  }),
  deployment([SIP], "bad"),
);
