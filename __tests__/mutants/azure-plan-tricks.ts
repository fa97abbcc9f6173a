// Edits of Azure plans by somebody who wants them proven although something else is open: none may be.
import type { EditedPlan, Trick } from "./edited-plan";
import type { Loose } from "./rule-dialects";

const GROUP = "azurerm_network_security_group.edge";
const ASSOCIATION = "azurerm_subnet_network_security_group_association.edge";
const OUT = "azurerm_network_security_rule.edge[5]";
const IDS = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-perimeter";
const NETWORKS = `${IDS}/providers/Microsoft.Network`;

const rules = (plan: EditedPlan): Loose[] => plan.after(GROUP)["security_rule"] as Loose[];
const at = (plan: EditedPlan, name: string): number =>
  rules(plan).findIndex((rule) => rule["name"] === name);
const open = (name: string): Loose => ({
  name,
  access: "Allow",
  priority: 107,
  direction: "Inbound",
  protocol: "*",
  source_address_prefix: "*",
  destination_address_prefix: "*",
  destination_port_range: "*",
  source_port_range: "*",
});

/** A group beside the Edge's, which lets everything through. */
function openGroup(plan: EditedPlan, name = "open"): void {
  const made = plan.copy(GROUP, name, { name: `nsg-${name}`, security_rule: [] });
  made.change.after_unknown = { id: true };
}

const inline = "azure-all-new";
const count = "azure-count";
const applied = "azure-count-applied";
const twice = "azure-module-twice";

const HIDDEN: readonly Trick[] = [
  "access",
  "direction",
  "priority",
  "protocol",
  "source_address_prefix",
  "destination_address_prefix",
  "destination_port_range",
  "source_port_range",
].flatMap((key): readonly Trick[] => [
  [
    `a deny's ${key} is known later, inline`,
    inline,
    (plan) => {
      plan.hide(GROUP, `security_rule.${at(plan, "deny-outbound-v4")}.${key}`);
    },
  ],
  [
    `a deny's ${key} is known later, standalone`,
    count,
    (plan) => {
      plan.hide(OUT, key);
    },
  ],
]);

const MARKS: readonly Trick[] = [
  [
    "a whole rule is known later",
    inline,
    (plan) => {
      plan.entry(GROUP).change.after_unknown["security_rule"] = [true];
    },
  ],
  [
    "one rule more is known later",
    inline,
    (plan) => {
      const marks = rules(plan).map((): unknown => ({}));
      plan.entry(GROUP).change.after_unknown["security_rule"] = [...marks, true];
    },
  ],
  [
    "a value stands there and is known later",
    count,
    (plan) => {
      plan.entry(OUT).change.after_unknown["access"] = true;
    },
  ],
  [
    "everything of a deny is known later",
    count,
    (plan) => {
      plan.entry(OUT).change.after_unknown = true as unknown as Loose;
    },
  ],
  [
    "a deny is for security groups known later",
    count,
    (plan) => {
      const key = "destination_application_security_group_ids";
      plan.hide(OUT, "destination_address_prefix", null);
      plan.hide(OUT, key, { references: ["azurerm_application_security_group.x.id"] });
    },
  ],
  [
    "one of a deny's prefixes is known later",
    count,
    (plan) => {
      const after = plan.after(OUT);
      after["destination_address_prefix"] = null;
      after["destination_address_prefixes"] = ["0.0.0.0/1", null];
      plan.entry(OUT).change.after_unknown["destination_address_prefixes"] = [false, true];
    },
  ],
  [
    "ports are known later where a list stands as well",
    count,
    (plan) => {
      plan.hide(OUT, "destination_port_range", { references: ["var.ports"] });
      plan.after(OUT)["destination_port_ranges"] = [];
    },
  ],
];

