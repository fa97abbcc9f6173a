import type { BoundFlow } from "../../../../modules/sites";
import type { Gate, Reading } from "../../../../policies/readers";
import { judge } from "../../../../policies/proof";
import {
  ACCESS,
  ANY,
  boxes,
  deployment,
  extraFlow,
  flow,
  gate,
  PARTNERS,
  reading,
  rule,
} from "../../../samples/hand-made";

const SIP_IN = flow("inbound", "tcp", 5061);
const SIP_OUT = flow("outbound", "tcp", 5061, PARTNERS, { row: 2 });
const RTP_OUT = flow("outbound", "tcp", [50000, 59999], ANY, { row: 4, peer: "messenger" });

const sipIn = rule("allow", "sip-in", {
  from: PARTNERS,
  to: ACCESS,
  protocol: "tcp",
  ports: 5061,
  priority: 100,
});
const sipOut = rule("allow", "sip-out", {
  from: ACCESS,
  to: PARTNERS,
  protocol: "tcp",
  ports: 5061,
  priority: 100,
});
const denyAll = rule("deny", "deny-all", { priority: 4096 });

/** The verdict on two Edge gates with these rules, and the findings in short. */
function judged(
  flows: readonly BoundFlow[],
  inbound: Gate["chain"][number]["rules"],
  outbound: Gate["chain"][number]["rules"],
  others: Partial<Reading> & { readonly gates?: readonly Gate[] } = {},
) {
  const gates = [gate("inbound", inbound), gate("outbound", outbound), ...(others.gates ?? [])];
  const result = judge("doc.tf.json", reading(gates, { ...others, gates }), deployment(flows));
  return {
    ...result,
    short: result.findings.map(({ kind, decidedBy }) => `${kind} ${decidedBy?.name ?? "-"}`),
  };
}

describe("a document that opens exactly the flows", () => {
  test("is proven", () => {
    const result = judged([SIP_IN, SIP_OUT], [sipIn, denyAll], [sipOut, denyAll]);
    expect(result).toMatchObject({ verdict: "proven", findings: [], flowCount: 2, ruleCount: 2 });
  });

  test("is proven although a rule in doubt is never reached", () => {
    const doubt = rule("allow", "tagged", { certain: [], uncertainty: "tag", priority: 4097 });
    expect(judged([SIP_IN, SIP_OUT], [sipIn, denyAll, doubt], [sipOut, denyAll]).short).toEqual([]);
  });

  test("is proven with one flow in two overlapping rules", () => {
    const half = rule("allow", "half", {
      from: "203.0.113.0/25",
      to: ACCESS,
      protocol: "tcp",
      ports: 5061,
    });
    expect(judged([SIP_IN], [half, sipIn], []).verdict).toBe("proven");
  });
});

describe("each kind of finding, and who is named for it", () => {
  const wide = { from: ANY, to: ACCESS, protocol: "tcp", ports: 5061 } as const;
  const early = rule("deny", "early", { from: "203.0.113.128/25", priority: 50 });
  const vague = rule("allow", "vague", { ...wide, certain: [], uncertainty: "the tag `X`" });
  const vagueDeny = rule("deny", "vague-deny", {
    from: PARTNERS,
    certain: [],
    uncertainty: "the tag `Y`",
  });
  const rows: [string, Gate["chain"][number]["rules"], string, string[]][] = [
    ["no rule at all", [], "refuted", ["missing implied-deny"]],
    ["a deny shadows half of it", [early, sipIn, denyAll], "refuted", ["missing early"]],
    ["a deny of everything comes first", [denyAll, sipIn], "refuted", ["missing deny-all"]],
    ["a wider source", [rule("allow", "wide", wide)], "refuted", ["excess wide"]],
    [
      "a stray rule",
      [sipIn, rule("allow", "rdp", { to: ACCESS, protocol: "tcp", ports: 3389 })],
      "refuted",
      ["excess rdp"],
    ],
    [
      "the right port of the wrong protocol",
      [rule("allow", "udp", { from: PARTNERS, to: ACCESS, protocol: "udp", ports: 5061 })],
      "refuted",
      ["missing implied-deny", "excess udp"],
    ],
    ["a rule that may match", [sipIn, vague], "undecided", ["unproven vague"]],
    ["only a rule that may match", [vague], "undecided", ["unproven vague", "unproven vague"]],
    ["a deny that may match", [vagueDeny, sipIn], "undecided", ["unproven vague-deny"]],
    [
      "a deny that may match before a stray rule",
      [
        vagueDeny,
        sipIn,
        rule("allow", "rdp", { from: PARTNERS, to: ACCESS, protocol: "tcp", ports: 3389 }),
      ],
      "undecided",
      ["unproven vague-deny", "unproven vague-deny"],
    ],
  ];

  test.each(rows)("%s", (_, rules, verdict, short) => {
    const result = judged([SIP_IN], rules, []);
    expect(result.short).toEqual(short);
    expect(result.verdict).toBe(verdict);
  });

  test("uncertainty never hides a certain fault beside it", () => {
    const stray = rule("allow", "rdp", { to: ACCESS, protocol: "tcp", ports: 3389 });
    expect(judged([SIP_IN], [sipIn, stray, vague], []).short).toEqual([
      "excess rdp",
      "unproven vague",
    ]);
  });
});

