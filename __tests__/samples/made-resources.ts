// The resources of one of our configurations as the providers show them once they are made: ids, and everything unset.
import type { Loose } from "../mutants/rule-dialects";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";
export const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
export const TOKEN = /^\$\{(\w+)\.([\w-]+)\.(\w+)\}$/;
const META = new Set(["//", "provider", "depends_on", "lifecycle"]);

export interface Made {
  readonly type: string;
  readonly name: string;
  /** As the configuration has it, without what Terraform keeps for itself. */
  readonly written: Loose;
  /** After an apply. */
  readonly values: Loose;
}

export function made(text: string): readonly Made[] {
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