const LINKS: readonly Trick[] = [
  [
    "the group that is attached is known, and is another",
    count,
    (plan) => {
      const { change } = plan.entry(ASSOCIATION);
      change.after_unknown = {};
      change.after!["network_security_group_id"] = `${NETWORKS}/networkSecurityGroups/nsg-open`;
    },
  ],
  [
    "the group that is attached is in another subscription",
    count,
    (plan) => {
      const { change } = plan.entry(ASSOCIATION);
      Reflect.deleteProperty(change.after_unknown, "network_security_group_id");
      change.after!["network_security_group_id"] =
        `${NETWORKS.replace("0000-000000000000", "0000-000000000001")}/networkSecurityGroups/nsg-edge`;
    },
  ],
  [
    "another group is attached",
    count,
    (plan) => {
      openGroup(plan);
      plan.refer(
        ASSOCIATION,
        "network_security_group_id",
        "azurerm_network_security_group.open.id",
        "azurerm_network_security_group.open",
      );
    },
  ],
  [
    "one of two groups is attached",
    count,
    (plan) => {
      openGroup(plan);
      const list = [`${GROUP}.id`, GROUP, "azurerm_network_security_group.open.id"];
      plan.refer(ASSOCIATION, "network_security_group_id", ...list);
    },
  ],
  [
    "the group comes from a local value beside",
    count,
    (plan) => {
      plan.refer(ASSOCIATION, "network_security_group_id", `${GROUP}.id`, GROUP, "local.open");
    },
  ],
  [
    "the group is one that is read",
    count,
    (plan) => {
      const made = plan.copy(GROUP, "read", {});
      made["mode"] = "data";
      made.address = `data.${made.address}`;
      made.change.actions = ["read"];
      const name = `data.${GROUP.replace("edge", "read")}`;
      plan.refer(ASSOCIATION, "network_security_group_id", `${name}.id`, name);
    },
  ],
  [
    "the group is taken from another's tags",
    count,
    (plan) => {
      plan.hide("azurerm_resource_group.edge", "tags");
      const group = "azurerm_resource_group.edge";
      plan.refer(ASSOCIATION, "network_security_group_id", `${group}.tags`, group, `${GROUP}.name`);
    },
  ],
  [
    "a second association attaches another group to the subnet",
    count,
    (plan) => {
      openGroup(plan);
      plan.copy(ASSOCIATION, "second");
      plan.refer(
        ASSOCIATION.replace("edge", "second"),
        "network_security_group_id",
        "azurerm_network_security_group.open.id",
        "azurerm_network_security_group.open",
      );
    },
  ],
  [
    "the subnet is one of another name",
    count,
    (plan) => {
      plan.after("azurerm_subnet.edge")["name"] = "snet-other";
    },
  ],
  [
    "the subnet's name is known later",
    count,
    (plan) => {
      plan.hide("azurerm_subnet.edge", "name", { references: ["terraform_data.x.output"] });
    },
  ],
  [
    "the subnet is in another network",
    count,
    (plan) => {
      plan.after("azurerm_subnet.edge")["virtual_network_name"] = "vnet-other";
    },
  ],
  [
    "the subnet is in another subscription",
    count,
    (plan) => {
      plan.providers()["azurerm"]!["expressions"] = { subscription_id: { constant_value: "11" } };
    },
  ],
  [
    "the subnet is a later provider's, whose subscription is known later",
    "azure-two-subscriptions",
    (plan) => {
      plan.providers()["azurerm.lab"]!["expressions"] = {
        subscription_id: { references: ["local.lab"] },
      };
      for (const type of ["subnet", "virtual_network", "resource_group"])
        plan.after(`azurerm_${type}.lab`);
      const kept = plan.after(GROUP)["security_rule"];
      plan.after(GROUP)["security_rule"] = [];
      plan.after("azurerm_network_security_group.lab")["security_rule"] = kept;
      plan.remove(ASSOCIATION);
    },
  ],
  [
    "a rule without an id is of a provider that has moved to another subscription",
    applied,
    (plan) => {
      plan.providers()["azurerm"]!["expressions"] = { subscription_id: { constant_value: "11" } };
      plan.hide(OUT, "id");
    },
  ],
  [
    "the Edge's provider is in a subscription that is not shown, and another is configured",
    "azure-two-subscriptions",
    (plan) => {
      plan.providers()["azurerm"]!["expressions"] = {
        subscription_id: { references: ["local.edge"] },
      };
    },
  ],
  [
    "the Edge's objects are made by a provider that the plan does not show",
    "azure-two-subscriptions",
    (plan) => {
      for (const block of plan.blocks)
        if (block["name"] === "edge") block["provider_config_key"] = "azurerm.gone";
    },
  ],
  [
    "two subnets have changed places in the calls",
    twice,
    (plan) => {
      const [one, other] = ["external", "internal"].map((name) => plan.call(name));
      const [a, b] = [one!, other!].map((call) => call["expressions"] as Loose);
      [a!["subnet_id"], b!["subnet_id"]] = [b!["subnet_id"], a!["subnet_id"]];
    },
  ],
  [
    "a call takes the subnet by a key that is known later",
    twice,
    (plan) => {
      const inputs = plan.call("external")["expressions"] as Loose;
      inputs["subnet_id"] = {
        references: ["azurerm_subnet.external.id", "azurerm_subnet.external", "local.side"],
      };
    },
  ],
  [
    "a call takes no subnet, and the module has a default",
    twice,
    (plan) => {
      Reflect.deleteProperty(plan.call("external")["expressions"] as Loose, "subnet_id");
    },
  ],
  [
    "the configuration of a module is not shown",
    twice,
    (plan) => {
      Reflect.deleteProperty(plan.call("external"), "module");
    },
  ],
  [
    "rules of a module are said to be in the other one's group",
    twice,
    (plan) => {
      for (const { address, change } of plan.changes)
        if (/^module\.external.*rule/.test(address))
          change.after!["network_security_group_name"] = "nsg-internal";
    },
  ],
];

