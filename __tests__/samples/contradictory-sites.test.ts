// What docs/contradictions.md says of selections that contradict each other: refused with the rows of both, or bound side by
// side and told. Tried on the samples, with one line changed.
import { formatProblem, InputError } from "../../modules/input";
import { bindSite } from "../../modules/sites";
import type { Site } from "../../modules/sites";
import { sampleFile, sampleText } from "./samples";

function changed(sample: string, before: string | RegExp, after: string): Site {
  const text = sampleText(sample).replace(before, after);
  if (text === sampleText(sample)) throw new Error(`${sample} has no ${String(before)}`);
  return bindSite(text, sampleFile(sample), { today: "2026-06-30" });
}

function refusals(action: () => unknown): string {
  try {
    action();
    return "";
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem).join("\n");
    throw error;
  }
}

const TABLES = /documents:\n/;

test.each<readonly [string, string, string | RegExp, string, RegExp]>([
  [
    "two readings of one service",
    "everything",
    "interfaceReading: corrected",
    "interfaceReading: printed",
    /`lync2013-scaled-dns-nat-pic` and `lync2013-pic` contradict each other under `interfaceReading: printed`: row 4 of lync2013-pic .* is at `access`, row 4 of lync2013-scaled-dns-nat-pic .* at `av`/,
  ],
  [
    "virtual addresses on a topology that has none",
    "scaled-dns-nat",
    TABLES,
    "documents:\n  - lync2013-scaled-hlb-external-vips\n",
    /`lync2013-scaled-hlb-external-vips` is a table of virtual addresses .* for topology scaled-dns-lb-private-ip-nat, which has none/,
  ],
  [
    "virtual addresses without addresses",
    "scaled-hlb",
    / {6}av-vip: .*\n/,
    "",
    /interface `av-vip`, a virtual address, has no addresses, but row 7 .*row 8/,
  ],
  [
    "XMPP in 2019",
    "sfb-edge",
    "version: sfb-2015",
    "capabilities: [xmpp]\nversion: sfb-2019",
    /`xmpp` does not exist in Skype for Business Server 2019: .*row 1 of sfb-edge-external/,
  ],
  [
    "source ports on Google",
    "external-av-destination",
    "external-av-destination-rules",
    "external-av-source-and-destination-rules",
    /row 1 .* and row 2 .* of lync2013-external-av-source-and-destination-rules restrict source ports in Google deployment/,
  ],
  [
    "a capability that nobody has",
    "single-nat",
    "version: lync-2013",
    "capabilities: [federatoin]",
    /no row has the capability `federatoin`; .*did you mean `federation`/,
  ],
])("refused: %s", (_, sample, before, after, message) => {
  expect(refusals(() => changed(sample, before, after))).toMatch(message);
});

test("told: tables of several topologies, of which both are open", () => {
  const site = changed("single-nat", TABLES, "documents:\n  - lync2013-scaled-dns-nat-external\n");
  for (const { advisories, flows } of site.deployments) {
    const words = advisories.map(({ message }) => message).join("\n");
    expect(words).toMatch(/documents of several topologies are selected/);
    expect(flows.map(({ id }) => id)).toContain("out-access-tcp-5269-xmpp-partners");
  }
});

test("told: rows that the site leaves out because it has no such peer", () => {
  const site = changed("single-nat", /branch-appliances: .*/, "branch-appliances: none");
  for (const { flows, advisories } of site.deployments) {
    expect(flows.filter(({ far }) => far.role === "branch-appliances")).toEqual([]);
    expect(advisories.map(({ message }) => message).join("\n")).toMatch(
      /row 5 of lync2013-single-nat-internal .*the site has no `branch-appliances`/,
    );
  }
});
