// Settings of each cloud, their defaults and their mistakes; what rules of a cloud cannot match.
import { bound, deploymentOf, edited, flowIds, flowOf, problemsOf, SOUND } from "../site-text";
import { withoutGoogle } from "../one-cloud";

// Settings that a deployment may have beyond those of the sample.
describe("settings", () => {
  function settingsOf(text: string, name = "azure-one"): unknown {
    return deploymentOf(bound(text), name).settings;
  }

  test("Azure: references where ids are taken, both kinds of attachment, a name, modes and tags", () => {
    const text = edited(
      /attach: .*/,
      `attach:
        - subnetId: \${azurerm_subnet.edge.id}
        - networkInterfaceId: /subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic
      subscription: 00000000-0000-0000-0000-000000000000
      name: nsg_edge
      rules: standalone
      subnets: shared
      tags: { owner: netops }`,
      edited("rg-edge\n", "${azurerm_resource_group.edge.name}\n"),
    );
    expect(settingsOf(text)).toEqual({
      subscription: "00000000-0000-0000-0000-000000000000",
      resourceGroup: "${azurerm_resource_group.edge.name}",
      location: "westeurope",
      attach: [
        { subnetId: "${azurerm_subnet.edge.id}" },
        {
          networkInterfaceId:
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic",
        },
      ],
      name: "nsg_edge",
      rules: "standalone",
      subnets: "shared",
      tags: { owner: "netops" },
    });
  });

  test.each([
    ["dmz"],
    ["projects/contoso-net/global/networks/perimeter"],
    ["https://www.googleapis.com/compute/v1/projects/contoso-net/global/networks/perimeter"],
    ['"${google_compute_network.perimeter.id}"'],
  ])("Google: the network may be %s", (network) => {
    const text = edited("network: perimeter", `network: ${network}`);
    expect(settingsOf(text, "google-one")).toMatchObject({
      networks: [{ network: network.replaceAll('"', "") }],
    });
  });

  test("Google: service accounts in place of tags, and a name prefix", () => {
    const account = "edge@contoso-edge.iam.gserviceaccount.com";
    const text = edited(
      "targetTags: [edge]",
      `targetServiceAccounts: [${account}], namePrefix: edge`,
    );
    expect(settingsOf(text, "google-one")).toMatchObject({
      networks: [{ network: "perimeter", targets: { serviceAccounts: [account] } }],
      namePrefix: "edge",
    });
  });

  test.each([
    ["no backend", "", undefined, undefined],
    [
      "a local backend",
      "backend: { local: {} }\n",
      { type: "local", config: {} },
      { type: "local", config: {} },
    ],
    [
      "`{deployment}` stands for the deployment's name, also deep inside",
      'backend: { remote: { organization: contoso, workspaces: { name: "edge-{deployment}" } } }\n',
      {
        type: "remote",
        config: { organization: "contoso", workspaces: { name: "edge-azure-one" } },
      },
      {
        type: "remote",
        config: { organization: "contoso", workspaces: { name: "edge-google-one" } },
      },
    ],
  ])("backend: %s", (_, line, azure, google) => {
    const site = bound(`${SOUND}${line}`);
    expect([deploymentOf(site).backend, deploymentOf(site, "google-one").backend]).toEqual([
      azure,
      google,
    ]);
  });

  test("a deployment may have a backend of its own", () => {
    const text = `${edited("    settings:\n", "    backend: { azurerm: { key: a } }\n    settings:\n")}backend: { gcs: { prefix: p } }\n`;
    const site = bound(text);
    expect(deploymentOf(site).backend).toEqual({ type: "azurerm", config: { key: "a" } });
    expect(deploymentOf(site, "google-one").backend).toEqual({
      type: "gcs",
      config: { prefix: "p" },
    });
  });

  test("resource types that the owner vouches for go to every deployment", () => {
    const site = bound(`${SOUND}harmlessResourceTypes: [azurerm_storage_account]\n`);
    expect(site.deployments.map(({ harmlessResourceTypes }) => harmlessResourceTypes)).toEqual([
      ["azurerm_storage_account"],
      ["azurerm_storage_account"],
    ]);
  });
});

