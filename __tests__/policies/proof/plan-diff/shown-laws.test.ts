// What a plan opens and closes, against an evaluator that looks at one packet and one rule at a time.
import fc from "fast-check";

import {
  boxContains,
  ASSOCIATION,
  azureGroup,
  compare,
  googleRule,
  type World,
  SUBNET,
} from "./support/plan-steps";

/** Four source addresses and four ports tell all rules here apart. */
const SOURCES = ["192.0.2.0/25", "192.0.2.128/25", "192.0.2.0/24", "0.0.0.0/0"] as const;
const HOSTS = ["192.0.2.1", "192.0.2.200", "8.8.8.8"] as const;
const PORTS = ["80", "81", "80-82"] as const;

interface TinyRule {
  readonly source: (typeof SOURCES)[number];
  readonly port: (typeof PORTS)[number];
  readonly allows: boolean;
  readonly priority: number;
  readonly tag: "a" | "b" | undefined;
}

const tinyRule = fc.record<TinyRule>({
  source: fc.constantFrom(...SOURCES),
  port: fc.constantFrom(...PORTS),
  allows: fc.boolean(),
  priority: fc.integer({ min: 100, max: 104 }),
  tag: fc.constantFrom("a", "b", undefined),
});
const rules = fc.uniqueArray(tinyRule, { maxLength: 4, selector: ({ priority }) => priority });

function holds(source: string, host: string): boolean {
  if (source === "0.0.0.0/0") return true;
  if (!host.startsWith("192.0.2.")) return false;
  const last = Number(host.split(".")[3]);
  return source === "192.0.2.0/24" || (source === "192.0.2.0/25" ? last < 128 : last >= 128);
}

function hasPort(text: string, port: number): boolean {
  const [first = "", last = first] = text.split("-");
  return port >= Number(first) && port <= Number(last);
}

/** The first rule that has the packet decides, and nothing else is let in. */
function admits(world: readonly TinyRule[], host: string, port: number): boolean {
  const ordered = [...world].sort((a, b) => a.priority - b.priority);
  return (
    ordered.find((rule) => holds(rule.source, host) && hasPort(rule.port, port))?.allows ?? false
  );
}

const KINDS = { opens: [false, true], closes: [true, false] } as const;

function expectExact(
  gate: ReturnType<typeof compare>["gates"][number] | undefined,
  before: readonly TinyRule[],
  after: readonly TinyRule[],
): void {
  for (const host of HOSTS)
    for (const port of [79, 80, 81, 82]) {
      const is = [admits(before, host, port), admits(after, host, port)];
      const found = (gate?.entries ?? [])
        .filter(({ packets }) => packets.some((box) => boxContains(box, host, port)))
        .map(({ kind }) => kind);
      const wanted = Object.entries(KINDS)
        .filter(([, [was, now]]) => was === is[0] && now === is[1])
        .map(([kind]) => kind);
      expect({ host, port, found }).toEqual({ host, port, found: wanted });
    }
}

const google = (world: readonly TinyRule[]): World =>
  Object.fromEntries(
    world.map(({ source, port, allows, priority, tag }) => [
      `google_compute_firewall.r${priority}`,
      googleRule({
        name: `r${priority}`,
        priority,
        action: allows ? "allow" : "deny",
        ranges: [source],
        port,
        ...(tag !== undefined && { tags: [tag] }),
      }),
    ]),
  );

const azure = (world: readonly TinyRule[]): World => ({
  "azurerm_subnet.snet": SUBNET,
  "azurerm_subnet_network_security_group_association.link": ASSOCIATION,
  "azurerm_network_security_group.nsg": azureGroup([
    ...world.map(({ source, port, allows, priority }) => ({
      name: `r${priority}`,
      priority,
      access: allows ? ("Allow" as const) : ("Deny" as const),
      source,
      port,
    })),
    { name: "deny", priority: 4096, access: "Deny", source: "0.0.0.0/0", port: "0-65535" },
  ]),
});

test("each packet is told to open or close at each target exactly when it does", () => {
  fc.assert(
    fc.property(rules, rules, (before, after) => {
      const { gates } = compare(google(before), google(after));
      for (const tag of ["a", "b"] as const) {
        const acting = (world: readonly TinyRule[]): readonly TinyRule[] =>
          world.filter((rule) => rule.tag === undefined || rule.tag === tag);
        const isNamed = [...before, ...after].some((rule) => rule.tag === tag);
        const gate = gates.find(({ name }) => name.startsWith(`machines tagged \`${tag}\``));
        if (isNamed) expectExact(gate, acting(before), acting(after));
      }
    }),
    { numRuns: 60 },
  );
});

test("each packet is told to open or close at a subnet exactly when it does", () => {
  fc.assert(
    fc.property(rules, rules, (before, after) => {
      const { gates } = compare(azure(before), azure(after));
      expectExact(
        gates.find(({ direction }) => direction === "inbound"),
        before,
        after,
      );
    }),
    { numRuns: 40 },
  );
});

test("a plan backwards closes what it opens", () => {
  fc.assert(
    fc.property(rules, rules, (before, after) => {
      const there = compare(google(before), google(after)).gates.flatMap(({ entries }) => entries);
      const back = compare(google(after), google(before)).gates.flatMap(({ entries }) => entries);
      const count = (kind: string, entries: typeof there): number =>
        entries.filter((one) => one.kind === kind).length;
      expect([count("opens", there), count("closes", there)]).toEqual([
        count("closes", back),
        count("opens", back),
      ]);
    }),
    { numRuns: 25 },
  );
});
