// What a comparison without a site says in one line, and of each entry and rule.
import type { PlanComparison } from "../../../../policies/proof";
import { entrySentence } from "../../../../policies/report/plan/entry-sentence";
import { summaryOf } from "../../../../policies/report/plan/plan-summary";
import { ruleLines } from "../../../../policies/report/plan/rule-lines";
import { boxes, origin } from "../../../samples/hand-made";
import {
  CLOSED_MACHINES,
  COMPARISON,
  entry,
  OPENED_SUBNET,
  planReport,
  RDP,
} from "../../../samples/plan-changes";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const QUIET = { gates: [], undecided: [], unmodelled: [], changedRules: [] };

test("one opened region and much that changes nothing", () => {
  const gates = [{ ...OPENED_SUBNET, entries: OPENED_SUBNET.entries.slice(0, 1) }];
  expect(summaryOf(planReport({ ...QUIET, gates }))).toBe(
    "opens inbound tcp 3389 from 203.0.113.0/24 to subnet snet-x, by `rdp` (priority 120); 40 other changed lines change nothing",
  );
});

test("what opens comes before what closes, and each doubt is said", () => {
  const said = summaryOf(planReport());
  const words = ["opens inbound tcp 3389", "closes inbound udp 53", "may close outbound tcp 443"];
  const places = [...words, "2 things are not decided", "40 other"].map((word) =>
    said.indexOf(word),
  );
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test.each([
  [{ gateCount: 3, idleLines: 40 }, "opens and closes nothing; 40 changed lines change nothing"],
  [{ gateCount: 3, idleLines: 1 }, "opens and closes nothing; 1 changed line changes nothing"],
  [{ gateCount: 3, idleLines: 0 }, "opens and closes nothing"],
  [
    { gateCount: 0, idleLines: 0 },
    "opens and closes nothing: no firewall is attached to anything that is shown",
  ],
  [
    { gateCount: 0, idleLines: 0, ruleCount: { base: 0, head: 0 } },
    "opens and closes nothing: no firewall is shown",
  ],
])("nothing changes: %j", (over, said) => {
  expect(summaryOf(planReport({ ...QUIET, ...over }))).toBe(said);
});

test("without a plan, rules that change nothing are counted", () => {
  const comparison: Mutable<PlanComparison> = { ...COMPARISON, ...QUIET };
  comparison.changedRules = COMPARISON.changedRules;
  delete comparison.idleLines;
  const report = { ...planReport(), comparison };
  expect(summaryOf(report)).toBe("opens and closes nothing; 1 changed rule changes nothing");
});

const gate = OPENED_SUBNET;

test("who decided before is named where somebody wrote it", () => {
  expect(entrySentence(gate, entry("a", "opens", RDP))).toContain(
    "by `rdp` (priority 120) instead of `deny-all` (priority 4096)",
  );
  const cloud = { verdict: "deny", decidedBy: origin("DenyAll", { by: "cloud" }) } as const;
  expect(entrySentence(gate, entry("a", "opens", RDP, { before: cloud }))).not.toContain("instead");
  expect(entrySentence(gate, entry("a", "closes", RDP, { after: cloud }))).toContain(
    "by `DenyAll` instead of `rdp` (priority 120)",
  );
  const same = { verdict: "deny", decidedBy: origin("rdp", { priority: 120 }) } as const;
  expect(entrySentence(gate, entry("a", "opens", RDP, { before: same }))).not.toContain("instead");
});

test("a gate that is new, gone or has another group says so", () => {
  const of = (over: object): string =>
    entrySentence({ ...gate, ...over }, entry("a", "opens", RDP));
  expect(of({ step: "new" })).toContain("to subnet snet-x, which is new");
  expect(of({ step: "gone" })).toContain("to subnet snet-x, which is gone");
  expect(of({ step: "regrouped", groups: [], formerGroups: ["nsg-x"] })).toContain(
    "which has no group instead of `nsg-x`",
  );
});

test("ends: all addresses of both families, a part of the gate, many parts, and outbound", () => {
  const said = (words: Parameters<typeof boxes>[0], over: object = {}): string =>
    entrySentence({ ...gate, ...over }, entry("a", "opens", words));
  expect(said({ protocol: "tcp", ports: 22 })).toContain(
    "inbound tcp 22 from any address to subnet snet-x,",
  );
  expect(said({ ...RDP, to: "10.0.0.4" })).toContain("to subnet snet-x (10.0.0.4),");
  const holds = { 4: boxes({ from: "10.0.0.0/24" })[0]!.source, 6: [] };
  expect(said({ ...RDP, to: "10.0.0.0/24" }, { holds })).toContain("to subnet snet-x,");
  expect(
    entrySentence(
      CLOSED_MACHINES,
      entry("a", "opens", { protocol: "udp", to: "192.0.2.1", ports: 53 }),
    ),
  ).toContain("outbound udp 53 from machines tagged web of network edge to 192.0.2.1,");
  const parts = ["192.0.2.1", "192.0.2.3", "192.0.2.5"].flatMap((from, at) =>
    boxes({ protocol: "tcp", from, ports: 80 + at }),
  );
  expect(entrySentence(gate, { ...entry("a", "opens", RDP), packets: parts })).toContain(
    "tcp 80 from 192.0.2.1 to subnet snet-x, and tcp 81 from 192.0.2.3 to subnet snet-x, and 1 more such",
  );
});

test("rules: whole lists with what they gain, secrets hidden, and what each opens", () => {
  const [widened, added] = ruleLines(COMPARISON);
  expect(widened).toMatchObject({
    name: "rdp (priority 120)",
    effect: "opens",
    changes: [
      "source_address_prefixes: 10.0.0.0/8 -> 10.0.0.0/8, 203.0.113.0/24 (+ 203.0.113.0/24)",
      "description: (unset) -> (sensitive)",
    ],
    effects: ["opens inbound tcp 3389 from 203.0.113.0/24 to subnet snet-x"],
  });
  expect(added).toMatchObject({
    effect: "nothing",
    changes: ["allow: tcp 443, (known after apply)"],
    effects: ["changes nothing"],
  });
  const doubtful = ruleLines({
    ...COMPARISON,
    changedRules: [{ ...COMPARISON.changedRules[1]!, doubt: "its group is not known" }],
  });
  expect(doubtful[0]).toMatchObject({
    effect: "unknown",
    effects: ["not known: its group is not known"],
  });
});
