// The comment on a pull request.
import { renderPlanChanges } from "../../../../policies/report";
import { entry, OPENED_SUBNET, planReport, RDP, WIDENED } from "../../../samples/plan-changes";

const markdown = (over: Parameters<typeof planReport>[0] = {}): string =>
  renderPlanChanges("markdown", planReport(over));

test("marker, one line that says it all, hash, warnings, then what opens before what closes", () => {
  const text = markdown();
  const order = [
    "<!-- edge-firewall diff plan.json -->",
    "❌ Edge firewall diff: different",
    "**opens inbound tcp 3389",
    "ab".repeat(32),
    "the plan is not complete",
    "is deleted before it is made again",
    "🔴 **opens**",
    "🔵 **closes**",
    "🟡 **may close**",
    "❔ **not decided**",
    "Changed rules (2)",
    "What this rests on",
  ].map((word) => [word, text.indexOf(word)] as const);
  expect(order.filter(([, at]) => at < 0)).toEqual([]);
  expect(order.map(([, at]) => at)).toEqual(order.map(([, at]) => at).sort((a, b) => a - b));
  expect(text).toContain("| ⚪ | edge | added spare (priority 900) |");
  expect(text).toContain("this opens and closes nothing");
});

test("the marker is the same whatever is in the file, and another for another file", () => {
  const marker = (text: string): string | undefined => /^<!--.*?-->/.exec(text)?.[0];
  const quiet = { gates: [], changedRules: [], undecided: [], unmodelled: [] };
  expect(marker(markdown())).toBe(marker(markdown(quiet)));
  const other = planReport();
  const named = { ...other, head: { ...other.head!, file: "x --> y.json" }, base: undefined };
  const text = renderPlanChanges("markdown", named as never);
  expect(marker(text)).not.toBe(marker(markdown()));
  expect(marker(text)).toMatch(/^<!-- edge-firewall diff [^<>\s]+ -->$/);
});

test("twenty entries, and then how many more", () => {
  const entries = Array.from({ length: 33 }, (_, at) =>
    entry(`e${at}`, "opens", { ...RDP, ports: 1000 + at }),
  );
  const text = markdown({ gates: [{ ...OPENED_SUBNET, entries }] });
  expect(text.match(/🔴 \*\*opens\*\*/g)).toHaveLength(20);
  expect(text).toContain("and 13 more");
});

test("never longer than 60,000 characters, and what is left out is said", () => {
  const long = "x".repeat(1900);
  const entries = Array.from({ length: 900 }, (_, at) =>
    entry(`e${at}`, at % 2 === 0 ? "opens" : "closes", RDP),
  );
  const text = markdown({
    gates: entries.map((one, at) => ({ ...OPENED_SUBNET, name: `${at} ${long}`, entries: [one] })),
    changedRules: Array.from({ length: 3000 }, () => ({ ...WIDENED, group: long })),
    remarks: Array.from({ length: 300 }, () => ({
      kind: "other",
      message: long,
      addresses: [long],
    })),
    undecided: Array.from({ length: 300 }, () => ({ side: "head", message: long, remedy: long })),
    assumptions: Array.from({ length: 300 }, () => long),
  });
  expect(text.length).toBeLessThanOrEqual(60_000);
  expect(text).toMatch(/Left out for length: .*changed rules/);
  expect(text).toContain("🔴 **opens**");
});

test("names of others are inert", () => {
  const name = "x | @team #1 <script> ](http://evil) -->";
  const text = markdown({ gates: [{ ...OPENED_SUBNET, name }], changedRules: [] });
  expect(text).not.toMatch(/<script>|@team|(?<!\\)\]\(http/);
});

test("rules are set as code", () => {
  expect(markdown()).toContain("by <code>rdp</code> (priority 120)");
});

test("nothing was compared", () => {
  const problem = { message: "the file is not a plan", remedy: "write it anew" };
  const text = renderPlanChanges("markdown", {
    verdict: "undecided",
    version: "1.2.3",
    problems: [problem],
  });
  expect(text).toContain("nothing was compared: the file is not a plan");
});