// Cloud settings that cannot be deployed.
describe("bad settings", () => {
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
        "edge.yaml:20:60: unknown key `resourceGroup` in `deployments.google-one.settings`; allowed: project, network, networks, loadBalancerProbes, providerVersion, region, namePrefix, targetTags, targetServiceAccounts; remove it",
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
});

// Rows and extra flows that restrict source ports: what is bound, and where it cannot be.
describe("source ports", () => {
  const RULES = "lync2013-external-av-source-and-destination-rules";
  const AV = edited("clients: any\n", "clients: any\n  av-peers: any\n").replace(
    "lync2013-pic",
    RULES,
  );
  const AZURE_AV = withoutGoogle(AV);

  test("the range is the source of one row and the ports of its flow are the destination's", () => {
    expect(flowIds(AZURE_AV)).toEqual([
      "out-av-tcp-from-50000-59999-to-443-av-peers",
      "out-av-udp-from-3478-to-3478-av-peers",
      "in-av-tcp-443-av-peers",
      "in-av-udp-3478-av-peers",
    ]);
    const flow = flowOf(AZURE_AV, "out-av-tcp-from-50000-59999-to-443-av-peers");
    expect([flow.sourcePorts, flow.ports]).toEqual([
      { first: 50000, last: 59999 },
      { first: 443, last: 443 },
    ]);
  });

  test("a flow from some source ports and one from any are two flows; the same rows of two tables are one", () => {
    const both = AZURE_AV.replace(RULES, `${RULES}, lync2013-external-av-destination-rules`);
    const { flows, selectedRows } = deploymentOf(bound(both));
    expect(flows.map(({ id }) => id)).toEqual([
      "out-av-tcp-from-50000-59999-to-443-av-peers",
      "out-av-udp-from-3478-to-3478-av-peers",
      "in-av-tcp-443-av-peers",
      "in-av-udp-3478-av-peers",
      "out-av-tcp-443-av-peers",
      "out-av-udp-3478-av-peers",
    ]);
    expect(selectedRows).toBe(8);
  });

  test("Google: the rows are refused where the document is named, with the table to select instead", () => {
    expect(problemsOf(AV)).toEqual([
      `edge.yaml:2:13: row 1 (\`TCP 443\`, source ports 50000-59999) and row 2 (\`UDP 3478\`, source ports 3478) of ${RULES} restrict source ports in Google deployment \`google-one\`: Google VPC firewall rules cannot match source ports, and without them the flow would be open from all; got ${RULES}; allowed: documents whose rows are from any source port; select \`lync2013-external-av-destination-rules\` instead, which has no source ports; or give the Azure deployments that need it a list of \`documents\` of their own`,
    ]);
  });

  const EXTRA = (more: string): string =>
    `${SOUND}extraFlows:\n  - { id: relay, transport: tcp, ports: 443, sourcePorts: 50000-59999, from: av, to: any, owner: o, reason: r, expires: 2027-01-01${more} }\n`;

  test("an extra flow may restrict source ports in Azure", () => {
    expect(flowOf(EXTRA(", deployments: [azure-one]"), "extra-relay").sourcePorts).toEqual({
      first: 50000,
      last: 59999,
    });
  });

  test.each([
    [
      "Google",
      EXTRA(""),
      "edge.yaml:22:59: extra flow `relay` restricts source ports in Google deployment `google-one`: Google VPC firewall rules cannot match source ports, and without them the flow would be open from all; got 50000-59999; leave `sourcePorts` out, or name the Azure deployments that it is for under `deployments`",
    ],
    [
      "a reversed range",
      EXTRA(", deployments: [azure-one]").replace("50000-59999", "59999-50000"),
      "edge.yaml:22:59: `extraFlows[0].sourcePorts` is reversed; got 59999-50000; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 50000-59999",
    ],
  ])("source ports of an extra flow: %s", (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });
});