const STANDING: readonly Trick[] = [
  ...(["forget", "no-op"] as const).map((action): Trick => [
    `a rule for everybody is there: ${action}`,
    applied,
    (plan) => {
      const made = plan.copy("azurerm_network_security_rule.edge[0]", "open", open("in-open"));
      plan.act(made, action, open("in-open"));
    },
  ]),
  [
    "a rule for everybody is in the state alone",
    applied,
    (plan) => {
      const made = plan.copy("azurerm_network_security_rule.edge[0]", "open", open("in-open"));
      plan.had(made);
      plan.remove(made.address);
    },
  ],
  [
    "a rule for everybody is deposed, and stays",
    applied,
    (plan) => {
      const made = plan.copy("azurerm_network_security_rule.edge[0]", "open", open("in-open"));
      plan.had(made, { deposed_key: "8a7b6c5d" });
      plan.remove(made.address);
    },
  ],
  [
    "a deny is deleted",
    applied,
    (plan) => {
      plan.act(plan.entry(OUT), "delete");
    },
  ],
  [
    "a deny was moved to another group",
    applied,
    (plan) => {
      const entry = plan.entry(OUT);
      plan.act(entry, "delete,create");
      entry.change.after!["network_security_group_name"] = "nsg-other";
    },
  ],
  [
    "the group has a rule of its own beside",
    applied,
    (plan) => {
      rules(plan).push({ ...structuredClone(rules(plan)[0]), ...open("in-open") });
    },
  ],
  [
    "the group has a rule named like one of another group",
    applied,
    (plan) => {
      rules(plan).push({ ...structuredClone(rules(plan)[0]), ...open("in-open") });
      const made = plan.copy("azurerm_network_security_rule.edge[0]", "lab", {
        ...open("in-open"),
        network_security_group_name: "nsg-lab",
        id: `${NETWORKS}/networkSecurityGroups/nsg-lab/securityRules/in-open`,
      });
      plan.act(made, "no-op");
    },
  ],
  [
    "the group is sent anew with a rule that is being deleted",
    applied,
    (plan) => {
      rules(plan).push({ ...structuredClone(rules(plan)[0]), ...open("in-open") });
      plan.act(plan.entry(GROUP), "update");
      plan.entry(GROUP).change.before = structuredClone(plan.after(GROUP));
      plan.after(GROUP)["tags"] = { team: "edge" };
      const made = plan.copy("azurerm_network_security_rule.edge[0]", "open", {
        ...open("in-open"),
        id: `${NETWORKS}/networkSecurityGroups/nsg-edge/securityRules/in-open`,
      });
      plan.act(made, "delete");
    },
  ],
  [
    "the association is taken away",
    applied,
    (plan) => {
      plan.act(plan.entry(ASSOCIATION), "delete");
    },
  ],
  [
    "the association was deposed",
    applied,
    (plan) => {
      const entry = plan.remove(ASSOCIATION);
      plan.had(entry, { deposed_key: "8a7b6c5d" });
    },
  ],
  [
    "the group and everything in it is deleted",
    applied,
    (plan) => {
      plan.act(plan.entry(GROUP), "delete");
    },
  ],
  [
    "two rules have one priority",
    count,
    (plan) => {
      plan.after("azurerm_network_security_rule.edge[0]")["priority"] = 110;
    },
  ],
  [
    "two rules have one name",
    count,
    (plan) => {
      plan.after(OUT)["name"] = "out-deny-v6";
    },
  ],
  [
    "an action of tomorrow",
    count,
    (plan) => {
      plan.entry(OUT).change.actions = ["create", "postpone"];
    },
  ],
  [
    "a deny is data",
    count,
    (plan) => {
      plan.entry(OUT)["mode"] = "data";
    },
  ],
  [
    "a deny is another provider's",
    count,
    (plan) => {
      plan.entry(OUT)["provider_name"] = "registry.terraform.io/evil/azurerm";
    },
  ],
  [
    "a rule for everybody by a call of the API",
    count,
    (plan) => {
      const made = plan.copy(OUT, "open");
      Object.assign(made, {
        type: "azapi_resource",
        address: "azapi_resource.open",
        provider_name: "registry.terraform.io/azure/azapi",
      });
      made.change.after = {
        type: "Microsoft.Network/networkSecurityGroups/securityRules@2024-05-01",
        name: "in-open",
        body: {
          properties: {
            access: "Allow",
            direction: "Inbound",
            priority: 105,
            protocol: "*",
            sourceAddressPrefix: "*",
            sourcePortRange: "*",
            destinationAddressPrefix: "*",
            destinationPortRange: "*",
          },
        },
      };
      made.change.after_unknown = { id: true, parent_id: true, output: true };
      (plan.module["resources"] as Loose[]).push({
        address: made.address,
        mode: "managed",
        type: made.type,
        name: "open",
        provider_config_key: "azapi",
        expressions: { parent_id: { references: [`${GROUP}.id`, GROUP] } },
      });
    },
  ],
  [
    "a call of the API changes the group",
    applied,
    (plan) => {
      const made = plan.copy(OUT, "open");
      Object.assign(made, { type: "azapi_update_resource", address: "azapi_update_resource.open" });
      made.change.actions = ["create"];
      made.change.after = {
        type: "Microsoft.Network/networkSecurityGroups@2024-05-01",
        resource_id: `${NETWORKS}/networkSecurityGroups/nsg-edge`,
        body: { properties: { securityRules: [] } },
      };
    },
  ],
  [
    "the network is made with the subnet, in another group",
    "azure-all-new",
    (plan) => {
      const { change } = plan.entry("azurerm_virtual_network.perimeter");
      change.after!["subnet"] = [
        {
          name: "snet-edge",
          address_prefixes: ["10.45.16.0/24"],
          security_group: `${NETWORKS}/networkSecurityGroups/nsg-open`,
        },
      ];
      change.after_unknown["subnet"] = [{ id: true }];
      plan.write("azurerm_virtual_network.perimeter", "subnet", { references: ["var.subnets"] });
    },
  ],
  [
    "the network is sent anew with the subnet in no group",
    applied,
    (plan) => {
      const { change } = plan.entry("azurerm_virtual_network.perimeter");
      change.actions = ["update"];
      const [subnet] = change.after!["subnet"] as Loose[];
      subnet!["security_group"] = "";
      plan.write("azurerm_virtual_network.perimeter", "subnet", { references: ["var.subnets"] });
    },
  ],
  [
    "the network is sent anew with the subnet in another group",
    applied,
    (plan) => {
      const { change } = plan.entry("azurerm_virtual_network.perimeter");
      change.actions = ["update"];
      const [subnet] = change.after!["subnet"] as Loose[];
      subnet!["security_group"] = `${NETWORKS}/networkSecurityGroups/nsg-open`;
      plan.write("azurerm_virtual_network.perimeter", "subnet", { references: ["var.subnets"] });
    },
  ],
  [
    "the network is sent anew without the subnet",
    applied,
    (plan) => {
      const { change } = plan.entry("azurerm_virtual_network.perimeter");
      change.actions = ["update"];
      change.after!["subnet"] = [];
      plan.write("azurerm_virtual_network.perimeter", "subnet", { constant_value: [] });
    },
  ],
  [
    "the subnet writes a group that no plan shows",
    "azure-all-new",
    (plan) => {
      plan.write("azurerm_subnet.edge", "network_security_group_id_wo", {
        constant_value: `${NETWORKS}/networkSecurityGroups/nsg-open`,
      });
      plan.write("azurerm_subnet.edge", "network_security_group_id_wo_version", {
        constant_value: 1,
      });
      plan.after("azurerm_subnet.edge")["network_security_group_id_wo_version"] = 1;
    },
  ],
];

export const AZURE_TRICKS: readonly Trick[] = [...HIDDEN, ...MARKS, ...LINKS, ...STANDING];
