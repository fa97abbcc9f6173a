import { planRuleset, type PlannedRule, type RulesetLimits } from "../../../modules/rulesets";
import { describeFlow } from "../../../modules/rulesets/rule-description";
import { InputError } from "../../../modules/input";
import type { BoundFlow, Deployment } from "../../../modules/sites";
import {
  azureDeployment,
  DUAL_ACCESS,
  end,
  extra,
  flow,
  IPV4_ACCESS,
  sixDualRows,
  sixRows,
} from "../../samples/hand-made-deployments";

const ROOMY: RulesetLimits = {
  ruleNoun: "rule",
  name: { maxLength: 80, pattern: /^[a-z][a-z0-9-]*$/, allowed: "a-z", prefix: "", short: false },
  descriptionLength: 140,
  serviceTags: true,
  sourcePorts: true,
  protocols: ["tcp", "udp", "any"],
  rules: 1000,
  prefixesPerRule: 1000,
  prefixesInAll: 4000,
  denyPriority: { 4: 4095, 6: 4096 },
  denyNear: "everything",
};

/** One line for a rule: direction, priority, action, far -> near, transport and ports. */
function line({ direction, priority, action, near, far, transport, ports }: PlannedRule): string {
  const port = ports === undefined ? "" : ` ${ports.first}-${ports.last}`;
  return `${direction} ${priority} ${action} ${transport}${port} near ${near.join()} far ${far.join()}`;
}

function plan(flows: readonly BoundFlow[], limits: Partial<RulesetLimits> = {}) {
  return planRuleset(azureDeployment(flows), { ...ROOMY, ...limits }).rules;
}

function problemsOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("expected an InputError");
}

describe("the six rows, IPv4", () => {
  test("are six allows and four denies, in order", () => {
    expect(plan(sixRows()).map(line)).toEqual([
      "inbound 100 allow tcp 5061-5061 near 10.45.16.10/32 far 203.0.113.0/24",
      "inbound 108 allow tcp 443-443 near 10.45.16.10/32 far 0.0.0.0/0",
      "inbound 120 allow udp 3478-3478 near 10.45.16.10/32 far 0.0.0.0/0",
      "inbound 4095 deny any near 0.0.0.0/0 far 0.0.0.0/0",
      "inbound 4096 deny any near ::/0 far ::/0",
      "outbound 104 allow tcp 5061-5061 near 10.45.16.10/32 far 203.0.113.0/24",
      "outbound 112 allow tcp 50000-59999 near 10.45.16.10/32 far 0.0.0.0/0",
      "outbound 116 allow udp 3478-3478 near 10.45.16.10/32 far 0.0.0.0/0",
      "outbound 4095 deny any near 0.0.0.0/0 far 0.0.0.0/0",
      "outbound 4096 deny any near ::/0 far ::/0",
    ]);
  });

  test("are named after flow and family", () => {
    expect(plan(sixRows()).map(({ name }) => name)).toEqual([
      "in-access-tcp-5061-public-im-partners-v4",
      "in-access-tcp-443-clients-v4",
      "in-access-udp-3478-live-messenger-clients-v4",
      "in-deny-all-v4",
      "in-deny-all-v6",
      "out-access-tcp-5061-public-im-partners-v4",
      "out-access-tcp-50000-59999-live-messenger-clients-v4",
      "out-access-udp-3478-live-messenger-clients-v4",
      "out-deny-all-v4",
      "out-deny-all-v6",
    ]);
  });
});

