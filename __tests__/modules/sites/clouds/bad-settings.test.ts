// Cloud settings that cannot be deployed.
import { edited, problemsOf } from "../site-text";

const attach = (written: string): string => edited(/attach: .*/, `attach: ${written}`);

test.each<[string, string, readonly string[]]>([
  [
    "a resource group that ends in a period",
    edited("rg-edge\n", "rg-edge.\n"),
    [
      "edge.yaml:14:22: `deployments.azure-one.settings.resourceGroup` is not an accepted value; got rg-edge.; allowed: 1 to 90 letters, digits, `_`, `-`, `.`, `(` and `)`, not ending in `.`; or a Terraform reference; write what is allowed",
    ],
  ],
  [
    "no resource group",
    edited("      resourceGroup: rg-edge\n", ""),
    [
      "edge.yaml:13:5: key `resourceGroup` is missing in `deployments.azure-one.settings`; allowed: 1 to 90 letters, digits, `_`, `-`, `.`, `(` and `)`, not ending in `.`; or a Terraform reference; add `resourceGroup:`",
    ],
  ],
  [
    "no attachment",
    attach("[]"),
    [
      "edge.yaml:16:15: `deployments.azure-one.settings.attach` is empty; got []; allowed: a list of at least one `{ subnetId: … }` or `{ networkInterfaceId: … }`; add at least one",
    ],
  ],
  [
    "an attachment without an id",
    attach("[{}]"),
    [
      "edge.yaml:16:16: `deployments.azure-one.settings.attach[0]` is empty; got {}; allowed: either `subnetId: …` or `networkInterfaceId: …`; add at least one",
    ],
  ],
  [
    "an attachment with two ids",
    attach('[{ subnetId: "${a.b.id}", networkInterfaceId: "${a.c.id}" }]'),
    [
      'edge.yaml:16:16: `deployments.azure-one.settings.attach[0]` names two things to attach to; got { subnetId: "${a.b.id}", networkInterfaceId: "${a.c.id}" }; allowed: either `subnetId: …` or `networkInterfaceId: …`; make two attachments of it',
    ],
  ],
  [
    "an attachment by name",
    attach("[{ subnetId: snet-edge }]"),
    [
      "edge.yaml:16:28: `deployments.azure-one.settings.attach[0].subnetId` is not an accepted value; got snet-edge; allowed: /subscriptions/ID/resourceGroups/NAME/providers/Microsoft.Network/virtualNetworks/NAME/subnets/NAME, or a Terraform reference such as ${azurerm_subnet.edge.id}; write what is allowed",
    ],
  ],
  [
    "the same attachment twice",
    attach('[{ subnetId: "${a.b.id}" }, { subnetId: "${a.b.id}" }]'),
    [
      'edge.yaml:16:43: `deployments.azure-one.settings.attach[1]` attaches to the same id as number 1; got { subnetId: "${a.b.id}" }; keep one of the two',
    ],
  ],
  [
    "a subscription by name",
    edited("location:", "subscription: contoso\n      location:"),
    [
      "edge.yaml:15:21: `deployments.azure-one.settings.subscription` is not an accepted value; got contoso; allowed: a subscription id such as 00000000-0000-0000-0000-000000000000, or a Terraform reference; write what is allowed",
    ],
  ],
  [
    "an unknown rule mode",
    edited("location:", "rules: separate\n      location:"),
    [
      "edge.yaml:15:14: `deployments.azure-one.settings.rules` is not an accepted value; got separate; allowed: inline or standalone; write what is allowed",
    ],
  ],
  [
    "a name that Azure refuses",
    edited("location:", "name: nsg-\n      location:"),
    [
      "edge.yaml:15:13: `deployments.azure-one.settings.name` is not an accepted value; got nsg-; allowed: 1 to 80 letters, digits, `.`, `_` and `-`, beginning with a letter or digit and ending with one or `_`; write what is allowed",
    ],
  ],
  [
    "tags and service accounts",
    edited(
      "targetTags: [edge]",
      "targetTags: [edge], targetServiceAccounts: [edge@contoso-edge.iam.gserviceaccount.com]",
    ),
    [
      "edge.yaml:20:80: the settings name Edge machines by tags and by service accounts; Google takes one or the other; allowed: exactly one of targetTags and targetServiceAccounts; remove one of the two",
    ],
  ],
  [
    "neither tags nor service accounts",
    edited(", targetTags: [edge]", ""),
    [
      "edge.yaml:20:5: the settings do not say which machines are Edge Servers; allowed: exactly one of targetTags and targetServiceAccounts; add `targetTags: [edge]`",
    ],
  ],
  [
    "a tag in upper case",
    edited("[edge]", "[Edge]"),
    [
      "edge.yaml:20:73: `deployments.google-one.settings.targetTags[0]` is not an accepted value; got Edge; allowed: a network tag as it stands: 1 to 63 lower-case letters, digits and hyphens, beginning with a letter and not ending in a hyphen; no wildcard, no reference; write what is allowed",
    ],
  ],
  [
    "a wildcard tag",
    edited("[edge]", "['*']"),
    [
      "edge.yaml:20:73: `deployments.google-one.settings.targetTags[0]` is not an accepted value; got *; allowed: a network tag as it stands: 1 to 63 lower-case letters, digits and hyphens, beginning with a letter and not ending in a hyphen; no wildcard, no reference; write what is allowed",
    ],
  ],
  [
    "a tag by reference",
    edited("[edge]", '["${var.tag}"]'),
    [
      "edge.yaml:20:73: `deployments.google-one.settings.targetTags[0]` is not an accepted value; got ${var.tag}; allowed: a network tag as it stands: 1 to 63 lower-case letters, digits and hyphens, beginning with a letter and not ending in a hyphen; no wildcard, no reference; write what is allowed",
    ],
  ],
  [
    "a tag of 64 letters",
    edited("[edge]", `[${"e".repeat(64)}]`),
    [
      "edge.yaml:20:73: `deployments.google-one.settings.targetTags[0]` is not an accepted value; got eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee…; allowed: a network tag as it stands: 1 to 63 lower-case letters, digits and hyphens, beginning with a letter and not ending in a hyphen; no wildcard, no reference; write what is allowed",
    ],
  ],
  [
    "a wildcard service account",
    edited(
      "targetTags: [edge]",
      "targetServiceAccounts: ['*@contoso-edge.iam.gserviceaccount.com']",
    ),
    [
      "edge.yaml:20:84: `deployments.google-one.settings.targetServiceAccounts[0]` is not an accepted value; got *@contoso-edge.iam.gserviceaccount.com; allowed: the e-mail address of a service account as it stands, such as edge@contoso-edge.iam.gserviceaccount.com; no wildcard, no reference; write what is allowed",
    ],
  ],
  [
    "an empty list of tags",
    edited("[edge]", "[]"),
    [
      "edge.yaml:20:72: `deployments.google-one.settings.targetTags` is empty; got []; allowed: a list of 1 to 70 network tags; add at least one",
    ],
  ],
  [
    "a key of the other cloud",
    edited("network: perimeter", "network: perimeter, resourceGroup: x"),
    [
      "edge.yaml:20:60: unknown key `resourceGroup` in `deployments.google-one.settings`; allowed: project, network, networks, loadBalancerProbes, region, namePrefix, targetTags, targetServiceAccounts; remove it",
    ],
  ],
  [
    "a project that is no id",
    edited("project: contoso-edge", "project: Contoso Edge"),
    [
      "edge.yaml:20:26: `deployments.google-one.settings.project` is not an accepted value; got Contoso Edge; allowed: a project id (6 to 30 lower-case letters, digits and hyphens, beginning with a letter), or a Terraform reference; write what is allowed",
    ],
  ],
  [
    "a deployment name that begins no rule name",
    edited("google-one:", "Google-one:"),
    [
      "edge.yaml:20:5: the deployment's name `Google-one` cannot begin the names of Google firewall rules; got Google-one; allowed: up to 40 lower-case letters, digits and hyphens, beginning with a letter; add `namePrefix:` to the settings, or rename the deployment",
    ],
  ],
])("%s", (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});
