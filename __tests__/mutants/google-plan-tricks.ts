// Edits of Google plans by somebody who wants them proven although something else is open: none may be.
import type { EditedPlan, Trick } from "./edited-plan";
import type { Loose } from "./rule-dialects";

const IN_V6 = 'google_compute_firewall.deny["in-v6"]';
const OUT = 'google_compute_firewall.deny["out-v4"]';
const PARTNERS = 'google_compute_firewall.inbound["partners"]';
const NETWORK = "google_compute_network.perimeter";
const LATER = { references: ["terraform_data.x.output", "terraform_data.x"] };

const created = "google";
const applied = "google-unchanged";
const network = "google-new-network";
const twice = "google-module-twice";

const OPEN: Loose = {
  name: "open",
  direction: "INGRESS",
  priority: 90,
  allow: [{ protocol: "all", ports: [] }],
  deny: [],
  source_ranges: ["0.0.0.0/0"],
  destination_ranges: [],
  source_tags: null,
  source_service_accounts: null,
  target_tags: ["edge"],
  target_service_accounts: null,
};

/** A rule that lets everybody in. */
function openRule(plan: EditedPlan, values: Loose = {}) {
  return plan.copy(PARTNERS, "open", { ...OPEN, ...values });
}

const HIDDEN: readonly Trick[] = [
  "direction",
  "destination_ranges",
  "priority",
  "project",
  "disabled",
  "network",
  "target_tags",
  "deny",
  "deny.0",
  "deny.0.protocol",
  "deny.0.ports",
  "target_service_accounts",
  "source_ranges",
].map((path): Trick => [
  `${path} of a deny is known later`,
  created,
  (plan) => {
    plan.hide(OUT, path, LATER);
  },
]);

const ALLOWS: readonly Trick[] = [
  "source_ranges",
  "destination_ranges",
  "allow",
  "allow.0",
  "allow.0.ports",
  "allow.0.protocol",
  "allow.0.ports.0",
  "source_ranges.0",
  "target_tags",
  "target_tags.0",
  "source_tags",
  "disabled",
  "direction",
].map((path): Trick => [
  `${path} of an allow is known later`,
  created,
  (plan) => {
    plan.hide(PARTNERS, path, LATER);
  },
]);

const MARKS: readonly Trick[] = [
  [
    "both actions are known later",
    created,
    (plan) => {
      plan.hide(OUT, "deny", LATER);
      plan.hide(OUT, "allow", LATER);
    },
  ],
  [
    "one block more is known later",
    created,
    (plan) => {
      plan.entry(PARTNERS).change.after_unknown["allow"] = [{ ports: [false] }, true];
    },
  ],
  [
    "a list is known later and stands there",
    created,
    (plan) => {
      plan.entry(PARTNERS).change.after_unknown["source_ranges"] = true;
    },
  ],
  [
    "everything is known later",
    created,
    (plan) => {
      plan.entry(OUT).change.after_unknown = true as unknown as Loose;
    },
  ],
  [
    "an update leaves the direction open",
    applied,
    (plan) => {
      plan.act(plan.entry(OUT), "update");
      plan.hide(OUT, "direction", null);
    },
  ],
  [
    "an update leaves the destinations open",
    applied,
    (plan) => {
      plan.act(plan.entry(OUT), "update");
      plan.hide(OUT, "destination_ranges", null);
    },
  ],
  [
    "sources are written by the text of another",
    created,
    (plan) => {
      plan.hide(PARTNERS, "source_ranges", { references: ["var.partners"] });
    },
  ],
  [
    "the configuration of the rules is not shown",
    created,
    (plan) => {
      plan.hide(OUT, "destination_ranges");
      plan.root["configuration"] = {};
    },
  ],
];

