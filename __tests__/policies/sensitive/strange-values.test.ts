// Whatever stands in a sensitive argument of a rule, no message about it quotes it.
import { readFileSync } from "node:fs";

import fc from "fast-check";

import { loadSite } from "../../../modules/sites";
import { judge } from "../../../policies/proof";
import { parseSource, readGates } from "../../../policies/readers";
import { FORMATS, makeCheckReport, renderCheck } from "../../../policies/report";
import { type Cloud, fixture } from "./support";

const WORD = "zz9-plural_Z";

const VALUES: readonly unknown[] = [
  WORD,
  WORD.toUpperCase(),
  ` ${WORD} `,
  `a\`${WORD}`,
  `b"${WORD}`,
  `\${${WORD}}`,
  `${WORD}/33`,
  `${"long ".repeat(20)}${WORD}`,
  `/subscriptions/1/resourceGroups/${WORD}/x`,
  71234,
  "71234",
  "71234-71239",
  "198.18.91.7/24",
  "198.18.91.7-198.18.91.9",
  [WORD],
  [71234],
  { deep: WORD },
  [{ deep: WORD }],
];

const TELLING = /zz9-plural|7123[3-9]|198\.18\.91\.|198\.18\.90\.255/i;

interface Plan {
  readonly resource_changes: readonly {
    readonly change: {
      readonly after: Record<string, unknown>;
      readonly after_sensitive: Record<string, unknown>;
    };
  }[];
}

type Path = readonly string[];

/** Paths to everything in a value, of lists to their first element. */
function pathsIn(value: unknown): readonly Path[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Array.isArray(value) ? Object.entries(value).slice(0, 1) : Object.entries(value);
  return entries.flatMap(([key, below]) => [[key], ...pathsIn(below).map((at) => [key, ...at])]);
}

function put(value: unknown, [key = "", ...rest]: Path, strange: unknown): void {
  const there = value as Record<string, unknown>;
  if (rest.length === 0) there[key] = strange;
  else put(there[key], rest, strange);
}

const PLANS = (["azure", "google"] as const).map((cloud: Cloud) => {
  const text = readFileSync(fixture(`${cloud}-plan.json`), "utf8");
  const plan = JSON.parse(text) as Plan;
  const arguments_ = plan.resource_changes.flatMap(({ change }, index) =>
    pathsIn(change.after).map((path) => ({ index, path })),
  );
  const [deployment] = loadSite(fixture(`${cloud}-site.yaml`)).deployments;
  if (deployment === undefined) throw new Error("a site without a deployment");
  return { text, arguments_, deployment };
});

const CHANGED = fc.constantFrom(...PLANS).chain((plan) =>
  fc.record({
    plan: fc.constant(plan),
    at: fc.constantFrom(...plan.arguments_),
    value: fc.constantFrom(...VALUES),
  }),
);

function reportsOf(text: string, deployment: (typeof PLANS)[number]["deployment"]): string {
  const reading = readGates(parseSource(text, "plan.json"), deployment);
  const verdict = judge("plan.json", reading, deployment, { advise: true, ruleUses: true });
  const report = makeCheckReport([verdict]);
  return FORMATS.map((format) => renderCheck(format, report)).join("\n");
}

test("no report quotes it", () => {
  fc.assert(
    fc.property(CHANGED, ({ plan: { text, deployment }, at: { index, path }, value }) => {
      const plan = JSON.parse(text) as Plan;
      const change = plan.resource_changes[index]?.change;
      put(change?.after, path, value);
      put(change?.after_sensitive, path.slice(0, 1), true);
      expect(TELLING.exec(reportsOf(JSON.stringify(plan), deployment))?.[0]).toBeUndefined();
    }),
    { numRuns: 60, seed: 12 },
  );
});

test("where nothing is marked, it is quoted", () => {
  const [{ text, deployment }] = PLANS as [(typeof PLANS)[number]];
  const plan = JSON.parse(text.replaceAll('"security_rule":true', '"security_rule":[]')) as Plan;
  for (const { change } of plan.resource_changes) {
    const [rule] = (change.after["security_rule"] ?? []) as Record<string, unknown>[];
    if (rule !== undefined) rule["access"] = WORD;
  }
  expect(reportsOf(JSON.stringify(plan), deployment)).toContain(WORD);
});

test("a sensitive default of a variable hides the same value in a configuration", () => {
  const [, { deployment }] = PLANS as [unknown, (typeof PLANS)[number]];
  const rule = {
    name: "rdp",
    network: "perimeter",
    project: "contoso-edge",
    direction: "INGRESS",
    source_ranges: ["198.18.91.0/24"],
    target_tags: ["edge"],
    allow: [{ protocol: "tcp", ports: ["3389"] }],
  };
  const partners = { default: ["198.18.91.0/24"] };
  const written = (sensitive: boolean) =>
    JSON.stringify({
      variable: { partners: { ...partners, sensitive } },
      resource: { google_compute_firewall: { rdp: rule } },
    });
  expect(TELLING.exec(reportsOf(written(true), deployment))?.[0]).toBeUndefined();
  expect(reportsOf(written(false), deployment)).toContain("198.18.91.0/24");
});
