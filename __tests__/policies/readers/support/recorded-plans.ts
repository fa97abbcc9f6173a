// Plans that the clouds' own providers made, cut down to what a reader looks at, and changes to them.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { loadSite } from "../../../../modules/sites";
import { judge } from "../../../../policies/proof";
import { parseSource, readGates } from "../../../../policies/readers";
import { type Change, type Plan, ROOT, type Values, type Written } from "./plans";

const FOLDER = join(ROOT, "__tests__/fixtures/plans");

/** Each with the site file that it is held against. */
const SITES = {
  "azure-first": join(ROOT, "edge.yaml"),
  "azure-standalone": join(FOLDER, "azure-standalone.yaml"),
  "azure-modules": join(FOLDER, "azure-modules.yaml"),
  "azure-subscriptions": join(FOLDER, "azure.yaml"),
  "google-first": join(FOLDER, "google.yaml"),
  "google-applied": join(FOLDER, "google.yaml"),
  "google-modules": join(FOLDER, "google-modules.yaml"),
  "google-projects": join(FOLDER, "google.yaml"),
} as const;

export type RecordedPlan = keyof typeof SITES;

export const RECORDED = Object.keys(SITES) as readonly RecordedPlan[];

export function recordedText(name: RecordedPlan): string {
  return readFileSync(join(FOLDER, `${name}.json`), "utf8");
}

export function recorded(name: RecordedPlan): Plan {
  return JSON.parse(recordedText(name)) as Plan;
}

function deploymentOf(name: RecordedPlan) {
  const { deployments } = loadSite(SITES[name], { today: "2026-11-28" });
  const [cloud] = name.split("-");
  const found = deployments.find((one) => one.cloud === cloud);
  if (found === undefined) throw new Error(`no deployment for ${name}`);
  return found;
}

/** The verdict about a plan, or the bytes of one, and everything that is said with it. */
export function judged(plan: Plan | Uint8Array | string, name: RecordedPlan) {
  const isText = typeof plan === "string" || plan instanceof Uint8Array;
  const source = parseSource(isText ? plan : JSON.stringify(plan), "plan.json");
  const deployment = deploymentOf(name);
  const { verdict, findings, advisories, assumptions } = judge(
    "plan.json",
    readGates(source, deployment),
    deployment,
  );
  return {
    verdict,
    findings,
    said: [
      ...findings.map(({ message }) => message),
      ...advisories.map(({ message }) => message),
      ...assumptions,
    ].join("\n"),
  };
}

/** The change at an address, as Terraform prints it. */
export function at(plan: Plan, address: string): Change {
  const found = plan.resource_changes.find((one) => one.address === address);
  if (found === undefined) throw new Error(`no ${address} in the plan`);
  return found;
}

/** What `configuration` has for a resource, in a module of the given calls. */
export function written(plan: Plan, own: string, ...calls: readonly string[]): Written {
  const module = calls.reduce<Values>(
    (at, call) => ((at["module_calls"] as Values)[call] as { module: Values }).module,
    plan.configuration.root_module,
  );
  const found = (module["resources"] as readonly Written[]).find(
    ({ type, name }) => `${type}.${name}` === own,
  );
  if (found === undefined) throw new Error(`no ${own} in the configuration`);
  return found;
}

/** The call of a module of the root. */
export function callOf(plan: Plan, call: string): { expressions: Values; module: Values } {
  const calls = plan.configuration.root_module["module_calls"] as Record<string, unknown>;
  if (!(call in calls)) throw new Error(`no module ${call}`);
  return calls[call] as { expressions: Values; module: Values };
}
