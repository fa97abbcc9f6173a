// Suppressions in the proof: exactly the finding that was reviewed, and no other.
import { judge } from "../../../../policies/proof";
import { adviseStale } from "../../../../policies/proof";
import type { Suppression } from "../../../../modules/sites";
import { ACCESS, boxes, deployment, flow, gate, reading, rule } from "../../../samples/hand-made";

const SIP = flow("inbound", "tcp", 5061);
const sip = rule("allow", "sip", {
  from: "203.0.113.0/24",
  to: ACCESS,
  protocol: "tcp",
  ports: 5061,
});
const rdp = (ports: number | readonly [number, number], name = "rdp") =>
  rule("allow", name, { from: "198.51.100.0/24", to: ACCESS, protocol: "tcp", ports });

type Rules = Parameters<typeof gate>[1];

function run(rules: Rules, fingerprints: readonly string[] = [], others = {}) {
  const suppressions: readonly Suppression[] = fingerprints.map((finding) => ({
    finding,
    owner: "netops",
    reason: "the bastion",
    expires: "2099-01-01",
    place: { file: "edge.yaml", line: 30, column: 5 },
  }));
  const gates = [gate("inbound", rules), gate("outbound", [])];
  return judge("doc", reading(gates, others), { ...deployment([SIP]), suppressions });
}

const reviewed = run([sip, rdp(3389)]).findings[0]!.fingerprint!;

test("the reviewed finding no longer counts, and is still there", () => {
  const { verdict, findings } = run([sip, rdp(3389)], [reviewed]);
  expect(verdict).toBe("proven");
  expect(findings).toMatchObject([{ kind: "excess", suppressed: { owner: "netops" } }]);
});

test("an entry that expires soon is announced where it is used", () => {
  const told = (finding: string) => {
    const entry = {
      finding,
      owner: "netops",
      reason: "the bastion",
      ticket: "NET-1",
      expires: "2099-01-01",
      expiresSoon: true,
      place: { file: "edge.yaml" },
    };
    const gates = [gate("inbound", [sip, rdp(3389)]), gate("outbound", [])];
    const site = { ...deployment([SIP]), suppressions: [entry] };
    return judge("doc", reading(gates), site).advisories.filter(({ id }) => id === "expires-soon");
  };
  expect(told(reviewed)).toEqual([
    {
      id: "expires-soon",
      message: `the suppression of finding ${reviewed} (netops) expires after 2099-01-01 (NET-1); the finding counts again then`,
    },
  ]);
  expect(told("0".repeat(16))).toEqual([]);
});

test("it still holds when the rule moves", () => {
  expect(run([rdp(3389), sip], [reviewed]).verdict).toBe("proven");
});

const vague = rule("allow", "rdp", {
  from: "198.51.100.0/24",
  to: ACCESS,
  protocol: "tcp",
  ports: 3389,
  certain: [],
  uncertainty: "the tag `X`",
});

describe("a fingerprint as it was made before", () => {
  const { fingerprint, formerFingerprint } = run([sip, rdp(3389)]).findings[0]!;
  test("still covers its finding, and the report says what to write", () => {
    expect(formerFingerprint).not.toBe(fingerprint);
    const { verdict, advisories } = run([sip, rdp(3389)], [formerFingerprint!]);
    expect(verdict).toBe("proven");
    expect(advisories.map(({ message }) => message).join("\n")).toContain(
      `write ${fingerprint!} in place of ${formerFingerprint!}`,
    );
  });

  test("is no stale entry", () => {
    const verdict = run([sip, rdp(3389)], [formerFingerprint!]);
    const entry = {
      finding: formerFingerprint!,
      owner: "o",
      reason: "r",
      expires: "2099-01-01",
      place: { file: "edge.yaml" },
    };
    expect(adviseStale([verdict], [entry])).toEqual([verdict]);
  });

  test("covers no other finding", () => {
    expect(run([sip, rdp([3389, 3390])], [formerFingerprint!]).verdict).toBe("refuted");
  });
});

test("in doubt, the order of what is in doubt and what comes behind it count", () => {
  const other = {
    ...vague,
    action: "deny" as const,
    origin: { ...vague.origin, name: "no", address: "no" },
  };
  const open = rule("allow", "all", { from: "198.51.100.0/24", to: ACCESS });
  const found = [
    [sip, vague, other],
    [sip, other, vague],
    [sip, vague],
  ].map((rules) =>
    run(rules)
      .findings.map(({ fingerprint }) => fingerprint)
      .join(),
  );
  expect(new Set(found).size).toBe(3);
  const [closed] = run([sip, other, vague]).findings;
  expect(run([sip, other, open], [closed!.fingerprint!]).verdict).not.toBe("proven");
});