const LINKS: readonly Trick[] = [
  [
    "denies are in another project",
    created,
    (plan) => {
      plan.after(OUT)["project"] = "contoso-lab";
    },
  ],
  [
    "denies are in a network of that name in another project",
    created,
    (plan) => {
      plan.after(OUT)["network"] = "projects/contoso-lab/global/networks/perimeter";
    },
  ],
  [
    "denies are in another network",
    created,
    (plan) => {
      plan.after(OUT)["network"] = "other";
    },
  ],
  [
    "denies are of another alias whose project is known later",
    "google-two-projects",
    (plan) => {
      plan.hide(OUT, "project", null);
      plan.block(OUT)["provider_config_key"] = "google.other";
      plan.providers()["google.other"]!["expressions"] = { project: { references: ["local.x"] } };
    },
  ],
  [
    "the network that is made has another name",
    network,
    (plan) => {
      plan.after(NETWORK)["name"] = "perimeter-2";
    },
  ],
  [
    "the network that is made is in another project",
    network,
    (plan) => {
      plan.after(NETWORK)["project"] = "contoso-lab";
    },
  ],
  [
    "the network's name is known later",
    network,
    (plan) => {
      plan.hide(NETWORK, "name", LATER);
    },
  ],
  [
    "the network's project is known later",
    network,
    (plan) => {
      plan.hide(NETWORK, "project", LATER);
    },
  ],
  [
    "a second network may be meant",
    network,
    (plan) => {
      plan.copy(NETWORK, "lab", { name: "lab" });
      const references = [`${NETWORK}.id`, NETWORK, "google_compute_network.lab.id"];
      plan.hide(OUT, "network", { references });
    },
  ],
  [
    "another network is meant",
    network,
    (plan) => {
      plan.copy(NETWORK, "lab", { name: "lab" });
      const lab = "google_compute_network.lab";
      plan.hide(OUT, "network", { references: [`${lab}.self_link`, lab] });
    },
  ],
  [
    "two calls have each other's network",
    twice,
    (plan) => {
      const [a, b] = ["outer", "inner"].map((name) => plan.call(name)["expressions"] as Loose);
      [a!["network"], b!["network"]] = [b!["network"], a!["network"]];
    },
  ],
  [
    "a call may have either network",
    twice,
    (plan) => {
      const name = "google_compute_network.perimeter";
      (plan.call("outer")["expressions"] as Loose)["network"] = {
        references: [`${name}-external.id`, `${name}-external`, `${name}-internal.id`],
      };
    },
  ],
  [
    "a call has its network from a local value",
    twice,
    (plan) => {
      (plan.call("outer")["expressions"] as Loose)["network"] = { references: ["local.x"] };
    },
  ],
  [
    "objects of two modules have changed places",
    twice,
    (plan) => {
      for (const entry of plan.changes) {
        const from = /^module\.(outer|inner)/.exec(entry.address)?.[1];
        if (from === undefined) continue;
        const to = from === "outer" ? "inner" : "outer";
        entry.address = entry.address.replace(from, to);
        entry["module_address"] = `module.${to}`;
      }
    },
  ],
];

/** A deny for one family that is turned into one for what leaves: the far side, left out, is 0.0.0.0/0. */
const TURNED: readonly Trick[] = [created, applied, network].flatMap((plan): readonly Trick[] =>
  [
    ["left out", (): void => undefined],
    [
      "known later",
      (one: EditedPlan): void => {
        one.hide(IN_V6, "destination_ranges");
      },
    ],
    [
      "known later, and written",
      (one: EditedPlan): void => {
        one.hide(IN_V6, "destination_ranges", LATER);
      },
    ],
  ].map(([what, edit]) => [
    `an egress deny has IPv6 sources, and its destinations are ${String(what)}`,
    plan,
    (one) => {
      one.after(IN_V6)["direction"] = "EGRESS";
      (edit as (one: EditedPlan) => void)(one);
    },
  ]),
);

