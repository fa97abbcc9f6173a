// Documents that contradict each other: refused under the reading under which they do, with rows and a way out.
import { withoutGoogle } from "../one-cloud";
import { advice, bound, deploymentOf, edited, problemsOf } from "../site-text";

const PEERS = `clients: any
  av-peers: any
  federated-partners: any
  xmpp-partners: any
  crl-servers: any
  dns-servers: any`;
const INTERFACES = `av: [10.45.16.30]
      web-conferencing: [10.45.16.20]
      access-vip: [10.45.16.110]
      web-conferencing-vip: [10.45.16.120]
      av-vip: [10.45.16.130]`;
const MANY = withoutGoogle(edited("clients: any", PEERS, edited("av: [10.45.16.30]", INTERFACES)));
const site = (...documents: readonly string[]): string =>
  MANY.replace("lync2013-pic", documents.join(", "));
const corrected = (text: string): string =>
  text.replace("peers:", "interfaceReading: corrected\npeers:");

const CONTRADICTING = site("lync2013-pic", "lync2013-single-nat-pic");

test("as printed, two tables that put one service at two interfaces are refused where the second is named", () => {
  const [problem, ...others] = problemsOf(CONTRADICTING);
  expect(others).toEqual([]);
  expect(problem).toBe(
    "edge.yaml:2:27: documents `lync2013-pic` and `lync2013-single-nat-pic` contradict each other under `interfaceReading: printed`: " +
      "row 4 of lync2013-pic (`A/V/RTP/TCP/50,000-59,999`) is at `access`, row 4 of lync2013-single-nat-pic (`A/V/RTP/TCP/50,000-59,999`) at `av`; " +
      "row 5 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`) is at `access`, row 5 of lync2013-single-nat-pic (`A/V/STUN,MSTURN/UDP/3478`) at `av`; " +
      "row 6 of lync2013-pic (`A/V/STUN,MSTURN/UDP/3478`) is at `access`, row 6 of lync2013-single-nat-pic (`A/V/STUN,MSTURN/UDP/3478`) at `av`; " +
      "got lync2013-single-nat-pic; allowed: documents that agree on the interface of each service; write `interfaceReading: corrected`, or leave one of the two documents out",
  );
});

test("the order of the two does not matter", () => {
  expect(problemsOf(site("lync2013-single-nat-pic", "lync2013-pic"))).toEqual([
    expect.stringMatching(
      /^edge\.yaml:2:38: documents `lync2013-single-nat-pic` and `lync2013-pic` contradict/,
    ),
  ]);
});

test("corrected, the same tables agree", () => {
  expect(problemsOf(corrected(CONTRADICTING))).toEqual([]);
});

test("rows that are left out contradict nothing", () => {
  const text = CONTRADICTING.replace("peers:", "obsolete: exclude\npeers:");
  expect(problemsOf(text)).toEqual([]);
});

test("two tables with the same slip agree with each other", () => {
  expect(problemsOf(site("lync2013-pic", "lync2013-sip-xmpp-pic-pic"))).toEqual([]);
});

test("deployments contradict only themselves", () => {
  const one = edited("clients: any", PEERS).replace(
    "    cloud: google\n",
    "    cloud: google\n    documents: [lync2013-single-nat-pic]\n",
  );
  expect(problemsOf(one)).toEqual([]);
});

test("a table of virtual addresses beside a topology that has none", () => {
  expect(
    problemsOf(site("lync2013-single-nat-external", "lync2013-scaled-hlb-external-vips")),
  ).toEqual([
    "edge.yaml:2:43: `lync2013-scaled-hlb-external-vips` is a table of virtual addresses (topology scaled-hlb-public-ip, rows 1, 2, 3, 4, 5, 6, 7, 8), and `lync2013-single-nat-external` (rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16) is for topology single-private-ip-nat, which has none; got lync2013-scaled-hlb-external-vips; allowed: documents of one topology in a deployment; leave one of the two out; members behind a hardware load balancer have tables of their own",
  ]);
});

test("tables of members and of virtual addresses belong together", () => {
  const both = site("lync2013-scaled-hlb-external-nodes", "lync2013-scaled-hlb-external-vips");
  expect(problemsOf(both)).toEqual([]);
});

test("a table of virtual addresses in a deployment that has none", () => {
  const text = site("lync2013-scaled-hlb-external-vips").replace(/ +av-vip: .*\n/, "");
  expect(problemsOf(text)).toEqual([
    "edge.yaml:15:5: interface `av-vip`, a virtual address, has no addresses, but row 7 of lync2013-scaled-hlb-external-vips (`A/V/STUN,MSTURN/UDP/3478`), row 8 of lync2013-scaled-hlb-external-vips (`A/V/STUN,MSTURN/TCP/443`) need it; got access, av, web-conferencing, access-vip, web-conferencing-vip; allowed: the addresses of the hardware load balancer, such as av-vip: [10.0.0.10]; add `av-vip:` with its addresses under `deployments.azure-one.interfaces`; or leave the tables of virtual addresses out: without a hardware load balancer there are none",
  ]);
});

test("tables of two topologies are told, and what either lists is open", () => {
  const text = site("lync2013-single-nat-external", "lync2013-scaled-dns-nat-external");
  expect(advice(text, "note")).toContain(
    "documents of several topologies are selected, and what either lists is open: single-private-ip-nat (lync2013-single-nat-external); scaled-dns-lb-private-ip-nat (lync2013-scaled-dns-nat-external)",
  );
  expect(deploymentOf(bound(text)).flows.map(({ id }) => id)).toContain(
    "out-access-tcp-5269-xmpp-partners",
  );
});

test("XMPP for 2019: rows, version and what to do", () => {
  const text = site("lync2013-xmpp-federation").replace("peers:", "version: sfb-2019\npeers:");
  expect(problemsOf(text)[0]).toBe(
    "edge.yaml:3:10: document `lync2013-xmpp-federation` has no row for Skype for Business Server 2019: rows 1, 2, 3 are for Lync Server 2013; got sfb-2019; leave the document out, or correct `version`",
  );
});
