// A finding has one fingerprint in every form of the same rules, and another one as soon as what was reviewed is different.
import { judge, prove } from "../../../../policies/proof";
import {
  parseTerraformConfiguration,
  parseTerraformState,
  readGates,
} from "../../../../policies/readers";
import {
  azureDeployment,
  googleDeployment,
  SUBNET_ID,
} from "../../../samples/hand-made-deployments";

type Loose = Record<string, unknown>;

const TAG = { from: "VirtualNetwork", port: "8443" };
const rule = (name: string, { from, port }: { from: string; port: string }, more: Loose = {}) => ({
  name,
  access: "Allow",
  direction: "Inbound",
  priority: 200,
  protocol: "Tcp",
  source_port_range: "*",
  destination_port_range: port,
  source_address_prefix: from,
  destination_address_prefix: "10.45.16.10/32",
  description: null,
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_ranges: null,
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_ranges: null,
  ...more,
});
const deny = rule(
  "deny",
  { from: "*", port: "*" },
  { access: "Deny", priority: 4000, protocol: "*" },
);

function azure(rules: readonly Loose[], more: Loose = {}, address = "edge"): Loose {
  return {
    resource: {
      azurerm_network_security_group: {
        [address]: {
          name: "nsg-edge",
          location: "westeurope",
          resource_group_name: "rg-edge",
          security_rule: [...rules, deny],
        },
      },
      azurerm_subnet_network_security_group_association: {
        edge: {
          subnet_id: SUBNET_ID,
          network_security_group_id: `\${azurerm_network_security_group.${address}.id}`,
        },
      },
      ...more,
    },
  };
}

const AZURE = azureDeployment([]);
/** The fingerprint of the finding about a port; where there are several, of the one in doubt. */
const ofPort = (port: string, findings: ReturnType<typeof prove>["findings"]): string | undefined =>
  findings.findLast(({ packets }) =>
    packets.some(({ destinationPort: [range] }) => String(range?.first) === port),
  )?.fingerprint;
const ofAzure = (root: Loose, port = "8443", spaces = 0): string | undefined =>
  ofPort(
    port,
    prove(parseTerraformConfiguration(JSON.stringify(root, null, spaces), "x"), AZURE).findings,
  );

const open = rule("open", { from: "198.51.100.0/24", port: "8443" });
const doubt = rule("doubt", TAG);

describe.each([
  ["certain", open],
  ["in doubt", doubt],
])("%s: stays", (_, culprit) => {
  const before = ofAzure(azure([culprit]));
  test.each<[string, Loose]>([
    ["group's address", azure([culprit], {}, "moved")],
    ["another priority and description", azure([{ ...culprit, priority: 300, description: "d" }])],
    ["prefixes as a list", azure([{ ...culprit, destination_address_prefix: null, destination_address_prefixes: ["10.45.16.10"] }])],
    ["ports as a list", azure([{ ...culprit, destination_port_range: null, destination_port_ranges: ["8443"] }])],
    ["a disk beside", azure([culprit], { azurerm_managed_disk: { d: { name: "d" } } })],
    ["a rule of its own", {
      resource: {
        ...(azure([], {})["resource"] as Loose),
        azurerm_network_security_group: { edge: { name: "nsg-edge", location: "westeurope", resource_group_name: "rg-edge" } },
        azurerm_network_security_rule: Object.fromEntries(
          [culprit, deny].map((one) => [one.name, { ...one, resource_group_name: "rg-edge", network_security_group_name: "nsg-edge" }]),
        ),
      },
    }],
  ])("%s", (_, root) => {
    expect(ofAzure(root)).toBe(before);
  }); // prettier-ignore

  test("another layout", () => {
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(ofAzure(azure([culprit]), "8443", 4)).toBe(before);
  });
});

describe("changes with what was reviewed", () => {
  const before = ofAzure(azure([doubt]));
  test.each<[string, Loose]>([
    ["another tag", azure([rule("doubt", { ...TAG, from: "AzureCloud" })])],
    ["another name", azure([rule("doubt-2", TAG)])],
    ["one more rule in doubt about the same packets", azure([doubt, rule("second", { ...TAG, from: "Storage" }, { priority: 210 })])],
    ["a peering", azure([doubt], { azurerm_virtual_network_peering: { p: { name: "p", remote_virtual_network_id: "x" } } })],
    ["a route", azure([doubt], { azurerm_route: { r: { name: "r", address_prefix: "0.0.0.0/0" } } })],
  ])("%s", (_, root) => {
    expect(ofAzure(root)).toMatch(/^[0-9a-f]{16}$/);
    expect(ofAzure(root)).not.toBe(before);
  }); // prettier-ignore

  const asg = (address: string, group: string): Loose => ({
    azurerm_application_security_group: {
      [address]: { name: group, resource_group_name: "rg-edge", location: "westeurope" },
    },
  });
  const byGroup = (id: string): Loose =>
    rule("doubt", TAG, {
      source_address_prefix: null,
      source_application_security_group_ids: [id],
    });
  const reference = (address: string): string =>
    `\${azurerm_application_security_group.${address}.id}`;
  const ID =
    "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-edge/providers/Microsoft.Network/applicationSecurityGroups/asg-web";

  test("a group by reference is the group by its id, and under another address", () => {
    const known = ofAzure(azure([byGroup(reference("web"))], asg("web", "asg-web")));
    expect(ofAzure(azure([byGroup(reference("moved"))], asg("moved", "asg-web")))).toBe(known);
    expect(ofAzure(azure([byGroup(reference("web"))], asg("web", "asg-db")))).not.toBe(known);
    const literal = ofAzure(azure([byGroup(ID)]));
    expect(ofAzure(azure([byGroup(ID.replace("rg-edge", "rg-other"))]))).not.toBe(literal);
  });

  test("a member joins a group", () => {
    const groups = asg("web", "asg-web");
    const member = (name: string): Loose => ({
      ...groups,
      azurerm_network_interface_application_security_group_association: {
        m: { network_interface_id: name, application_security_group_id: reference("web") },
      },
    });
    const rules = [byGroup(reference("web"))];
    const found = [{ ...groups }, member("nic-a"), member("nic-b")].map((one) =>
      ofAzure(azure(rules, one)),
    );
    expect(new Set(found).size).toBe(3);
  });
});

