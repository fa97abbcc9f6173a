// One configuration as the other files that Terraform has of it: the plan that makes everything, the plan in which nothing is
// to be done, the state in both forms. Written from what `terraform show -json` prints of the configurations of the samples.
import type { Loose } from "../mutants/rule-dialects";
import { GROUP, type Made, made, TOKEN } from "./made-resources";

/** The plan that makes everything. */
export function firstPlan(text: string): string {
  const all = made(text);
  const changes = all.map((one) => {
    const after = { ...one.values };
    const unknown: Loose = {};
    const later = ["id", ...(one.type === "google_compute_firewall" ? COMPUTED : [])];
    for (const [key, value] of Object.entries(one.written))
      if (typeof value === "string" && value.endsWith(".id}")) later.push(key);
    if (one.type === GROUP && one.written["security_rule"] === undefined)
      later.push("security_rule");
    for (const key of later) {
      if (key !== "id" && one.written[key] !== undefined && !isLink(one.written[key])) continue;
      Reflect.deleteProperty(after, key);
      unknown[key] = true;
    }
    return change(one, ["create"], null, after, unknown);
  });
  return JSON.stringify({ ...planHead(text, all), resource_changes: changes });
}

/** The plan in which nothing is to be done. */
export function laterPlan(text: string): string {
  const all = made(text);
  const changes = all.map((one) => change(one, ["no-op"], one.values, one.values, {}));
  return JSON.stringify({
    ...planHead(text, all),
    resource_changes: changes,
    prior_state: JSON.parse(shownState(text)) as unknown,
  });
}

export function shownState(text: string): string {
  const resources = made(text).map((one) => ({
    ...named(one),
    schema_version: 0,
    values: one.values,
    sensitive_values: {},
  }));
  return JSON.stringify({
    format_version: "1.0",
    terraform_version: "1.11.4",
    values: { root_module: { resources } },
  });
}

/** The file itself. */
export function rawState(text: string): string {
  const resources = made(text).map(({ type, name, values }) => ({
    mode: "managed",
    type,
    name,
    provider: `provider["${providerOf(type)}"]`,
    instances: [{ schema_version: 0, attributes: values, sensitive_attributes: [] }],
  }));
  return JSON.stringify({
    version: 4,
    terraform_version: "1.11.4",
    serial: 3,
    lineage: "6f3bd1b4-0f4b-2ac0-5a5c-3a7c1bb0f0de",
    outputs: {},
    resources,
  });
}

/** What the cloud fills in where nobody writes it. */
const COMPUTED = [
  "self_link",
  "creation_timestamp",
  "enable_logging",
  "direction",
  "destination_ranges",
  "source_ranges",
];

function isLink(value: unknown): boolean {
  return typeof value === "string" && value.endsWith(".id}");
}

function planHead(text: string, all: readonly Made[]): Loose {
  const { provider = {} } = JSON.parse(text) as { provider?: Loose };
  const providers = Object.entries(provider).map(([name, blocks]) => {
    const [block] = blocks as Loose[];
    const full = `registry.terraform.io/hashicorp/${name}`;
    return [name, { name, full_name: full, expressions: expressionsOf(block!) }] as const;
  });
  const resources = all.map(({ type, name, written }) => ({
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_config_key: type.split("_")[0],
    expressions: expressionsOf(written),
    schema_version: 0,
  }));
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    configuration: {
      provider_config: Object.fromEntries(providers),
      root_module: { resources },
    },
    applyable: true,
    complete: true,
    errored: false,
  };
}

function expressionsOf(body: Loose): Loose {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      const [, type, name, attribute] = TOKEN.exec(String(value)) ?? [];
      if (type !== undefined) {
        const own = `${type}.${String(name)}`;
        return [key, { constant_value: value, references: [`${own}.${String(attribute)}`, own] }];
      }
      const isBlock = key === "allow" || key === "deny";
      return [key, isBlock ? (value as Loose[]).map(expressionsOf) : { constant_value: value }];
    }),
  );
}

function change(
  one: Made,
  actions: readonly string[],
  before: unknown,
  after: Loose,
  unknown: Loose,
) {
  const marks = { before_sensitive: false, after_sensitive: {} };
  return { ...named(one), change: { actions, before, after, after_unknown: unknown, ...marks } };
}

function named({ type, name }: Made): Loose {
  const address = `${type}.${name}`;
  return { address, mode: "managed", type, name, provider_name: providerOf(type) };
}

function providerOf(type: string): string {
  return `registry.terraform.io/hashicorp/${type.split("_")[0]!}`;
}