test("the cloud's own allow is excess, and the remedy is a final deny", () => {
  const open = gate("outbound", [sipOut], { implied: "allow" });
  const gates = [gate("inbound", [sipIn]), open];
  const { findings } = judge("doc", reading(gates), deployment([SIP_IN, SIP_OUT]));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ kind: "excess", direction: "outbound" });
  expect(findings[0]!.remedy).toMatch(/deny all other outbound packets/);
});

test("a missing flow carries its citation, the packets, the deciding rule and the one after it", () => {
  const early = rule("deny", "early", { from: "203.0.113.128/25", priority: 50 });
  const { findings } = judged([SIP_IN], [early, sipIn, denyAll], []);
  expect(findings[0]).toMatchObject({
    kind: "missing",
    policy: "documented-flows-are-open",
    deployment: "google-test",
    gate: "inbound gate",
    direction: "inbound",
    expected: "allow",
    got: "deny",
    flow: { id: SIP_IN.id, citations: [{ document: "seed", row: 1 }] },
    decidedBy: { name: "early", priority: 50 },
    nextRule: { name: "sip-in" },
    nextVerdict: "allow",
    packets: boxes({ from: "203.0.113.128/25", to: ACCESS, protocol: "tcp", ports: 5061 }),
  });
  expect(findings[0]!.remedy).toMatch(/comes too late/);
});

test("one finding for each opening rule, whole, in evaluation order", () => {
  const low = rule("allow", "low", { to: ACCESS, protocol: "tcp", ports: [0, 1023] });
  const all = rule("allow", "all", { to: ACCESS, protocol: "tcp" });
  const { findings } = judged([SIP_IN], [low, all], []);
  expect(findings.map(({ decidedBy }) => decidedBy!.name)).toEqual(["low", "all"]);
  expect(findings[0]!.packets).toEqual(
    boxes({ to: ACCESS, from: "0.0.0.0/0", protocol: "tcp", ports: [0, 1023] }),
  );
});

test("an extra flow is required and permitted like a documented one", () => {
  const rdp = rule("allow", "rdp", {
    from: "10.45.99.0/26",
    to: ACCESS,
    protocol: "tcp",
    ports: 3389,
  });
  const extra = extraFlow("inbound", 3389, "10.45.99.0/26");
  expect(judged([SIP_IN, extra], [sipIn, rdp], []).verdict).toBe("proven");
  const [missing] = judged([SIP_IN, extra], [sipIn], []).findings;
  expect(missing!.message).toMatch(/extra flow rdp-bastion, owner netops/);
});

test("many separate holes are shown in part, and said to be", () => {
  const stray = rule("allow", "stray", {
    from: Array.from({ length: 40 }, (_, index) => `198.51.100.${index * 4}`),
    to: ACCESS,
    protocol: "tcp",
    ports: 22,
  });
  const holes = Array.from({ length: 40 }, (_, index) =>
    rule("allow", `hole-${index}`, {
      from: `192.0.2.${index}`,
      to: ACCESS,
      protocol: "tcp",
      ports: 1000 + 2 * index,
    }),
  ).map((hole) => ({ ...hole, origin: stray.origin }));
  const [finding, ...others] = judged([SIP_IN], [sipIn, ...holes], []).findings;
  expect(others).toEqual([]);
  expect(finding!.packets).toHaveLength(16);
  expect(finding!.truncated).toBe(true);
});

test("past 500 rules, the rest are told together", () => {
  const strays = Array.from({ length: 520 }, (_, index) =>
    rule("allow", `p${index}`, {
      from: "192.0.2.1",
      to: ACCESS,
      protocol: "tcp",
      ports: 2 * index,
    }),
  );
  const { findings } = judged([SIP_IN], [sipIn, ...strays], []);
  expect(findings).toHaveLength(501);
  expect(findings.at(-1)!.message).toMatch(/by `p500` and 19 more rules/);
});

describe("two findings of one slip", () => {
  const reversed = rule("allow", "rtp", {
    to: ACCESS,
    protocol: "tcp",
    ports: [50000, 59999],
    priority: 300,
  });

  test("the right port in the wrong direction", () => {
    const { findings, short } = judged([SIP_IN, RTP_OUT], [sipIn, reversed], []);
    expect(short).toEqual(["missing implied-deny", "excess rtp"]);
    expect(findings[0]!.message).toMatch(/`rtp` \(priority 300\) opens the same port inbound/);
    expect(findings[1]!.message).toMatch(/the direction of the rule looks wrong/);
  });

  test("the right port of the wrong protocol", () => {
    const asTcp = rule("allow", "stun", { from: ACCESS, protocol: "tcp", ports: 3478 });
    const stun = flow("outbound", "udp", 3478, ANY);
    const { findings } = judged([stun], [], [asTcp]);
    expect(findings[0]!.message).toMatch(/opens the same port for tcp where the flow asks for udp/);
    expect(findings[1]!.message).toMatch(/opens the same port for tcp where the flow asks for udp/);
  });
});

