// The table of changed rules: matched by group and name, and each argument by what it means.
import fc from "fast-check";

import { group, inline, said, standalone, table, vpcRule } from "./support/rule-tables";

const OTHERS = Array.from({ length: 30 }, (_, at) => inline(`other-${at}`, { priority: 200 + at }));

test("one changed rule of a set that is shown as a whole is one line, with whole lists", () => {
  const rdp = inline("rdp", { destination_port_range: "3389" });
  const wider = { ...rdp, source_address_prefixes: ["198.51.100.7", "203.0.113.0/24"] };
  const rules = table([group([rdp, ...OTHERS])], [group([...OTHERS.toReversed(), wider])]);
  expect(said(rules)).toEqual([
    "changed rdp, source_address_prefixes [203.0.113.0/24] -> [198.51.100.7 203.0.113.0/24]",
  ]);
  expect(rules[0]?.group).toBe("nsg-edge");
  expect(rules[0]?.fields[0]).toMatchObject({ gained: ["198.51.100.7"], lost: [] });
});

test("added, removed, moved and renamed", () => {
  const rule = (name: string, at: number) =>
    inline(name, { priority: 100 + at, destination_port_range: String(1000 + at) });
  const before = [rule("one", 0), rule("two", 1), rule("three", 2)];
  const after = [
    { ...rule("one", 0), priority: 500 },
    { ...rule("two", 1), name: "zwei" },
    { ...rule("four", 3), access: "Deny" },
  ];
  const rules = table([group(before)], [group(after)]);
  expect(said(rules)).toEqual([
    "renamed two -> zwei",
    "removed three",
    "added four",
    "moved one, priority 100 -> 500",
  ]);
  expect(rules[2]?.rule).toMatchObject({ access: { is: "text", text: "Deny" } });
  expect(Object.keys(rules[2]?.rule ?? {})).not.toContain("description");
});

test("a rule that has another name and another priority is renamed, and says both", () => {
  const rules = table([group([inline("a")])], [group([inline("b", { priority: 110 })])]);
  expect(said(rules)).toEqual(["renamed a -> b, priority 100 -> 110"]);
});

test("rules that differ in more than their names are not taken for one", () => {
  const other = inline("b", { destination_port_range: "444" });
  expect(said(table([group([inline("a")])], [group([other])]))).toEqual(["removed a", "added b"]);
});

test.each([
  [{ source_address_prefixes: ["203.0.113.7"] }, { source_address_prefixes: ["203.0.113.7/32"] }],
  [
    { source_address_prefixes: ["2001:db8::/32"] },
    { source_address_prefixes: ["2001:DB8:0::/32"] },
  ],
  [
    { source_address_prefixes: ["203.0.113.7"], source_address_prefix: "" },
    { source_address_prefixes: [], source_address_prefix: "203.0.113.7/32" },
  ],
  [
    { source_address_prefixes: [], source_address_prefix: "Internet" },
    { source_address_prefixes: [], source_address_prefix: "internet" },
  ],
  [{ protocol: "Tcp" }, { protocol: "TCP" }],
  [{ destination_port_range: "443" }, { destination_port_range: "443-443" }],
  [
    { destination_port_range: "", destination_port_ranges: ["80", "443"] },
    { destination_port_range: null, destination_port_ranges: ["443", "80"] },
  ],
])("%j says the same as %j", (before, after) => {
  expect(table([group([inline("a", before)])], [group([inline("a", after)])])).toEqual([]);
});

test("`*` and `0.0.0.0/0` are not the same, and it is said what each is", () => {
  const any = { source_address_prefixes: [], source_address_prefix: "*" };
  const rules = table(
    [group([inline("a", any)])],
    [group([inline("a", { ...any, source_address_prefix: "0.0.0.0/0" })])],
  );
  expect(said(rules)).toEqual(["changed a, source_address_prefixes [*] -> [0.0.0.0/0]"]);
  expect(rules[0]?.fields[0]?.note).toContain("`0.0.0.0/0` is every IPv4 address");
});

test("a group's copies of standalone rules are no rules of their own", () => {
  const [before, after] = ["3389", "3390"].map((port) => ({ destination_port_range: port }));
  const rules = table(
    [group([inline("RDP", before)]), standalone("rdp", before)],
    [group([inline("RDP", before)]), standalone("rdp", after)],
  );
  expect(said(rules)).toEqual(["changed rdp, destination_port_ranges [3389] -> [3390]"]);
  expect(rules[0]?.after?.paths).toHaveLength(2);
  const moved = table([group([inline("rdp", before)])], [group([]), standalone("rdp", before)]);
  expect(moved).toEqual([]);
});

test("groups of one name in two resource groups are not mixed up", () => {
  const other = { resource_group_name: "rg-two", id: undefined };
  const closed = [group([inline("a")]), group([inline("b")], other, "edge")];
  const open = [group([inline("a")]), group([inline("b"), inline("c")], other, "edge")];
  const rules = table([...closed].reverse().map(unlike), open.map(unlike));
  expect(said(rules)).toEqual(["added c"]);
});

