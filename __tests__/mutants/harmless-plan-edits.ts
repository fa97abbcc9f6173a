// Edits of plans that open and close nothing: what ordinary changes of a configuration look like.
import type { Trick } from "./edited-plan";
import type { Loose } from "./rule-dialects";

const GROUP = "azurerm_network_security_group.edge";
const RULE = "azurerm_network_security_rule.edge[0]";
const ASSOCIATION = "azurerm_subnet_network_security_group_association.edge";
const OUT = 'google_compute_firewall.deny["out-v4"]';
const IN = 'google_compute_firewall.deny["in-v4"]';

const azure = "azure-count-applied";
const google = "google-unchanged";

export const HARMLESS_EDITS: readonly Trick[] = [
  ...[GROUP, "azurerm_virtual_network.perimeter", "azurerm_subnet.edge"].map((address): Trick => [
    `tags of ${address}`,
    azure,
    (plan) => {
      plan.act(plan.entry(address), "update");
      plan.entry(address).change.before = structuredClone(plan.after(address));
      plan.after(address)["tags"] = { team: "edge" };
    },
  ]),
  ...["delete,create", "create,delete"].flatMap((action): readonly Trick[] => [
    [
      `an association is replaced: ${action}`,
      azure,
      (plan) => {
        plan.act(plan.entry(ASSOCIATION), action);
        plan.hide(ASSOCIATION, "id");
      },
    ],
    [
      `a rule is replaced: ${action}`,
      azure,
      (plan) => {
        plan.act(plan.entry(RULE), action);
        plan.hide(RULE, "id");
      },
    ],
    [
      `a rule is replaced: ${action}`,
      google,
      (plan) => {
        plan.act(plan.entry(OUT), action);
        for (const key of ["id", "self_link", "creation_timestamp"]) plan.hide(OUT, key);
      },
    ],
  ]),
  [
    "a rule is described anew",
    azure,
    (plan) => {
      plan.act(plan.entry(RULE), "update", { description: "" });
      plan.entry(RULE).change.before = structuredClone(plan.after(RULE));
      plan.after(RULE)["description"] = "partners";
    },
  ],
  [
    "ids are written in other letters",
    "azure-inline",
    (plan) => {
      const found = plan.changes.find(({ type }) => type.endsWith("_association"))!;
      const { after } = found.change;
      after!["subnet_id"] = String(after!["subnet_id"]).replace("resourceGroups", "resourcegroups");
    },
  ],
  [
    "a known condition stands beside the group",
    "azure-count",
    (plan) => {
      const list = ["var.attach", `${GROUP}.id`, GROUP, "azurerm_subnet.edge.name"];
      plan.refer(ASSOCIATION, "network_security_group_id", ...list);
    },
  ],
  [
    "an old group is deposed and deleted",
    azure,
    (plan) => {
      const made = structuredClone(plan.entry(GROUP));
      made["deposed"] = "8a7b6c5d";
      made.change = { ...made.change, actions: ["delete"], before: made.change.after, after: null };
      plan.changes.push(made);
    },
  ],
  [
    "rules have other keys than before",
    azure,
    (plan) => {
      for (const entry of plan.changes)
        if (entry["index"] !== undefined) {
          entry["previous_address"] = entry.address;
          entry.address = entry.address.replace("[", '["r').replace("]", '"]');
          entry["index"] = `r${entry["index"] as number}`;
        }
    },
  ],
  [
    "a deny of what is closed anyway is deleted",
    google,
    (plan) => {
      plan.act(plan.entry(IN), "delete");
    },
  ],
  [
    "a deny of what is closed anyway is forgotten",
    google,
    (plan) => {
      plan.act(plan.entry(IN), "forget");
    },
  ],
  [
    "a rule is described anew",
    google,
    (plan) => {
      plan.act(plan.entry(OUT), "update");
      plan.after(OUT)["description"] = "nothing else";
    },
  ],
  [
    "unset lists come back empty",
    google,
    (plan) => {
      const before = { ...plan.after(OUT), source_tags: null };
      const change = { actions: ["update"], before, after: plan.after(OUT) };
      plan.root["resource_drift"] = [{ ...plan.entry(OUT), change }];
    },
  ],
  [
    "the address of the network that is made is written as a link",
    "google-new-network",
    (plan) => {
      const name = "google_compute_network.perimeter";
      plan.hide(OUT, "network", { references: [`${name}.self_link`, name] });
    },
  ],
  [
    "the provider has moved to another subscription, and every object has its id",
    azure,
    (plan) => {
      plan.providers()["azurerm"]!["expressions"] = { subscription_id: { constant_value: "11" } };
    },
  ],
  [
    "a rule of the only provider is made, whose subscription is not shown",
    azure,
    (plan) => {
      plan.providers()["azurerm"]!["expressions"] = {
        subscription_id: { references: ["local.edge"] },
      };
      plan.act(plan.entry(RULE), "create");
      plan.hide(RULE, "id");
    },
  ],
  ...[["local.edge"], ["var.edge"], []].map((references): Trick => [
    `the only provider's subscription is known later: ${references[0] ?? "not written"}`,
    "azure-all-new",
    (plan) => {
      plan.providers()["azurerm"]!["expressions"] =
        references.length === 0 ? {} : { subscription_id: { references } };
    },
  ]),
  [
    "an alias of the same project",
    "google-two-projects",
    (plan) => {
      const lab = plan.providers()["google.other"]!["expressions"] as Loose;
      plan.providers()["google.third"] = {
        ...plan.providers()["google"],
        alias: "third",
        expressions: { ...lab, project: { constant_value: "contoso-edge" } },
      };
      plan.block(OUT)["provider_config_key"] = "google.third";
    },
  ],
];
