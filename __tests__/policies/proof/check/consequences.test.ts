// One cause, one finding: what is in doubt because something was not understood is counted under that.
import { judge } from "../../../../policies/proof";
import { checkSection } from "../../../../policies/report/model/check-model";
import { ACCESS, boxes, deployment, flow, gate, reading, rule } from "../../../samples/hand-made";

const SIP = flow("inbound", "tcp", 5061);
const to = { from: "203.0.113.0/24", to: ACCESS, protocol: "tcp" } as const;
const sip = rule("allow", "sip", { ...to, ports: 5061 });
const broken = rule("allow", "broken", { ...to, ports: [5061, 5070], certain: [] });
const tagged = rule("allow", "tagged", { ...to, ports: 443, certain: [], uncertainty: "a tag" });
const rdp = rule("allow", "rdp", { ...to, ports: 3389 });
const lost = { message: "`x` is odd", remedy: "r", address: "nsg.edge/broken" };

type Rules = Parameters<typeof gate>[1];
const judged = (rules: Rules, unsupported = [lost], suppressions: readonly string[] = []) =>
  judge("doc", reading([gate("inbound", rules), gate("outbound", [])], { unsupported }), {
    ...deployment([SIP]),
    suppressions: suppressions.map((finding) => ({
      finding,
      owner: "netops",
      reason: "r",
      expires: "2099-01-01",
      place: { file: "edge.yaml" },
    })),
  });
const kinds = ({ findings }: ReturnType<typeof judged>) => findings.map(({ kind }) => kind);

test("a rule that is not understood is one finding, and says what it leaves in doubt", () => {
  const { verdict, findings } = judged([broken]);
  expect(verdict).toBe("undecided");
  expect(findings).toMatchObject([{ kind: "unsupported" }]);
  const messages = findings[0]!.consequences!.map(({ message }) => message);
  expect(messages).toEqual([
    expect.stringContaining("might be closed"),
    expect.stringContaining("might be open beyond"),
  ]);
});

test("the test case of a flow in doubt is not passed", () => {
  const { testCases } = checkSection(judged([broken]));
  const [flowCase] = testCases;
  expect(flowCase).toMatchObject({ entries: [{ kind: "unsupported" }] });
});

test.each<[string, Rules, (typeof lost)[], readonly string[]]>([
  ["certain faults stay", [broken, rdp], [lost], ["excess", "unsupported"]],
  ["another doubt stays", [sip, tagged, broken], [lost], ["unsupported", "unproven"]],
  ["what was not understood is elsewhere", [broken], [{ ...lost, address: "other" }], ["unsupported", "unproven", "unproven"]],
  ["nothing was not understood", [sip, tagged], [], ["unproven"]],
])("%s", (_, rules, unsupported, expected) => {
  expect(kinds(judged(rules, unsupported))).toEqual(expected);
}); // prettier-ignore

test("the doubt may rest on another block", () => {
  const layer = rule("allow", "unknown layer", { certain: [], by: "cloud" });
  const resting = { ...layer, origin: { ...layer.origin, restsOn: ["nsg.edge/broken"] } };
  expect(kinds(judged([resting]))).toEqual(["unsupported"]);
});

test("a reviewed doubt is still shown with its entry", () => {
  const beyond = judged([sip, broken], []).findings[0]!.fingerprint!;
  const { verdict, findings } = judged([sip, broken], [lost], [beyond]);
  expect(verdict).toBe("undecided");
  expect(findings).toMatchObject([
    { kind: "unsupported" },
    { kind: "unproven", suppressed: { owner: "netops" } },
  ]);
});

test("packets of the doubt are those that were there before", () => {
  const [finding] = judged([sip, broken]).findings;
  expect(finding!.consequences![0]!.packets).toEqual(boxes({ ...to, ports: [5062, 5070] }));
});
