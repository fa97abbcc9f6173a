// A stack of a platform team, with everything that ordinarily stands beside a firewall, is proven without a word of the site
// about it; and one harmful resource among them is not passed over.
import { AZURE_SURROUNDINGS } from "../samples/ordinary-azure";
import { GOOGLE_SURROUNDINGS } from "../samples/ordinary-google";
import { type Surroundings, verdictAmong } from "../samples/ordinary-stack";
import { deploymentOf, siteWith } from "../samples/sample-sites";

const SITE = siteWith();

/** A group for the machines of another subnet. */
const SECOND_GROUP: Surroundings = {
  azurerm_network_security_group: {
    services: {
      name: "nsg-services",
      resource_group_name: "rg-edge",
      location: "westeurope",
      security_rule: [
        {
          name: "web",
          description: null,
          priority: 200,
          direction: "Inbound",
          access: "Allow",
          protocol: "Tcp",
          source_port_range: "*",
          source_port_ranges: null,
          source_address_prefix: "203.0.113.0/24",
          source_address_prefixes: null,
          source_application_security_group_ids: null,
          destination_port_range: "443",
          destination_port_ranges: null,
          destination_address_prefix: "10.45.17.0/24",
          destination_address_prefixes: null,
          destination_application_security_group_ids: null,
        },
      ],
    },
  },
  azurerm_subnet_network_security_group_association: {
    services: {
      subnet_id: "${azurerm_subnet.services.id}",
      network_security_group_id: "${azurerm_network_security_group.services.id}",
    },
  },
};

/** A rule for machines with another tag. */
const SECOND_RULE: Surroundings = {
  google_compute_firewall: {
    web: {
      name: "web",
      project: "contoso-edge",
      network: "${google_compute_network.perimeter.id}",
      direction: "INGRESS",
      priority: 1000,
      source_ranges: ["0.0.0.0/0"],
      target_tags: ["web"],
      allow: [{ protocol: "tcp", ports: ["443"] }],
    },
  },
};

describe("Azure", () => {
  const deployment = deploymentOf(SITE, "azure");
  const judged = (...more: readonly Surroundings[]): ReturnType<typeof verdictAmong> =>
    verdictAmong(deployment, AZURE_SURROUNDINGS, ...more);

  test("an ordinary stack is proven", () => {
    const { verdict, findings } = judged();
    expect({ verdict, findings }).toEqual({ verdict: "proven", findings: [] });
    expect(deployment.harmlessResourceTypes ?? []).toEqual([]);
  });

  test("a second group for other machines is refused by a strict site", () => {
    const strict = { ...deployment, otherMachines: "strict" } as const;
    expect(verdictAmong(strict, AZURE_SURROUNDINGS, SECOND_GROUP).verdict).toBe("refuted");
  });

  test.todo("with a second group for other machines it is proven");

  test.each<[string, Surroundings]>([
    [
      "a scale set with a group of its own",
      {
        azurerm_linux_virtual_machine_scale_set: {
          edge: { network_interface: [{ network_security_group_id: "${var.group}" }] },
        },
      },
    ],
    ["a firewall", { azurerm_firewall: { hub: { name: "hub" } } }],
    ["a cluster", { azurerm_kubernetes_cluster: { apps: { name: "apps" } } }],
    ["a policy", { azurerm_resource_group_policy_assignment: { tags: { name: "tags" } } }],
    ["a template", { azurerm_resource_group_template_deployment: { x: { name: "x" } } }],
    ["a script", { azurerm_resource_deployment_script_azure_cli: { x: { name: "x" } } }],
    ["a runbook", { azurerm_automation_runbook: { x: { name: "x" } } }],
    ["commands", { null_resource: { x: { provisioner: [{ "local-exec": { command: "az" } }] } } }],
    ["another's type", { azurerm_public_ip: { access: { name: "pip", provider: "evil" } } }],
    [
      "subnets in the network's body",
      {
        azurerm_virtual_network: {
          perimeter: {
            name: "vnet-perimeter",
            resource_group_name: "rg-edge",
            subnet: [{ name: "snet-services", address_prefixes: ["10.45.17.0/24"] }],
          },
        },
      },
    ],
  ])("%s among it is not", (_, harmful) => {
    expect(judged(harmful).verdict).not.toBe("proven");
  });
});

describe("Google Cloud", () => {
  const deployment = deploymentOf(SITE, "google");
  const judged = (...more: readonly Surroundings[]): ReturnType<typeof verdictAmong> =>
    verdictAmong(deployment, GOOGLE_SURROUNDINGS, ...more);

  test("an ordinary stack is proven", () => {
    const { verdict, findings } = judged();
    expect({ verdict, findings }).toEqual({ verdict: "proven", findings: [] });
    expect(deployment.harmlessResourceTypes ?? []).toEqual([]);
  });

  test("a second rule for other machines is refused by a strict site", () => {
    const strict = { ...deployment, otherMachines: "strict" } as const;
    expect(verdictAmong(strict, GOOGLE_SURROUNDINGS, SECOND_RULE).verdict).toBe("refuted");
  });

  test.todo("with a second rule for other machines it is proven");

  test.each<[string, Surroundings]>([
    ["a firewall policy", { google_compute_network_firewall_policy: { x: { name: "x" } } }],
    [
      "a security policy",
      { google_compute_region_backend_service: { x: { security_policy: "x" } } },
    ],
    ["a cluster", { google_container_cluster: { apps: { name: "apps" } } }],
    ["a connector", { google_vpc_access_connector: { run: { name: "run" } } }],
    ["a bound tag", { google_tags_location_tag_binding: { edge: { parent: "x" } } }],
    [
      "a call of an API",
      { google_cloud_scheduler_job: { x: { http_target: [{ uri: "https://x" }] } } },
    ],
    ["a build", { google_cloudbuild_trigger: { x: { name: "x" } } }],
    [
      "a program with a tag",
      {
        google_cloud_run_v2_service: {
          x: { template: [{ vpc_access: [{ network_interfaces: [{ tags: ["edge"] }] }] }] },
        },
      },
    ],
    ["another's type", { google_storage_bucket: { logs: { name: "x", provider: "evil" } } }],
  ])("%s among it is not", (_, harmful) => {
    expect(judged(harmful).verdict).not.toBe("proven");
  });
});