describe("machines that are not Edge Servers", () => {
  const other = (
    rules: Gate["chain"][number]["rules"],
    others: Partial<Gate> & { implied?: "allow" } = {},
  ) => gate("inbound", rules, { machines: "other", name: "others", ...others });

  test.each([
    [
      "what the document opens is excess, though a flow would ask for it",
      other([sipIn]),
      ["excess sip-in"],
    ],
    ["what the cloud opens is nobody's business", other([], { implied: "allow" }), []],
    ["a deny of the document opens nothing", other([denyAll], { implied: "allow" }), []],
    ["what might be opened is unproven", other([{ ...sipIn, certain: [] }]), ["unproven sip-in"]],
    ["only the scope counts", other([sipIn], { scope: boxes({ to: "10.99.0.0/16" }) }), []],
  ])("%s", (_, extra, short) => {
    expect(judged([SIP_IN], [sipIn], [], { gates: [extra] }).short).toEqual(short);
  });
});

describe("two layers that both have to allow", () => {
  const next = (name: string, ports?: number) =>
    rule("next", name, { from: PARTNERS, to: ACCESS, protocol: "tcp", ports });
  const chain = (
    first: ReturnType<typeof next>,
    second: ReturnType<typeof rule>,
  ): Gate["chain"] => [...gate("inbound", [first]).chain, ...gate("inbound", [second]).chain];
  const both = (first: ReturnType<typeof next>, second: ReturnType<typeof rule>) =>
    judge(
      "doc",
      reading([{ ...gate("inbound", []), chain: chain(first, second) }, gate("outbound", [])]),
      deployment([SIP_IN]),
    );

  test("proven when both do", () => {
    expect(both(next("subnet"), sipIn).verdict).toBe("proven");
  });

  test("the layer that denies is named", () => {
    const { findings } = both(next("subnet", 443), sipIn);
    expect(findings).toMatchObject([{ kind: "missing", decidedBy: { name: "implied-deny" } }]);
  });

  test("the last written rule is named for what both open", () => {
    const { findings } = both(next("subnet"), rule("allow", "nic", { to: ACCESS }));
    expect(findings).toMatchObject([{ kind: "excess", decidedBy: { name: "nic" } }]);
  });
});

describe("never proven", () => {
  const sound = [gate("inbound", [sipIn]), gate("outbound", [])];
  const prove = (over: Partial<Reading>, flows = [SIP_IN], options = {}) =>
    judge("doc", reading(sound, over), deployment(flows), options);
  const unsupported = { message: "no idea", remedy: "remove it", address: "azapi.x" };

  test.each([
    ["something is not understood", prove({ unsupported: [unsupported] }), "no idea"],
    ["there is no gate", prove({ gates: [] }), "no inbound gate"],
    ["there is no gate outbound", prove({ gates: [sound[0]!] }), "no outbound gate"],
    [
      "there is only somebody else's gate",
      prove({ gates: [{ ...sound[0]!, machines: "other" }] }),
      "no inbound gate",
    ],
    [
      "there is no flow",
      prove({ gates: [gate("inbound", []), gate("outbound", [])] }, []),
      "nothing to prove",
    ],
    ["the comparison was given up", prove({}, [SIP_IN], { budget: 1 }), "given up"],
    ["another file counts too", prove({}, [SIP_IN], { unreadFiles: ["main.tf"] }), "`main.tf`"],
  ])("when %s", (_, result, message) => {
    expect(result.findings.some((finding) => finding.message.includes(message))).toBe(true);
    expect(result.verdict).not.toBe("proven");
  });

  test("when no gate is asked about some packets of a flow", () => {
    const scope = boxes({ to: "10.45.16.11" });
    const result = prove({ gates: [{ ...sound[0]!, scope }, sound[1]!] });
    expect(result.findings).toMatchObject([{ kind: "unsupported", flow: { id: SIP_IN.id } }]);
  });

  test("when a flow has no packets", () => {
    const mixed = flow("inbound", "tcp", 443, "2001:db8::/32", { near: ACCESS });
    expect(prove({}, [SIP_IN, mixed]).findings).toMatchObject([{ flow: { id: mixed.id } }]);
  });
});

test("the same input gives the same findings in the same order", () => {
  const strays = [22, 80, 443].map((ports) =>
    rule("allow", `p${ports}`, { to: ACCESS, protocol: "tcp", ports }),
  );
  const once = judged([SIP_IN, SIP_OUT], strays, []);
  expect(once.short).toEqual([
    "missing implied-deny",
    "missing implied-deny",
    "excess p22",
    "excess p80",
    "excess p443",
  ]);
  expect(judged([SIP_IN, SIP_OUT], strays, []).short).toEqual(once.short);
});