describe("families", () => {
  test("a flow on both families is two rules, IPv6 on the next number", () => {
    const rules = plan(sixDualRows()).filter(
      ({ flow: opened }) => opened?.id === "in-access-tcp-5061-public-im-partners",
    );
    expect(rules.map(line)).toEqual([
      "inbound 100 allow tcp 5061-5061 near 10.45.16.10/32 far 203.0.113.0/24",
      "inbound 101 allow tcp 5061-5061 near fd00:45:16::10/128 far 2001:db8:113::/48",
    ]);
  });

  test("a family that only one end has gets no rule", () => {
    const peer = end("public-im-partners", "203.0.113.0/24");
    const rules = plan([flow("in", DUAL_ACCESS, "tcp 5061", peer)]);
    expect(rules.filter(({ action }) => action === "allow").map(({ family }) => family)).toEqual([
      4,
    ]);
  });

  test("ranges that are no single prefix become the fewest prefixes", () => {
    const peer = end("public-im-partners", "203.0.113.0/25", "203.0.113.128/26", "198.51.100.7");
    expect(plan([flow("in", IPV4_ACCESS, "tcp 5061", peer)])[0]?.far).toEqual([
      "198.51.100.7/32",
      "203.0.113.0/25",
      "203.0.113.128/26",
    ]);
  });
});

describe("final denies that name the interfaces", () => {
  const limits = { ...ROOMY, denyNear: "interfaces" } as const;
  const near = (deployment: Deployment): string[] =>
    planRuleset(deployment, limits)
      .rules.filter(({ action }) => action === "deny")
      .map((rule) => `${rule.direction} ${rule.near.join(" ")}`);

  test("cover every interface, and only the families that the interfaces have", () => {
    const av = end("av", "10.45.16.11", "10.45.16.30");
    expect(near(azureDeployment(sixRows(), {}, [IPV4_ACCESS, av]))).toEqual([
      "inbound 10.45.16.10/31 10.45.16.30/32",
      "outbound 10.45.16.10/31 10.45.16.30/32",
    ]);
    expect(near(azureDeployment(sixDualRows(), {}, [DUAL_ACCESS]))).toEqual([
      "inbound 10.45.16.10/32",
      "inbound fd00:45:16::10/128",
      "outbound 10.45.16.10/32",
      "outbound fd00:45:16::10/128",
    ]);
  });
});

describe("stability: a rule depends on its own flow alone", () => {
  const flows = [
    ...sixDualRows(),
    extra("rdp-bastion", DUAL_ACCESS, "tcp 3389", end("bastion", "10.45.99.0/26", "fd00:99::/64")),
    extra("syslog", DUAL_ACCESS, "udp 514", end("collector", "10.45.98.1"), {
      direction: "outbound",
    }),
    flow("in", DUAL_ACCESS, "tcp 8443", end("own-peer", "198.51.100.0/24"), { document: "ours" }),
  ];
  const bytes = (rules: readonly PlannedRule[]): string[] =>
    rules.map(({ flow: opened, ...rule }) => JSON.stringify({ ...rule, opened: opened?.id }));
  const all = bytes(plan(flows));

  test.each(flows.map(({ id }) => id))("without %s every other rule is the same", (id) => {
    const fewer = bytes(plan(flows.filter((kept) => kept.id !== id)));
    expect(fewer).toEqual(all.filter((rule) => !rule.includes(`"opened":"${id}"`)));
    expect(fewer.length).toBeLessThan(all.length);
  });

  test("the order of the flows does not matter", () => {
    expect(bytes(plan([...flows].reverse()))).toEqual(all);
  });

  test("one more citation changes only the description", () => {
    const [first, ...rest] = sixRows();
    const more = { ...first!, citations: [...first!.citations, ...first!.citations] };
    const [changed, ...others] = plan([more, ...rest]);
    const [before, ...same] = plan(sixRows());
    expect(bytes(others)).toEqual(bytes(same));
    expect({ ...changed, description: "", flow: undefined }).toEqual({
      ...before,
      description: "",
      flow: undefined,
    });
  });
});

