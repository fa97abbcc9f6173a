// Peers that a site says it has not, and how far it narrows "Any (can be defined as …)": never silently.
import { withoutGoogle } from "../one-cloud";
import { advice, bound, deploymentOf, edited, flowIds, problemsOf, SOUND } from "../site-text";

const INTERNAL = withoutGoogle(
  edited(
    "clients: any\n",
    `clients: any
  front-ends: [10.20.0.0/28]
  directors: none
  branch-appliances: [10.30.0.0/24]
  internal-networks: [10.0.0.0/8]
  cms-front-ends: [10.20.0.4]
  logging-controllers: any
`,
    edited("av: [10.45.16.30]", "internal: [10.46.16.10]"),
  ),
).replace("lync2013-pic", "lync2013-single-nat-internal");

test("rows for several peers are bound to the rest, and each says so", () => {
  expect(flowIds(INTERNAL).filter((id) => id.includes("directors"))).toEqual([]);
  expect(flowIds(INTERNAL)).toContain("in-internal-tcp-5061-front-ends");
  expect(advice(INTERNAL, "narrowed")).toContain(
    "row 2 of lync2013-single-nat-internal is for `directors`, `front-ends`; the site has no `directors`, so it is bound to `front-ends` alone",
  );
  expect(deploymentOf(bound(INTERNAL)).selectedRows).toBe(11);
});

test("a row whose only peer is absent is left out, and the report says so", () => {
  const text = edited("live-messenger-clients: any", "live-messenger-clients: none");
  expect(flowIds(text)).toHaveLength(3);
  expect(advice(text, "excluded-row")).toEqual(
    [4, 5, 6].map(
      (row) =>
        `row ${row} of lync2013-pic is left out: the site has no \`live-messenger-clients\` (\`none\` under \`peers\`)`,
    ),
  );
});

test("a deployment may lack a peer that the site has, and have one that it lacks", () => {
  const peers = "    cloud: azure\n    peers: { clients: none }\n";
  expect(flowIds(edited("    cloud: azure\n", peers))).not.toContain("in-access-tcp-443-clients");
  const other = edited("  clients: any", "  clients: none").replace(
    "    cloud: azure\n",
    "    cloud: azure\n    peers: { clients: any }\n",
  );
  expect(flowIds(other)).toContain("in-access-tcp-443-clients");
  expect(flowIds(other, "google-one")).not.toContain("in-access-tcp-443-clients");
});

test("both readings of Any: narrowed to the addresses given, or left at any", () => {
  const words = advice(INTERNAL, "narrowed");
  expect(words).toContain(
    "row 1 of lync2013-single-nat-internal prints `Any`, which can be defined as Standard Edition server IP, pool IP address running the XMPP Gateway service; the site narrows it to the addresses of `front-ends`",
  );
  const wide = INTERNAL.replace("front-ends: [10.20.0.0/28]", "front-ends: any");
  expect(advice(wide, "narrowed")).toContain(
    "row 1 of lync2013-single-nat-internal prints `Any`, which can be defined as Standard Edition server IP, pool IP address running the XMPP Gateway service; the site leaves it at any (`front-ends`)",
  );
});

test("what is odd about a row as printed is told", () => {
  const text = withoutGoogle(
    edited("clients: any\n", "clients: any\n  federated-partners: any\n"),
  ).replace("lync2013-pic", "lync2013-single-nat-federation");
  expect(advice(text, "anomaly")).toEqual([
    "row 1 of lync2013-single-nat-federation is odd as printed: outbound only; external table of the same page also has inbound 5061; prints a public address on pages about NAT",
  ]);
});

test("an extra flow cannot be from a peer that the site has not", () => {
  const text = `${SOUND.replace("  clients: any", "  clients: none")}extraFlows:
  - { id: x, transport: tcp, ports: 1, from: clients, to: access, owner: o, reason: r, expires: 2027-01-01 }
`;
  expect(problemsOf(text)).toEqual(
    ["azure-one", "google-one"].map(
      (name) =>
        `edge.yaml:22:46: deployment \`${name}\` has no \`clients\`: it is \`none\` under \`peers\`; got clients; allowed: a peer with addresses, \`any\`, or a list of prefixes; give the peer its addresses, or remove what needs it`,
    ),
  );
});

test("an interface cannot be absent", () => {
  expect(problemsOf(edited("access: [10.45.16.10]", "access: none"))).toHaveLength(1);
});