function unlike(resource: ReturnType<typeof group>): ReturnType<typeof group> {
  return {
    ...resource,
    name: `g_${String(resource.values["resource_group_name"]).replace("-", "_")}`,
  };
}

test("a group that is renamed at its address keeps its rules", () => {
  const renamed = { name: "nsg-new", id: undefined };
  expect(table([group([inline("a")])], [group([inline("a")], renamed)])).toEqual([]);
});

test("a set that is unknown as a whole is said once, and no rule of it is called removed", () => {
  const head = { ...group([]), unknown: { security_rule: true } };
  const values = Object.fromEntries(
    Object.entries(head.values).filter(([key]) => key !== "security_rule"),
  );
  const rules = table([group([inline("a"), inline("b")])], [{ ...head, values }], { plan: true });
  expect(said(rules)).toEqual([
    "changed (security_rule), security_rule [a b] -> [(known after apply)]",
  ]);
  expect(rules[0]?.doubt).toContain("known after the apply only");
});

test("unknown values are no text", () => {
  const values = { ...standalone("a").values };
  delete values["source_address_prefixes"];
  const head = { ...standalone("a"), values, unknown: { source_address_prefixes: true } };
  expect(said(table([standalone("a")], [head], { plan: true }))).toEqual([
    "changed a, source_address_prefixes [203.0.113.0/24] -> (known after apply)",
  ]);
});

test("values that are marked as secrets are not shown unless asked for", () => {
  const head = {
    ...standalone("a", { source_address_prefixes: ["198.51.100.9"] }),
    sensitive: { source_address_prefixes: true },
  };
  const hidden = table([standalone("a")], [head]);
  expect(said(hidden)).toEqual([
    "changed a, source_address_prefixes [203.0.113.0/24] -> (sensitive)",
  ]);
  expect(JSON.stringify(hidden)).not.toContain("198.51.100.9");
  expect(JSON.stringify(table([standalone("a")], [head], { showSensitive: true }))).toContain(
    "198.51.100.9",
  );
});

test("VPC firewall rules: defaults, lists of protocols and ports, and the network", () => {
  const before = vpcRule("web");
  expect(table([before], [vpcRule("web", { direction: null, priority: null })])).toEqual([]);
  const six = { allow: [{ protocol: "6", ports: ["443-443"] }] };
  expect(table([before], [vpcRule("web", six)])).toEqual([]);
  const more = {
    allow: [
      { protocol: "tcp", ports: ["443", "3389"] },
      { protocol: "icmp", ports: [] },
    ],
  };
  expect(said(table([before], [vpcRule("web", more)]))).toEqual([
    "changed web, allow [tcp 443] -> [tcp 443 tcp 3389 icmp]",
  ]);
  expect(said(table([before], [vpcRule("web", { network: "other" })]))).toEqual([
    "removed web",
    "added web",
  ]);
  expect(said(table([before], [vpcRule("web2")]))).toEqual(["renamed web -> web2"]);
  const deny = { allow: [], deny: [{ protocol: "tcp", ports: ["443"] }] };
  expect(said(table([before], [vpcRule("web", deny)]))).toEqual([
    "changed web, allow [tcp 443] -> (unset), deny (unset) -> [tcp 443]",
  ]);
});

test("ports of a VPC firewall rule that are unknown are not every port", () => {
  const head = {
    ...vpcRule("web", { allow: [{ protocol: "tcp" }] }),
    unknown: { allow: [{ ports: true }] },
  };
  expect(said(table([vpcRule("web")], [head], { plan: true }))).toEqual([
    "changed web, allow [tcp 443] -> [(known after apply)]",
  ]);
});

const edits = fc.record({
  port: fc.constantFrom("443", "3389"),
  access: fc.constantFrom("Allow", "Deny"),
  prefixes: fc.uniqueArray(fc.constantFrom("10.0.0.1", "10.0.0.2", "10.1.0.0/16"), {
    minLength: 1,
  }),
});

test("law: order means nothing, every rule that differs is named once, and no other is", () => {
  const worlds = fc.array(fc.tuple(edits, edits), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(worlds, fc.boolean(), (world, isShuffled) => {
      const rules = (side: 0 | 1) =>
        world.map((pair, at) =>
          inline(`rule-${at}`, {
            priority: 100 + at,
            destination_port_range: pair[side].port,
            access: pair[side].access,
            source_address_prefixes: isShuffled
              ? pair[side].prefixes.toReversed()
              : pair[side].prefixes,
          }),
        );
      const head = rules(1);
      const found = table([group(rules(0))], [group(isShuffled ? head.toReversed() : head)]);
      const differing = world.flatMap(([a, b], at) =>
        JSON.stringify([a.port, a.access, [...a.prefixes].sort()]) ===
        JSON.stringify([b.port, b.access, [...b.prefixes].sort()])
          ? []
          : [`rule-${at}`],
      );
      expect(found.map(({ after }) => after?.name)).toEqual(differing);
      expect(new Set(found.map(({ step }) => step))).toEqual(
        new Set(differing.length > 0 ? ["changed"] : []),
      );
    }),
    { numRuns: 60 },
  );
});