test("a subnet by reference is the subnet by its id, whatever its address", () => {
  const subnet = (address: string): Loose => ({
    ...azure([open], {
      azurerm_subnet: {
        [address]: {
          name: "snet-edge",
          resource_group_name: "rg-edge",
          virtual_network_name: "vnet-edge",
          address_prefixes: ["10.45.16.0/24"],
        },
      },
      azurerm_subnet_network_security_group_association: {
        edge: {
          subnet_id: `\${azurerm_subnet.${address}.id}`,
          network_security_group_id: "${azurerm_network_security_group.edge.id}",
        },
      },
    }),
  });
  const found = (address: string): string | undefined => {
    const id = `\${azurerm_subnet.${address}.id}`;
    const document = parseTerraformConfiguration(JSON.stringify(subnet(address)), "x");
    return ofPort(
      "8443",
      prove(document, azureDeployment([], { attach: [{ subnetId: id }] })).findings,
    );
  };
  expect(found("Edge_5B")).toBe(ofAzure(azure([open])));
  expect(found("moved")).toBe(found("Edge_5B"));
});

describe("Google", () => {
  const firewall = (fields: Loose): Loose => ({
    name: "web",
    network: "perimeter",
    project: "contoso-edge",
    direction: "INGRESS",
    priority: 1000,
    target_tags: ["edge"],
    source_tags: ["web"],
    destination_ranges: ["10.45.16.10/32"],
    allow: [{ protocol: "tcp", ports: ["8443"] }],
    ...fields,
  });
  const GOOGLE = googleDeployment([]);
  const ofGoogle = (fields: Loose, more: Loose = {}, address = "web"): string | undefined => {
    const root = {
      resource: { google_compute_firewall: { [address]: firewall(fields) }, ...more },
    };
    return ofPort(
      "8443",
      prove(parseTerraformConfiguration(JSON.stringify(root), "x"), GOOGLE).findings,
    );
  };
  const before = ofGoogle({});

  test.each<[string, string | undefined]>([
    ["a block as an object", ofGoogle({ allow: { protocol: "tcp", ports: ["8443"] } })],
    ["another address", ofGoogle({}, {}, "moved")],
    [
      "the network by its link",
      ofGoogle({ network: "projects/contoso-edge/global/networks/perimeter" }),
    ],
    ["nulls and a description", ofGoogle({ source_ranges: null, description: "d" })],
  ])("stays: %s", (_, found) => {
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    expect(found).toBe(before);
  });

  const machine = (tags: readonly string[], more: Loose = {}): Loose => ({
    google_compute_instance: { m: { name: "m", zone: "z", tags, machine_type: "e2", ...more } },
  });
  test("a machine with the tag is another finding, its size is not", () => {
    const withOne = ofGoogle({}, machine(["web"]));
    expect(withOne).not.toBe(before);
    expect(ofGoogle({}, machine(["web"], { machine_type: "n2" }))).toBe(withOne);
    expect(ofGoogle({}, machine(["web", "db"]))).not.toBe(withOne);
  });

  test("the state after the apply has the same finding", () => {
    const values = {
      ...firewall({}),
      id: "projects/contoso-edge/global/firewalls/web",
      disabled: false,
      source_ranges: [],
      deny: [],
    };
    const state = parseTerraformState(
      JSON.stringify({
        format_version: "1.0",
        values: {
          root_module: {
            resources: [
              {
                address: "google_compute_firewall.web",
                mode: "managed",
                type: "google_compute_firewall",
                name: "web",
                provider_name: "registry.terraform.io/hashicorp/google",
                schema_version: 1,
                values,
                sensitive_values: {},
              },
            ],
          },
        },
      }),
      "state.json",
    );
    expect(ofPort("8443", judge("state.json", readGates(state, GOOGLE), GOOGLE).findings)).toBe(
      before,
    );
  });
});
