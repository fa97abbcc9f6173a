// Plans of both clouds as Terraform wrote them, with the deployment that each is about.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { type Deployment, loadSite } from "../../modules/sites";
import type { Loose } from "./rule-dialects";

const FOLDER = join(__dirname, "..", "fixtures", "plans");
const SAMPLE = join(__dirname, "..", "..", "edge.yaml");

export interface PlanFixture {
  readonly name: string;
  readonly text: string;
  readonly deployment: Deployment;
}

/** Name of the plan, and of its site where that is not the sample. */
const PLANS: readonly (readonly [plan: string, site?: string])[] = [
  ["azure-inline"],
  ["azure-all-new", "azure-all-new"],
  ["azure-module-twice", "azure-modules"],
  ["azure-count", "azure-standalone"],
  ["azure-count-applied", "azure-standalone"],
  ["azure-interface", "azure-interface"],
  ["azure-two-subscriptions", "azure"],
  ["google", "google"],
  ["google-unchanged", "google"],
  ["google-new-network", "google"],
  ["google-module-twice", "google-modules"],
  ["google-count", "google"],
  ["google-account", "google-account"],
  ["google-two-projects", "google"],
];

export function planFixtures(): readonly PlanFixture[] {
  return PLANS.map(([name, site]) => {
    const cloud = name.split("-")[0];
    const { deployments } = loadSite(site === undefined ? SAMPLE : join(FOLDER, `${site}.yaml`));
    const deployment = deployments.find((one) => one.cloud === cloud)!;
    return {
      name,
      text: writtenOut(readFileSync(join(FOLDER, `${name}.json`), "utf8")),
      deployment,
    };
  });
}

const GROUP = "azurerm_network_security_group";

/**
 * A group for which nothing is said about inline rules may have any, so that a plan that makes one decides nothing: here
 * each of them says that it has none.
 */
function writtenOut(text: string): string {
  const plan = JSON.parse(text) as Loose;
  for (const { type, change } of plan["resource_changes"] as Loose[]) {
    const { after, after_unknown: unknown } = change as Record<string, Loose>;
    if (type !== GROUP || unknown!["security_rule"] !== true) continue;
    after!["security_rule"] = [];
    unknown!["security_rule"] = [];
  }
  writeRules((plan["configuration"] as Loose)["root_module"] as Loose);
  return JSON.stringify(plan);
}

function writeRules(module: Loose): void {
  for (const resource of (module["resources"] ?? []) as Loose[]) {
    if (resource["type"] !== GROUP) continue;
    const expressions = resource["expressions"] as Loose;
    expressions["security_rule"] ??= { constant_value: [] };
  }
  for (const call of Object.values((module["module_calls"] ?? {}) as Record<string, Loose>))
    writeRules(call["module"] as Loose);
}
