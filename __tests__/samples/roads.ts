// One configuration as the other files that Terraform has of it: the plan that makes everything, the plan in which nothing is
// to be done, the state in both forms. Written from what `terraform show -json` prints of the configurations of the samples.
import type { Loose } from "../mutants/rule-dialects";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";
const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const TOKEN = /^\$\{(\w+)\.([\w-]+)\.(\w+)\}$/;
const META = new Set(["//", "provider", "depends_on", "lifecycle"]);

interface Made {
  readonly type: string;
  readonly name: string;
  /** As the configuration has it, without what Terraform keeps for itself. */
  readonly written: Loose;
  /** After an apply. */
  readonly values: Loose;
}

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

function made(text: string): readonly Made[] {
  const { resource, provider } = JSON.parse(text) as Record<string, Record<string, Loose>>;
  const written = Object.entries(resource!).flatMap(([type, all]) =>
    Object.entries(all).map(([name, body]) => {
      const own = Object.entries(body as Loose).filter(([key]) => !META.has(key));
      return { type, name, written: Object.fromEntries(own) };
    }),
  );
  const [google] = (provider?.["google"] ?? []) as unknown as Loose[];
  const found = new Map(written.map((one) => [`${one.type}.${one.name}`, one.written]));
  const known = (value: unknown): unknown => {
    const [, type, name, attribute] = TOKEN.exec(String(value)) ?? [];
    const target = found.get(`${String(type)}.${String(name)}`);
    if (type === undefined || target === undefined) return value;
    return attribute === "id" ? idOf(type, target, known) : known(target[attribute!]);
  };
  return written.map((one) => {
    const values = Object.fromEntries(
      Object.entries(one.written).map(([key, value]) => [key, known(value)]),
    );
    const id = idOf(one.type, one.written, known);
    return { ...one, values: shown({ ...values, id }, one, written, google, known) };
  });
}

function idOf(type: string, body: Loose, known: (value: unknown) => unknown): string {
  const group = `${SUBSCRIPTION}/resourceGroups/${String(known(body["resource_group_name"]))}`;
  const networks = `${group}/providers/Microsoft.Network/networkSecurityGroups`;
  const name = String(known(body["name"]));
  if (type === GROUP) return `${networks}/${name}`;
  if (type === RULE)
    return `${networks}/${String(known(body["network_security_group_name"]))}/securityRules/${name}`;
  const point = body["subnet_id"] ?? body["network_interface_id"];
  return typeof point === "string" ? point : name;
}

/** As the providers show it: with everything that is not set. */
function shown(
  values: Loose,
  { type, name }: Pick<Made, "type" | "name">,
  all: readonly Pick<Made, "type" | "written">[],
  google: Loose | undefined,
  known: (value: unknown) => unknown,
): Loose {
  if (type === RULE) return spelledOut(values);
  if (type === GROUP) {
    const own = all.filter((one) => one.type === RULE).map(({ written }) => written);
    const ofGroup = own.filter((rule) =>
      String(rule["network_security_group_name"]).includes(`.${name}.`),
    );
    const copies = ofGroup.map((rule) => {
      const known_ = Object.entries(rule).filter(([key]) => !/group_name$/.test(key));
      return Object.fromEntries(known_.map(([key, value]) => [key, known(value)]));
    });
    const rules = (values["security_rule"] ?? copies) as Loose[];
    return { ...values, security_rule: rules.map(spelledOut), timeouts: null };
  }
  if (type !== "google_compute_firewall") return { ...values, timeouts: null };
  const blocks = (key: string): Loose[] =>
    ((values[key] ?? []) as Loose[]).map(({ protocol, ports }) => ({
      protocol,
      ports: ports ?? [],
    }));
  return {
    description: "",
    disabled: false,
    deletion_policy: "DELETE",
    log_config: [],
    project: google?.["project"],
    source_ranges: [],
    source_tags: [],
    source_service_accounts: [],
    destination_ranges: [],
    target_tags: [],
    target_service_accounts: [],
    direction: "INGRESS",
    ...values,
    allow: blocks("allow"),
    deny: blocks("deny"),
  };
}

const TEXTS = ["source", "destination"].flatMap((side) => [
  `${side}_address_prefix`,
  `${side}_port_range`,
]);
const LISTS = ["source", "destination"].flatMap((side) => [
  `${side}_address_prefixes`,
  `${side}_port_ranges`,
  `${side}_application_security_group_ids`,
]);

function spelledOut(rule: Loose): Loose {
  const full: Loose = { description: "", ...rule };
  full["description"] ??= "";
  for (const key of TEXTS) full[key] ??= "";
  for (const key of LISTS) full[key] ??= [];
  return full;
}
