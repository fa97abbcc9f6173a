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
    ["azurerm_linux_virtual_machine_scale_set", { network_interface: [{ name: "n" }] }],
    ["azurerm_virtual_machine_extension", { provider: "azurerm.other" }],
    ["azurerm_recovery_services_vault", { name: "vault" }],
    [
      "azurerm_subnet",
      { name: "apps", virtual_network_name: "v2", network_security_group_id: "x" },
    ],
    ["google_pubsub_topic_iam_member", { provider: "google-beta" }],
    ["azuread_group", { display_name: "admins" }],
    ["null_resource", {}],
    ["random_id", { byte_length: 4 }],
  ])("harmless: %s", (type, body) => {
    expect(beside(type, body)).toEqual([]);
  });

  test.each([
    ["restapi_object", ": it carries the body of a call of another API"],
    ["azurerm_firewall", ": it is a firewall that this reader does not read"],
    ["azurerm_firewall_policy", ": it is a firewall that this reader does not read"],
    ["azurerm_network_manager_admin_rule", ": it may put security admin rules"],
    ["azurerm_kubernetes_cluster", ": it makes security rules for the services of the cluster"],
    ["azurerm_resource_group_template_deployment", ": it carries a template"],
    ["azurerm_subscription_policy_assignment", ": it is a policy"],
    ["google_compute_network_firewall_policy", ": it is a firewall"],
    ["google_compute_firewall_policy_rule", ": it is a firewall"],
    ["google_cloud_scheduler_job", ": it carries calls of other APIs"],
    ["aws_security_group", ""],
    ["constructor", ""],
  ])("not known to be harmless: %s", (type, why) => {
    const [text = "", ...more] = beside(type, {});
    expect(more).toEqual([]);
    expect(
      text.startsWith(`${type}.x: \`${type}\` is not known to be free of firewall effects${why}`),
    ).toBe(true);
  });

  test.each([
    [
      "the group of a scale set's interfaces",
      "azurerm_linux_virtual_machine_scale_set",
      { network_interface: [{ name: "n", network_security_group_id: "x" }] },
      "network_interface.0.network_security_group_id",
    ],
    [
      "a policy of service endpoints",
      "azurerm_subnet",
      { service_endpoint_policy_ids: ["x"] },
      "service_endpoint_policy_ids",
    ],
    [
      "a firewall in a gateway",
      "azurerm_application_gateway",
      { http_listener: [{ firewall_policy_id: "x" }] },
      "http_listener.0.firewall_policy_id",
    ],
    [
      "network tags of a program",
      "google_cloud_run_v2_service",
      { template: [{ vpc_access: [{ network_interfaces: [{ tags: ["edge"] }] }] }] },
      "template.0.vpc_access.0.network_interfaces.0.tags",
    ],
    [
      "a security policy",
      "google_compute_target_instance",
      { security_policy: "deny" },
      "security_policy",
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

  test.each([
    ["azurerm_public_ip", "evil", ["`provider` is not the one that the type is known from"]],
    ["azurerm_public_ip", "google", ["`provider` is not the one that the type is known from"]],
    ["azurerm_public_ip", "azurerm.other", []],
    ["random_id", "random.other", []],
    ["google_sql_user", "google-beta.other", []],
    ["terraform_data", "terraform", []],
  ])("%s of the provider `%s`", (type, provider, expected) => {
    expect(beside(type, { provider })).toEqual(
      expected.map((text): unknown => expect.stringContaining(text)),
    );
  });

  test("code inside machines is an assumption", () => {
    const assumed = (type: string): boolean =>
      read(azure(), ...base, { [type]: { x: {} } })
        .assumptions.join()
        .includes("code that runs inside machines");
    expect(
      ["azurerm_virtual_machine_extension", "azurerm_windows_virtual_machine"].every(assumed),
    ).toBe(true);
    expect(assumed("azurerm_key_vault")).toBe(false);
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
    expect(complaints(read(azure(), ...base, vpc(vpcRule())))).toEqual([]);
    expect(complaints(read(google(), vpc(vpcRule()), group([])))).toEqual([]);
    const running = vpc(vpcRule({ provisioner: { "local-exec": {} } }));
    expect(complaints(read(azure(), ...base, running))).toEqual([
      expect.stringContaining("`provisioner` runs commands"),
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
      data: {
        azurerm_subnet: { x: { provider: "azurerm.other" } },
        azuread_group: { x: {} },
        terraform_remote_state: { x: { backend: "local" } },
      },
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
    ["data.azurerm_subnet", { data: { azurerm_subnet: { x: { provider: "evil" } } } }],
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
