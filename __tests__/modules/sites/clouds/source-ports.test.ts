// Rows and extra flows that restrict source ports: what is bound, and where it cannot be.
import { withoutGoogle } from "../one-cloud";
import { bound, deploymentOf, edited, flowIds, flowOf, problemsOf, SOUND } from "../site-text";

const RULES = "lync2013-external-av-source-and-destination-rules";
const AV = edited("clients: any\n", "clients: any\n  av-peers: any\n").replace(
  "lync2013-pic",
  RULES,
);
const AZURE_AV = withoutGoogle(AV);

test("the range is the source of one row and the ports of its flow are the destination's", () => {
  expect(flowIds(AZURE_AV)).toEqual([
    "out-av-tcp-from-50000-59999-to-443-av-peers",
    "out-av-udp-from-3478-to-3478-av-peers",
    "in-av-tcp-443-av-peers",
    "in-av-udp-3478-av-peers",
  ]);
  const flow = flowOf(AZURE_AV, "out-av-tcp-from-50000-59999-to-443-av-peers");
  expect([flow.sourcePorts, flow.ports]).toEqual([
    { first: 50000, last: 59999 },
    { first: 443, last: 443 },
  ]);
});

test("a flow from some source ports and one from any are two flows; the same rows of two tables are one", () => {
  const both = AZURE_AV.replace(RULES, `${RULES}, lync2013-external-av-destination-rules`);
  const { flows, selectedRows } = deploymentOf(bound(both));
  expect(flows.map(({ id }) => id)).toEqual([
    "out-av-tcp-from-50000-59999-to-443-av-peers",
    "out-av-udp-from-3478-to-3478-av-peers",
    "in-av-tcp-443-av-peers",
    "in-av-udp-3478-av-peers",
    "out-av-tcp-443-av-peers",
    "out-av-udp-3478-av-peers",
  ]);
  expect(selectedRows).toBe(8);
});

test("Google: the rows are refused where the document is named, with the table to select instead", () => {
  expect(problemsOf(AV)).toEqual([
    `edge.yaml:2:13: row 1 (\`TCP 443\`, source ports 50000-59999) and row 2 (\`UDP 3478\`, source ports 3478) of ${RULES} restrict source ports in Google deployment \`google-one\`: Google VPC firewall rules cannot match source ports, and without them the flow would be open from all; got ${RULES}; allowed: documents whose rows are from any source port; select \`lync2013-external-av-destination-rules\` instead, which has no source ports; or give the Azure deployments that need it a list of \`documents\` of their own`,
  ]);
});

const EXTRA = (more: string): string =>
  `${SOUND}extraFlows:\n  - { id: relay, transport: tcp, ports: 443, sourcePorts: 50000-59999, from: av, to: any, owner: o, reason: r, expires: 2027-01-01${more} }\n`;

test("an extra flow may restrict source ports in Azure", () => {
  expect(flowOf(EXTRA(", deployments: [azure-one]"), "extra-relay").sourcePorts).toEqual({
    first: 50000,
    last: 59999,
  });
});

test.each([
  [
    "Google",
    EXTRA(""),
    "edge.yaml:22:59: extra flow `relay` restricts source ports in Google deployment `google-one`: Google VPC firewall rules cannot match source ports, and without them the flow would be open from all; got 50000-59999; leave `sourcePorts` out, or name the Azure deployments that it is for under `deployments`",
  ],
  [
    "a reversed range",
    EXTRA(", deployments: [azure-one]").replace("50000-59999", "59999-50000"),
    "edge.yaml:22:59: `extraFlows[0].sourcePorts` is reversed; got 59999-50000; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 50000-59999",
  ],
])("source ports of an extra flow: %s", (_, text, problem) => {
  expect(problemsOf(text)).toEqual([problem]);
});