describe("anything else counts", () => {
  test.each<[string, Rules, string]>([
    ["one port more", [sip, rdp([3389, 3390])], "refuted"],
    ["another rule", [sip, rdp(3389, "other")], "refuted"],
    ["a second finding beside it", [sip, rdp(3389), rdp(22, "ssh")], "refuted"],
    ["a missing flow beside it", [rdp(3389)], "refuted"],
    ["no longer certain", [sip, vague], "undecided"],
    [
      "a wider source",
      [sip, rule("allow", "rdp", { to: ACCESS, protocol: "tcp", ports: 3389 })],
      "refuted",
    ],
  ])("%s", (_, rules, verdict) => {
    expect(run(rules, [reviewed]).verdict).toBe(verdict);
  });

  test("a second rule in doubt behind the one that was reviewed", () => {
    const unknown = { to: ACCESS, protocol: "tcp", ports: 3389, certain: [] } as const;
    const tag = rule("allow", "tag", { ...unknown, uncertainty: "the tag `X`" });
    const wider = rule("allow", "wider", { ...unknown, uncertainty: "the tag `Internet`" });
    const { findings } = run([sip, tag]);
    const prints = findings.map(({ fingerprint }) => fingerprint!);
    expect(run([sip, tag], prints).verdict).toBe("proven");
    expect(run([sip, tag, wider], prints).verdict).toBe("undecided");
  });

  test("the same packets at other machines", () => {
    const other = gate("inbound", [rdp(3389)], { machines: "other", name: "inbound gate" });
    const gates = [gate("inbound", [sip]), gate("outbound", []), other];
    expect(run([sip, rdp(3389)], [reviewed], { gates }).verdict).toBe("refuted");
  });
});

test("missing and unproven findings can be suppressed", () => {
  for (const rules of [[], [sip, vague]]) {
    const { findings } = run(rules);
    const prints = findings.map(({ fingerprint }) => fingerprint!);
    expect(run(rules, prints)).toMatchObject({ verdict: "proven" });
    expect(findings.length).toBeGreaterThan(0);
  }
});

test("what is not understood cannot, and the report says why", () => {
  const unsupported = [{ message: "odd", remedy: "mend it", address: "azapi_resource.x" }];
  const { findings } = run([sip], [], { unsupported });
  const prints = findings.map(({ fingerprint }) => fingerprint!);
  const { verdict, advisories } = run([sip], prints, { unsupported });
  expect(verdict).toBe("undecided");
  expect(advisories.map(({ message }) => message).join()).toMatch(
    /suppression of finding [0-9a-f]{16} \(netops\) has no effect: .*nobody knows what it opens/,
  );
});

test("a comparison that was given up cannot either", () => {
  const gates = [gate("inbound", [sip]), gate("outbound", [])];
  const prove = (suppressions: readonly Suppression[]) =>
    judge("doc", reading(gates), { ...deployment([SIP]), suppressions }, { budget: 1 });
  const entries = prove([]).findings.map(({ fingerprint }) => ({
    finding: fingerprint!,
    owner: "o",
    reason: "r",
    expires: "2099-01-01",
    place: { file: "edge.yaml" },
  }));
  expect(entries.length).toBeGreaterThan(0);
  expect(prove(entries).verdict).toBe("undecided");
});

test("a region of more boxes than are shown is covered whole", () => {
  const scattered = (last: number): Rules =>
    [sip, ...Array.from({ length: last }, (_, at) => at)].map((at) =>
      typeof at === "number" ? { ...rdp(3389), possible: ports(last), certain: ports(last) } : at,
    );
  const ports = (last: number) =>
    Array.from({ length: last }, (_, at) =>
      boxes({ from: `198.51.100.${2 * at}/32`, to: ACCESS, protocol: "tcp", ports: 100 + 2 * at }),
    ).flat();
  const [finding] = run(scattered(40)).findings;
  expect(finding).toMatchObject({ truncated: true });
  expect(run(scattered(40), [finding!.fingerprint!]).verdict).toBe("proven");
  expect(run(scattered(41), [finding!.fingerprint!]).verdict).toBe("refuted");
});

test("an entry that names no finding is stale", () => {
  const entry = {
    finding: "0".repeat(16),
    owner: "o",
    reason: "r",
    expires: "2099-01-01",
    place: { file: "edge.yaml", line: 3 },
  };
  const verdicts = [run([sip])];
  expect(adviseStale(verdicts, [entry])[0]!.advisories.at(-1)).toMatchObject({
    id: "stale-suppression",
    message: expect.stringMatching(
      /^the suppression of finding 0{16} \(o, edge.yaml:3\) is stale/,
    ) as unknown,
  });
  expect(adviseStale(verdicts, [])).toEqual(verdicts);
});
