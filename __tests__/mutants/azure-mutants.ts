// What can go wrong with network security groups beyond their rules: attachment, a second group, rules of both kinds,
// service tags and application security groups.
import type { Change, Edit } from "./mutants";
import { portEdits } from "./range-edits";
import { at } from "./rule-dialects";
import type { Loose } from "./rule-dialects";

const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const ON_SUBNET = "azurerm_subnet_network_security_group_association";
const ON_NIC = "azurerm_network_interface_security_group_association";
const TAGS = [
  "Internet",
  "VirtualNetwork",
  "AzureLoadBalancer",
  "AzureCloud",
  "Storage.WestEurope",
  "internet",
  "10.0.0.1-10.0.0.9",
];

export function* azureMutants(original: Loose): Generator<Edit> {
  yield* attachmentEdits(original);
  yield* groupEdits(original);
  yield* tagEdits(original);
}

function* attachmentEdits(original: Loose): Generator<Edit> {
  const edit = (what: string, change: Change): Edit => ["attachment", what, change];
  for (const type of [ON_SUBNET, ON_NIC]) {
    const key = type === ON_SUBNET ? "subnet_id" : "network_interface_id";
    for (const name of Object.keys(at(structuredClone(original), "resource", type))) {
      const set = (what: string, field: string, value: unknown): Edit =>
        edit(`${type}.${name}: ${what}`, (document) => {
          at(document, "resource", type, name)[field] = value;
        });
      yield set("another point", key, "/subscriptions/0/resourceGroups/other/subnets/other");
      yield set("a reference", key, "${azurerm_subnet.other.id}");
      yield set("another group", "network_security_group_id", "/subscriptions/0/nsg/other");
      for (const other of Object.keys(at(structuredClone(original), "resource", GROUP))) {
        yield set(`the group ${other}`, "network_security_group_id", `\${${GROUP}.${other}.id}`);
      }
      yield set("a missing group", "network_security_group_id", `\${${GROUP}.other.id}`);
      yield edit(`${type}.${name}: twice`, (document) => {
        const all = at(document, "resource", type);
        all["twice"] = structuredClone(all[name]);
      });
      yield edit(`${type}.${name}: also elsewhere`, (document) => {
        const all = at(document, "resource", type);
        const body = structuredClone(all[name]) as Loose;
        all["elsewhere"] = { ...body, [key]: "/subscriptions/0/subnets/elsewhere" };
      });
      yield edit(`${type}.${name}: written in capitals`, (document) => {
        const body = at(document, "resource", type, name);
        if (!String(body[key]).includes("${")) body[key] = String(body[key]).toUpperCase();
      });
    }
  }
}

function* groupEdits(original: Loose): Generator<Edit> {
  const [name = ""] = Object.keys(at(structuredClone(original), "resource", GROUP));
  const edit = (what: string, change: (group: Loose, document: Loose) => void): Edit => [
    "group",
    what,
    (document) => {
      change(at(document, "resource", GROUP, name), document);
    },
  ];
  yield edit("security_rule left out", (group) => Reflect.deleteProperty(group, "security_rule"));
  yield edit("security_rule null", (group) => (group["security_rule"] = null));
  yield edit("security_rule empty", (group) => (group["security_rule"] = []));
  yield edit("security_rule a token", (group) => (group["security_rule"] = "${var.rules}"));
  yield edit("a second group that is attached to nothing", (group, document) => {
    at(document, "resource", GROUP)["second"] = { ...structuredClone(group), name: "second" };
  });
  yield edit("a second empty group that is attached to nothing", (group, document) => {
    const second = { ...structuredClone(group), name: "second", security_rule: [] };
    at(document, "resource", GROUP)["second"] = second;
  });
  yield edit("a standalone rule beside the others", (_group, document) => {
    at(document, "resource", RULE)["ssh"] = standaloneRule("ssh", `\${${GROUP}.${name}.name}`);
  });
  yield edit("a standalone rule by the group's literal name", (group, document) => {
    at(document, "resource", RULE)["ssh"] = standaloneRule("ssh", group["name"]);
  });
  yield edit("a standalone rule of a group elsewhere", (_group, document) => {
    at(document, "resource", RULE)["ssh"] = standaloneRule("ssh", "nsg-elsewhere");
  });
}

function standaloneRule(name: string, group: unknown): Loose {
  return {
    name,
    network_security_group_name: group,
    resource_group_name: "rg-edge",
    priority: 4000,
    direction: "Inbound",
    access: "Allow",
    protocol: "Tcp",
    source_address_prefix: "*",
    source_port_range: "*",
    destination_address_prefix: "*",
    destination_port_range: "22",
  };
}

/** Every rule with a service tag or an application security group on either side, and with source ports. */
function* tagEdits(original: Loose): Generator<Edit> {
  const ways = ruleBodies(structuredClone(original));
  for (const [index, [label, body]] of ways.entries()) {
    const edit = (group: string, what: string, change: (rule: Loose) => void): Edit => [
      group,
      `${label}: ${what}`,
      (document) => {
        change(ruleBodies(document)[index]![1]);
      },
    ];
    for (const side of ["source", "destination"] as const) {
      const set = (rule: Loose, key: string, value: unknown): void => {
        for (const each of [
          "address_prefix",
          "address_prefixes",
          "application_security_group_ids",
        ]) {
          if (`${side}_${each}` in rule) rule[`${side}_${each}`] = null;
        }
        rule[`${side}_${key}`] = value;
      };
      for (const tag of TAGS) {
        yield edit("service tags", `${side} ${tag}`, (rule) => {
          set(rule, "address_prefix", tag);
        });
      }
      yield edit("service tags", `${side} Internet in a list`, (rule) => {
        set(rule, "address_prefixes", ["Internet"]);
      });
      yield edit("service tags", `${side} an application security group`, (rule) => {
        set(rule, "application_security_group_ids", ["/subscriptions/0/asg/edge"]);
      });
      yield edit("service tags", `${side} also an application security group`, (rule) => {
        rule[`${side}_application_security_group_ids`] = ["/subscriptions/0/asg/edge"];
      });
      yield edit("service tags", `${side} nothing at all`, (rule) => {
        set(rule, "address_prefix", null);
      });
    }
    for (const range of ["1024-65535", "0-65535", "0-65534", "1-65535", "443"]) {
      yield edit("ports", `source port ${range}`, (rule) => (rule["source_port_range"] = range));
    }
    if (body["source_port_range"] === "*") continue;
    for (const [what, texts] of portEdits([String(body["source_port_range"])], ["*"])) {
      yield edit("ports", `source ${what}`, (rule) => {
        const [only] = texts.length === 1 ? texts : [null];
        rule["source_port_range"] = only;
        rule["source_port_ranges"] = only === null ? texts : null;
      });
    }
  }
}

function ruleBodies(document: Loose): readonly (readonly [string, Loose])[] {
  const groups = Object.values(at(document, "resource", GROUP)) as Loose[];
  const inline = groups.flatMap((group) => (group["security_rule"] ?? []) as Loose[]);
  const standalone = (document["resource"] as Loose)[RULE] ?? {};
  return [...inline, ...(Object.values(standalone) as Loose[])].map((rule) => [
    String(rule["name"]),
    rule,
  ]);
}
