// What else stands in a document: harmless, vouched for, or reported. A type that nobody knows may be a firewall.
import {
  attached,
  azure,
  complaints,
  type Fields,
  google,
  group,
  read,
  readText,
  type Resources,
  vpc,
  vpcRule,
} from "../support/read-documents";

const base = [group([]), attached()];
const beside = (type: string, body: Fields): readonly string[] =>
  complaints(read(azure(), ...base, { [type]: { x: body } }));

describe("resources", () => {
  test.each([
    ["azurerm_resource_group", { name: "rg" }],
    ["azurerm_virtual_network", { name: "vnet", address_space: ["10.45.0.0/16"], subnet: null }],
    ["azurerm_subnet", { name: "edge", count: 2 }],
    ["azurerm_network_interface", { ip_configuration: [{ subnet_id: "x" }] }],
    [
      "azurerm_network_interface_application_security_group_association",
      { application_security_group_id: "x" },
    ],
    ["azurerm_network_watcher_flow_log", { network_security_group_id: "x" }],
    ["azurerm_linux_virtual_machine", { name: "edge" }],
    ["null_resource", {}],
    ["random_id", { byte_length: 4 }],
  ])("harmless: %s", (type, body) => {
    expect(beside(type, body)).toEqual([]);
  });

  test.each([
    ["azapi_resource", { type: "Microsoft.Network/networkSecurityGroups@2024-01-01" }],
    ["azurerm_firewall", {}],
    ["azurerm_firewall_policy", {}],
    ["azurerm_network_manager_admin_rule", {}],
    ["azurerm_kubernetes_cluster", {}],
    ["azurerm_resource_group_template_deployment", {}],
    ["azurerm_linux_virtual_machine_scale_set", {}],
    ["aws_security_group", {}],
    ["google_compute_network_firewall_policy", {}],
    ["google_compute_firewall_policy_rule", {}],
    ["constructor", {}],
  ])("not known to be harmless: %s", (type, body) => {
    expect(beside(type, body)).toEqual([
      `${type}.x: \`${type}\` is not known to be free of firewall effects`,
    ]);
  });

  test.each([
    [
      "a subnet's own group (5.0)",
      "azurerm_subnet",
      { network_security_group_id: "x" },
      "network_security_group_id",
    ],
    [
      "a write-only group (5.0)",
      "azurerm_subnet",
      { network_security_group_id_wo: "x" },
      "network_security_group_id_wo",
    ],
    [
      "an inline subnet's group",
      "azurerm_virtual_network",
      { subnet: [{ name: "a", security_group: "x" }] },
      "subnet",
    ],
    [
      "inline subnets, which are all that the network has",
      "azurerm_virtual_network",
      { subnet: [{ name: "a", address_prefixes: ["10.45.16.0/24"] }] },
      "subnet",
    ],
    ["no inline subnets left", "azurerm_virtual_network", { subnet: [] }, "subnet"],
    [
      "an inline subnet that is a token",
      "azurerm_virtual_network",
      { subnet: ["${local.s}"] },
      "subnet",
    ],
    [
      "the version of a write-only group",
      "azurerm_subnet",
      { network_security_group_id_wo_version: 2 },
      "network_security_group_id_wo_version",
    ],
    [
      "a security policy",
      "google_compute_target_instance",
      { security_policy: "deny" },
      "security_policy",
    ],
    [
      "one made by dynamic",
      "azurerm_virtual_network",
      { dynamic: { subnet: { content: { security_group: "x" } } } },
      "dynamic.subnet.content.security_group",
    ],
    [
      "inline subnets that are a token",
      "azurerm_virtual_network",
      { subnet: "${var.subnets}" },
      "subnet",
    ],
  ])("harmless but for %s", (_, type, body, path) => {
    expect(beside(type, body)).toEqual([
      `${type}.x: \`${path}\` attaches a security group or policy in a way that this reader does not follow`,
    ]);
  });

  test.each([
    [
      "null_resource",
      { provisioner: [{ "local-exec": { command: "az network nsg rule create" } }] },
    ],
    ["terraform_data", { provisioner: { "local-exec": [{ command: "gcloud" }] } }],
    ["azurerm_linux_virtual_machine", { provisioner: [{ "remote-exec": {} }] }],
  ])("commands are reported whatever the type: %s", (type, body) => {
    expect(beside(type, body)).toEqual([expect.stringContaining("`provisioner` runs commands")]);
  });

  test("a type for which the site's author vouches is an assumption, commands excepted", () => {
    const site = {
      ...azure(),
      harmlessResourceTypes: ["azurerm_kubernetes_cluster", "acme_thing"],
    };
    const cluster = (body: Fields): Resources => ({ azurerm_kubernetes_cluster: { x: body } });
    const reading = read(site, ...base, cluster({}));
    expect(complaints(reading)).toEqual([]);
    expect(reading.assumptions).toContainEqual(
      expect.stringContaining("`azurerm_kubernetes_cluster`"),
    );
    expect(reading.assumptions.join()).not.toContain("acme_thing");
    expect(complaints(read(site, ...base, cluster({ provisioner: [{}] })))).toHaveLength(1);
  });

  test("the other cloud's firewall is none of this deployment's", () => {
    expect(complaints(read(azure(), ...base, vpc(vpcRule())))).toEqual([
      expect.stringContaining("a firewall of another cloud"),
    ]);
    expect(complaints(read(google(), vpc(vpcRule()), group([])))).toEqual([
      expect.stringContaining("a firewall of another cloud"),
    ]);
  });

  test("a document without a firewall has no gate", () => {
    const bare = { azurerm_resource_group: { rg: { name: "rg" } } };
    for (const site of [azure(), google()]) {
      const reading = read(site, bare);
      expect(reading.gates).toEqual([]);
      expect(complaints(reading)).toEqual([
        expect.stringContaining("the configuration holds no firewall"),
      ]);
    }
  });

  test("lists where objects may stand, and shapes that are neither", () => {
    const text = JSON.stringify({
      resource: [
        {
          azurerm_network_security_group: [
            { edge: [{ name: "n", resource_group_name: "rg", location: "l", security_rule: [] }] },
          ],
        },
        attached(),
      ],
    });
    expect(complaints(readText(azure(), text))).toEqual([]);
    const broken =
      '{"resource": {"azurerm_subnet": "x", "azurerm_lb": {"a": 1}, "azurerm_route": {"b": [{}, {}]}}}';
    expect(complaints(readText(azure(), broken))).toEqual([
      '`azurerm_subnet` is `"x"` where an object belongs',
      "`a` is `1` where an object belongs",
      "azurerm_route.b: `azurerm_route.b` is declared twice",
      "the configuration holds no firewall for Azure",
    ]);
  });
});

