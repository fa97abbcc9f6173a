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
  { ruleUses: true },
);

/** A finding of each kind, in the order missing, excess, unsupported, unproven. */
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
  { ruleUses: true },
);

/** Refuted but for one finding, that somebody answers for. */
export const SUPPRESSED: DeploymentVerdict = {
  ...EVERY_KIND,
  deployment: "reviewed",
  findings: EVERY_KIND.findings.map((finding, index) =>
    index === 1
      ? {
          ...finding,
          suppressed: {
            finding: finding.fingerprint ?? "",
            owner: "netops",
            reason: "the bastion is moved in spring",
            expires: "2027-03-31",
            place: { file: "edge.yaml", line: 40 },
          },
        }
      : finding,
  ),
};

/** What a hostile file may call things. */
export const HOSTILE =
  `<script>alert(1)</script>"'&]]>--%0A::error::x|\`@team #1 \u202egpj\u0000\ud800 ` +
  "x".repeat(10000);

/** A verdict in which everything that comes from files of others is hostile. */
export const HOSTILE_VERDICT: DeploymentVerdict = {
  ...EVERY_KIND,
  deployment: HOSTILE,
  file: HOSTILE,
  assumptions: [HOSTILE],
  advisories: [{ id: "note", message: HOSTILE }],
  flows: EVERY_KIND.flows.map((flow) => ({
    ...flow,
    near: { ...flow.near, role: HOSTILE },
    citations: flow.citations.map((citation) => ({
      ...citation,
      label: HOSTILE,
      title: HOSTILE,
      section: HOSTILE,
      url: "javascript:alert(1)",
    })),
  })),
  findings: EVERY_KIND.findings.map((finding) => ({
    ...finding,
    message: HOSTILE,
    remedy: HOSTILE,
    gate: HOSTILE,
    address: HOSTILE,
    place: { file: HOSTILE, line: 1, column: 1 },
    construct: { path: HOSTILE, place: { file: HOSTILE, line: 2, column: 3 } },
  })),
};
