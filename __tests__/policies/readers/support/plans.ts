// Plans made of the states in the fixtures: what Terraform prints when nothing changes, and changes to it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { loadSite } from "../../../../modules/sites";
import { judge } from "../../../../policies/proof";
import { parseSource, readGates } from "../../../../policies/readers";

export const ROOT = join(__dirname, "../../../..");
const FOLDER = join(ROOT, "__tests__/fixtures/states");

export type Values = Record<string, unknown>;

export interface Change {
  address: string;
  type: string;
  name: string;
  index?: string | number;
  change: {
    actions: string[];
    before: Values | null;
    after: Values | null;
    after_unknown: Values;
    after_sensitive: unknown;
  };
  [key: string]: unknown;
}

export interface Written {
  type: string;
  name: string;
  mode: string;
  expressions: Values;
  [key: string]: unknown;
}

export interface Plan {
  format_version: string;
  resource_changes: Change[];
  prior_state: { values: { root_module: { resources: Values[] } } };
  configuration: { root_module: { resources: Written[]; [key: string]: unknown } };
  [key: string]: unknown;
}

export function fixture(file: string): string {
  return readFileSync(join(FOLDER, `${file}.json`), "utf8");
}

/** The plan over a state in which nothing is to be done. */
export function planOver(file: string): Plan {
  const state = JSON.parse(fixture(file)) as Plan["prior_state"];
  const resources = state.values.root_module.resources as unknown as (Change & {
    values: Values;
  })[];
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {},
    resource_changes: resources.map(({ values, ...named }) => ({
      ...named,
      change: {
        actions: ["no-op"],
        before: values,
        after: structuredClone(values),
        after_unknown: {},
        after_sensitive: {},
      },
    })),
    prior_state: structuredClone(state),
    configuration: {
      root_module: {
        resources: resources.map(({ type, name }) => ({
          type,
          name,
          mode: "managed",
          expressions: {},
        })),
      },
    },
  };
}

export function changeOf(plan: Plan, type: string, name?: string): Change {
  const found = plan.resource_changes.find(
    (one) => one.type.endsWith(type) && (name === undefined || one.name.includes(name)),
  );
  if (found === undefined) throw new Error(`no ${type} in the plan`);
  return found;
}

export function writtenOf(plan: Plan, type: string): Written {
  const found = plan.configuration.root_module.resources.find((one) => one.type.endsWith(type));
  if (found === undefined) throw new Error(`no ${type} in the configuration`);
  return found;
}

/** The resource is still to be made: these of its values are known after apply only. */
export function make({ change }: Change, ...unknown: readonly string[]): void {
  change.actions = ["create"];
  change.before = null;
  for (const key of unknown) hide(change, key);
}

export function hide({ after, after_unknown }: Change["change"], key: string): void {
  if (after !== null) Reflect.deleteProperty(after, key);
  after_unknown[key] = true;
}

export function remove({ change }: Change, action = "delete"): void {
  change.actions = [action];
  change.after = null;
}

/** Takes out of the state before what is only being made. */
export function forgetBefore(plan: Plan, ...types: readonly string[]): void {
  const { root_module: module } = plan.prior_state.values;
  module.resources = module.resources.filter(
    ({ type }) => !types.some((one) => String(type).endsWith(one)),
  );
}

const DEPLOYMENTS: Readonly<Record<string, readonly [site: string, name: string]>> = {
  google: [join(ROOT, "edge.yaml"), "google-europe-west4"],
  "azure-inline": [join(ROOT, "edge.yaml"), "azure-westeurope"],
  "azure-standalone-refreshed": [join(FOLDER, "standalone.yaml"), "azure-westeurope"],
};

export function deploymentFor(file: string) {
  const [site, name] = DEPLOYMENTS[file] ?? [];
  const found = loadSite(site ?? "").deployments.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no deployment for ${file}`);
  return found;
}

/** The verdict about a plan, and everything that is said with it. */
export function verdictOn(plan: Plan, file: string) {
  const reading = readGates(parseSource(JSON.stringify(plan), "plan.json"), deploymentFor(file));
  const { verdict, findings, advisories } = judge("plan.json", reading, deploymentFor(file));
  return {
    verdict,
    findings: findings.map(({ message }) => message).join("\n"),
    advisories: advisories.map(({ message }) => message).join("\n"),
  };
}
