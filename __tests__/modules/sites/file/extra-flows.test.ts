// Extra flows: who starts them follows from the end that is an interface; each port range is a flow; none is silent.
import { advice, bound, deploymentOf, edited, flowOf, SOUND } from "../site-text";
import { everyAddress } from "../../../../modules/sites/file/address-list";

const RDP =
  "id: rdp, transport: tcp, ports: 3389, from: [10.45.99.0/26], to: access, owner: netops, reason: bastion, expires: 2027-03-31";

function withExtra(flow: string): string {
  return `${SOUND}extraFlows:\n  - { ${flow} }\n`;
}

function extras(text: string, name = "azure-one") {
  return deploymentOf(bound(text), name).flows.slice(6);
}

test("a flow to an interface is inbound, from the prefixes listed", () => {
  expect(extras(withExtra(RDP))).toEqual([
    {
      id: "extra-rdp",
      direction: "inbound",
      transport: "tcp",
      ports: { first: 3389, last: 3389 },
      near: {
        role: "access",
        addresses: [{ family: 4, ranges: [{ first: 0x0a2d100an, last: 0x0a2d100an }] }],
      },
      far: {
        role: "extra-rdp",
        addresses: [{ family: 4, ranges: [{ first: 0x0a2d6300n, last: 0x0a2d633fn }] }],
      },
      citations: [],
      extra: { id: "rdp", owner: "netops", reason: "bastion", expires: "2027-03-31" },
    },
  ]);
});

test("a flow from an interface is outbound", () => {
  const text = withExtra(
    edited("from: [10.45.99.0/26], to: access", "from: av, to: [10.45.99.0/26]", RDP),
  );
  expect(extras(text)).toMatchObject([{ direction: "outbound", near: { role: "av" } }]);
});

test("the other end may be a peer, or any", () => {
  const peer = withExtra(edited("[10.45.99.0/26]", "public-im-partners", RDP));
  expect(extras(peer)[0]!.far).toEqual(flowOf(SOUND, "in-access-tcp-5061-public-im-partners").far);
  const any = withExtra(edited("[10.45.99.0/26]", "any", RDP));
  expect(extras(any)[0]!.far).toEqual({ role: "any", addresses: everyAddress([4]) });
});

test("each port range is a flow with a stable name", () => {
  const text = withExtra(edited("3389", '[3389, "5985-5986", 22]', RDP));
  expect(extras(text).map(({ id, ports }) => [id, ports.first, ports.last])).toEqual([
    ["extra-rdp", 3389, 3389],
    ["extra-rdp-2", 5985, 5986],
    ["extra-rdp-3", 22, 22],
  ]);
});

test("a priority that the site chose goes with the flow", () => {
  expect(extras(withExtra(`${RDP}, priority: 3000`))[0]!.priority).toBe(3000);
});

test("a flow may be for some deployments only", () => {
  const text = withExtra(`${RDP}, deployments: [google-one]`);
  expect(extras(text)).toEqual([]);
  expect(extras(text, "google-one")).toHaveLength(1);
});

test.each([
  ["2026-01-31", "today: the last day counts", 1],
  ["2026-03-02", "in 30 days", 1],
  ["2026-03-03", "later", 0],
])("a flow that expires on %s (%s) has %i advisories", (expires, _, count) => {
  const text = withExtra(edited("2027-03-31", expires, RDP));
  expect(extras(text)).toHaveLength(1);
  expect(advice(text, "expires-soon")).toHaveLength(count);
});

test("a flow that a documented one covers is reported as needless", () => {
  const text = withExtra(edited("3389", "443", RDP));
  expect(advice(text, "note")).toEqual([
    "flow extra-rdp opens nothing that in-access-tcp-443-clients does not open already",
  ]);
});