describe("the top of a document", () => {
  const withTop = (top: Fields, file = "cdk.tf.json"): readonly string[] => {
    const [[first], [second]] = base.map((part) => Object.entries(part)) as [
      [[string, unknown]],
      [[string, unknown]],
    ];
    const resource = Object.fromEntries([first, second]);
    return complaints(readText(azure(), JSON.stringify({ ...top, resource }), file));
  };

  test("blocks that deploy nothing", () => {
    const top = {
      "//": {},
      terraform: {
        required_providers: { azurerm: { source: "azurerm", version: "4.55.0" } },
        backend: { local: {} },
      },
      provider: { azurerm: [{ features: [{}] }] },
      variable: { a: {} },
      output: { a: { value: "${var.a}" } },
      locals: { a: 1 },
      data: { azurerm_subnet: { x: {} } },
      moved: [],
      check: {},
    };
    expect(withTop(top)).toEqual([]);
  });

  test.each([
    ["module", { module: { hub: { source: "./hub" } } }],
    ["removed", { removed: [{ from: "a.b" }] }],
    ["import", { import: [{ to: "a.b", id: "x" }] }],
    ["action", { action: {} }],
    ["resources", { resources: {} }],
    ["data.external", { data: { external: { x: { program: ["sh"] } } } }],
    ["data.http", { data: { http: { x: { url: "https://x.example", method: "POST" } } } }],
    ["data.azapi_resource_action", { data: { azapi_resource_action: { x: {} } } }],
    ["data.external", { check: { c: { data: { external: { x: { program: ["sh"] } } } } } }],
    [
      "compute_custom_endpoint",
      { provider: { google: [{ compute_custom_endpoint: "https://x" }] } },
    ],
    ["metadata_host", { provider: { azurerm: [{ metadata_host: "x.example" }] } }],
    ["environment", { provider: { azurerm: { environment: "usgovernment" } } }],
    ["exec", { provider: { kubernetes: [{ exec: { command: "sh" } }] } }],
    ["random", { terraform: { required_providers: { random: { source: "acme/random" } } } }],
  ])("`%s` is reported", (key, top) => {
    expect(withTop(top)).toEqual([expect.stringContaining(`\`${key}\``)]);
  });

  test.each([
    ["hashicorp/azurerm", []],
    ["registry.terraform.io/hashicorp/azurerm", []],
    ["registry.opentofu.org/hashicorp/azurerm", []],
    ["HashiCorp/AzureRM", []],
    ["Registry.Terraform.io/hashicorp/azurerm", []],
    [
      "registry.example.com/hashicorp/azurerm",
      ['the provider `azurerm` comes from `"registry.example.com/hashicorp/azurerm"`'],
    ],
    ["acme/azurerm", ['the provider `azurerm` comes from `"acme/azurerm"`']],
    ["hashicorp/google", ['the provider `azurerm` comes from `"hashicorp/google"`']],
  ])("a provider from `%s`", (source, expected) => {
    expect(withTop({ terraform: { required_providers: { azurerm: { source } } } })).toEqual(
      expected,
    );
  });

  test.each([
    ["azurerm.other", []],
    ["azurerm", []],
    ["acme", [expect.stringContaining("`provider` is not one of the cloud's own")]],
    [{ a: 1 }, [expect.stringContaining("`provider` is not one of the cloud's own")]],
    ["constructor", [expect.stringContaining("`provider` is not one of the cloud's own")]],
  ])("a security group of the provider %p", (provider, expected) => {
    const [[type, groups] = ["", {}]] = Object.entries(group([]));
    const led = Object.fromEntries(
      Object.entries(groups as Fields).map(([name, body]) => [
        name,
        { ...(body as Fields), provider },
      ]),
    );
    expect(complaints(read(azure(), { [type]: led }, attached()))).toEqual(expected);
  });

  test("an override file changes others", () => {
    expect(withTop({}, "stack_override.tf.json")).toEqual([
      expect.stringContaining("an override file"),
    ]);
    expect(withTop({}, "overrides.tf.json")).toEqual([]);
  });
});
