// Pools of several members: every member's address is bound, and members reach one another at their public A/V addresses.
import { formatRanges } from "../../../../modules/packets";
import { withoutGoogle } from "../one-cloud";
import { advice, edited, flowOf, problemsOf } from "../site-text";

const POOL = withoutGoogle(
  edited(
    "clients: any\n",
    "clients: any\n  av-peers: [203.0.113.0/24]\n",
    edited("[10.45.16.30]", "[10.45.16.30, 10.45.16.31]"),
  ),
).replace("lync2013-pic", "lync2013-external-av-destination-rules");
const NAT = POOL.replace(
  "    cloud: azure\n",
  "    cloud: azure\n    avPublicAddresses: [131.107.155.30, 131.107.155.31]\n",
);
const peersOf = (text: string): readonly string[] =>
  flowOf(text, "out-av-udp-3478-av-peers").far.addresses.flatMap(({ family, ranges }) =>
    formatRanges(family, ranges),
  );

test("every member is a near end of the A/V rows", () => {
  const { near } = flowOf(POOL, "in-av-tcp-443-av-peers");
  expect(near.addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges))).toEqual([
    "10.45.16.30/31",
  ]);
});

test("the members' public addresses are among the peers, and the report says so", () => {
  expect([peersOf(POOL), peersOf(NAT)]).toEqual([
    ["203.0.113.0/24"],
    ["131.107.155.30/31", "203.0.113.0/24"],
  ]);
  expect(advice(NAT, "note")).toContainEqual(
    expect.stringMatching(/^the members of the pool reach one another at .*\(131\.107\.155\.30, /),
  );
});

test.each([
  ["narrowed to others", POOL, true],
  ["any", POOL.replace("av-peers: [203.0.113.0/24]", "av-peers: any"), false],
  ["the members", POOL.replace("av-peers: [203.0.113.0/24]", "av-peers: [10.45.16.30/31]"), false],
  ["one of them", POOL.replace("av-peers: [203.0.113.0/24]", "av-peers: [10.45.16.30]"), true],
  ["others of a single server", POOL.replace(", 10.45.16.31]", "]"), false],
])("peers that are %s: members that may not reach one another are told", (_, text, told) => {
  const notes = advice(text, "note").filter((it) => it.includes("may not reach one another"));
  expect(notes.length > 0).toBe(told);
});

test("a single server has nobody to reach", () => {
  expect(problemsOf(NAT.replace(", 10.45.16.31]", "]"))).toEqual([
    "edge.yaml:11:5: `avPublicAddresses` is for pools, and interface `av` has one address in this deployment; allowed: an address of the A/V interface for each member of the pool; remove the key, or list the members' addresses under `interfaces`",
  ]);
});

test("host bits in a public address", () => {
  expect(problemsOf(NAT.replace("131.107.155.31]", "131.107.155.31/24]"))).toEqual([
    expect.stringMatching(/^edge\.yaml:11:41: `131\.107\.155\.31\/24` is not a prefix/),
  ]);
});

test("a row from certain source ports that another table opens from all of them opens nothing, and is told", () => {
  const both = POOL.replace(
    "lync2013-external-av-destination-rules",
    "lync2013-external-av-destination-rules, lync2013-external-av-source-and-destination-rules",
  );
  expect(advice(both, "note")).toContain(
    "flow out-av-tcp-from-50000-59999-to-443-av-peers opens nothing that out-av-tcp-443-av-peers does not open already",
  );
});
