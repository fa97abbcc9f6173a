// Settings that a deployment may have beyond those of the sample.
import { bound, deploymentOf, edited, SOUND } from "../site-text";

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
    { type: "remote", config: { organization: "contoso", workspaces: { name: "edge-azure-one" } } },
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