const STANDING: readonly Trick[] = [
  ...["no-op", "forget", "update"].map((action): Trick => [
    `a rule for everybody is there: ${action}`,
    applied,
    (plan) => {
      plan.act(openRule(plan), action);
    },
  ]),
  [
    "a rule for everybody is deleted and abandoned",
    applied,
    (plan) => {
      plan.act(openRule(plan), "delete", { deletion_policy: "ABANDON" });
    },
  ],
  [
    "a rule for everybody is replaced and abandoned",
    applied,
    (plan) => {
      const made = openRule(plan);
      plan.act(made, "delete,create", { deletion_policy: "ABANDON" });
      made.change.after = { ...made.change.after, name: "shut", disabled: true };
    },
  ],
  [
    "a rule for everybody is replaced, and forgotten",
    applied,
    (plan) => {
      const made = openRule(plan);
      plan.act(made, "create,forget");
      made.change.after = { ...made.change.after, name: "shut", disabled: true };
    },
  ],
  [
    "a rule for everybody is in the state alone",
    applied,
    (plan) => {
      const made = openRule(plan);
      plan.had(made);
      plan.remove(made.address);
    },
  ],
  [
    "a rule for everybody was deposed, and stays",
    applied,
    (plan) => {
      const made = openRule(plan);
      plan.had(made, { deposed_key: "8a7b6c5d" });
      plan.remove(made.address);
    },
  ],
  [
    "a deposed rule is forgotten",
    applied,
    (plan) => {
      const made = openRule(plan);
      made["deposed"] = "8a7b6c5d";
      plan.act(made, "forget");
    },
  ],
  [
    "a rule for everybody is moved here from elsewhere",
    applied,
    (plan) => {
      const made = openRule(plan);
      made["previous_address"] = "google_compute_firewall.was";
      plan.act(made, "no-op");
    },
  ],
  [
    "a moved address hides another object of the state",
    applied,
    (plan) => {
      const made = openRule(plan);
      plan.had(made);
      plan.remove(made.address);
      plan.entry(OUT)["previous_address"] = `${made.address}x`;
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
    "a deny is switched off",
    applied,
    (plan) => {
      plan.after(OUT)["disabled"] = true;
    },
  ],
  [
    "a deny has the name of another rule",
    created,
    (plan) => {
      plan.after(OUT)["name"] = "edge-deny-out-v6";
    },
  ],
  [
    "a deny is for nobody's tag",
    created,
    (plan) => {
      plan.after(OUT)["target_tags"] = ["edge-2"];
    },
  ],
  [
    "sources keep everybody beside the partners",
    applied,
    (plan) => {
      const entry = plan.entry(PARTNERS);
      plan.act(entry, "update", { source_ranges: ["0.0.0.0/0"] });
      entry.change.after!["source_ranges"] = ["0.0.0.0/0", "203.0.113.0/24"];
    },
  ],
  [
    "a list of ports is empty",
    created,
    (plan) => {
      (plan.after(PARTNERS)["allow"] as Loose[])[0]!["ports"] = [];
    },
  ],
  [
    "a list of ports is missing",
    created,
    (plan) => {
      Reflect.deleteProperty((plan.after(PARTNERS)["allow"] as Loose[])[0]!, "ports");
    },
  ],
  [
    "targets are missing",
    created,
    (plan) => {
      Reflect.deleteProperty(plan.after(OUT), "target_tags");
      plan.after(OUT)["destination_ranges"] = ["10.0.0.0/8"];
    },
  ],
  [
    "the plan is of another provider",
    created,
    (plan) => {
      plan.entry(OUT)["provider_name"] = "registry.terraform.io/evil/google";
    },
  ],
  [
    "a policy is asked before the rules",
    network,
    (plan) => {
      plan.after(NETWORK)["network_firewall_policy_enforcement_order"] = "BEFORE_CLASSIC_FIREWALL";
      const made = plan.copy(NETWORK, "rule");
      made.type = "google_compute_network_firewall_policy_rule";
      made.address = `${made.type}.rule`;
      made.change.after = { action: "allow", direction: "INGRESS", priority: 1 };
    },
  ],
  [
    "a machine with the Edge's address has no tag",
    created,
    (plan) => {
      const made = openRule(plan);
      made.type = "google_compute_instance";
      made.address = "google_compute_instance.edge";
      made.change.after = {
        name: "edge",
        project: "contoso-edge",
        zone: "europe-west4-a",
        tags: [],
        network_interface: [{ network: "perimeter", network_ip: "10.45.32.10" }],
      };
      made.change.after_unknown = { id: true };
    },
  ],
  [
    "the account of the targets is another",
    "google-account",
    (plan) => {
      plan.after(OUT)["target_service_accounts"] = ["lab@contoso-edge.iam.gserviceaccount.com"];
    },
  ],
  [
    "the account of the targets is known later",
    "google-account",
    (plan) => {
      plan.hide(OUT, "target_service_accounts", {
        references: ["google_service_account.edge.email", "google_service_account.edge"],
      });
    },
  ],
  [
    "one account of the targets is known later",
    "google-account",
    (plan) => {
      plan.hide(PARTNERS, "target_service_accounts", LATER);
    },
  ],
];

export const GOOGLE_TRICKS: readonly Trick[] = [
  ...HIDDEN,
  ...ALLOWS,
  ...MARKS,
  ...LINKS,
  ...TURNED,
  ...STANDING,
];