describe("descriptions", () => {
  const peer = end("public-im-partners", "203.0.113.0/24");
  const cited = (rows: readonly number[], length: number): string =>
    describeFlow(flow("in", IPV4_ACCESS, "tcp 5061", peer, { rows }), length);

  test.each([
    [[1], 140, "lync2013-pic row 1 Access/SIP(MTLS)/TCP/5061"],
    [[1, 2], 50, "lync2013-pic row 1; lync2013-pic row 2"],
    [[1, 2, 3, 4], 50, "lync2013-pic row 1; lync2013-pic row 2 +2 more"],
    [[1, 2, 3, 4], 20, "+4 more"],
    [[11, 12], 20, "+2 more"],
    [[1, 2], 27, "lync2013-pic row 1 +1 more"],
  ])("rows %j in %d characters: %s", (rows, length, text) => {
    expect(cited(rows, length)).toBe(text);
  });

  test("an extra flow says who, until when and why, on one line", () => {
    const bastion = extra("rdp", IPV4_ACCESS, "tcp 3389", peer, { reason: "break\n  glass" });
    expect(plan([bastion])[0]?.description).toBe(
      "extra flow rdp, owner netops, until 2099-03-31: break glass",
    );
  });
});

describe("limits are the user's to solve, with place, count and remedy", () => {
  const peer = end("public-im-partners", "203.0.113.0/24");
  const scattered = end("scattered", "10.0.0.1", "10.0.0.3", "10.0.0.5", "10.0.0.7");
  const six = sixRows();

  test.each<[string, readonly BoundFlow[], Partial<RulesetLimits>, RegExp]>([
    [
      "rules",
      six,
      { rules: 9 },
      /^edge\.yaml:10:3: deployment `azure-westeurope`: .* more rules .*; got 10; allowed: at most 9; /,
    ],
    [
      "prefixes on a side",
      six,
      { prefixesInAll: 9 },
      /source prefixes .*; got 10; allowed: at most 9/,
    ],
    [
      "prefixes of a rule",
      [flow("in", IPV4_ACCESS, "tcp 1", scattered)],
      { prefixesPerRule: 3 },
      /`in-access-tcp-1-scattered-v4` has too many prefixes on one side \(`scattered`\); got 4; allowed: at most 3/,
    ],
    [
      "name: the prefix can give way",
      [flow("in", IPV4_ACCESS, "tcp 5061", peer)],
      {
        name: { ...ROOMY.name, prefix: "contoso", prefixKey: "settings.namePrefix", maxLength: 44 },
      },
      /flow `in-access-tcp-5061-public-im-partners` is too long; got `contoso-in-.*-v4` \(48 characters\); allowed: at most 44 characters; shorten `settings\.namePrefix` \(`contoso`\) to at most 3 characters/,
    ],
    [
      "name: only the flow can give way",
      [extra("a-very-long-name-indeed", IPV4_ACCESS, "tcp 1", peer)],
      { name: { ...ROOMY.name, maxLength: 30 } },
      /flow `extra-a-very-long-name-indeed` .* \(32 characters\); allowed: at most 30 characters; shorten its id by at least 2 characters/,
    ],
    [
      "characters of a name",
      six,
      { name: { ...ROOMY.name, prefix: "Contoso", prefixKey: "settings.namePrefix" } },
      /does not take; got `Contoso-in-access-tcp-5061-public-im-partners-v4`; allowed: a-z/,
    ],
    [
      "description",
      [extra("rdp", IPV4_ACCESS, "tcp 3389", peer, { reason: "x".repeat(200) })],
      {},
      /description of the rule of flow `extra-rdp` is too long; got .* \(\d+ characters\); allowed: at most 140 characters; shorten the flow's `reason` or `owner` by 108 characters/,
    ],
  ])("%s", (_, flows, limits, message) => {
    expect(problemsOf(() => plan(flows, limits))).toMatch(message);
  });

  test("every problem is reported at once", () => {
    const long = (id: string): BoundFlow =>
      extra(id, IPV4_ACCESS, "tcp 3389", peer, { reason: "x".repeat(200) });
    expect(problemsOf(() => plan([long("one"), long("two")])).split("\n")).toHaveLength(2);
  });
});

test("a flow without a common family is our own mistake, not a rule less", () => {
  const peer = end("peer", "2001:db8::/32");
  expect(() => plan([flow("in", IPV4_ACCESS, "tcp 1", peer)])).toThrow(/no family/);
});
