// What a site states about tags, groups and machines (`assume`) makes an uncertain rule exact, is listed in the verdict, and
// is taken as it stands: no wider, no narrower.
import { bindSite, type Deployment } from "../../../../modules/sites";
import {
  ask,
  attached,
  azure,
  complaints,
  denyAll,
  gate,
  google,
  group,
  read,
  type Resources,
  securityRule,
  vpc,
  vpcRule,
} from "../support/read-documents";

/** The `assume` mapping as the site file's loader reads it. */
function stated(cloud: "azure" | "google", assume: string): Deployment {
  const settings =
    cloud === "azure"
      ? "{ resourceGroup: rg, location: w, attach: [{ subnetId: '${azurerm_subnet.x.id}' }] }"
      : "{ project: contoso-edge, network: perimeter, targetTags: [edge] }";
  const site = bindSite(
    `site: s
documents: [lync2013-pic]
peers: { public-im-partners: [203.0.113.0/24], clients: any, live-messenger-clients: any }
deployments:
  one:
    cloud: ${cloud}
    interfaces: { access: [10.45.16.10], av: [10.45.16.30] }
    settings: ${settings}
    assume: ${assume}
`,
    "edge.yaml",
    { today: "2026-01-31" },
  );
  const base = cloud === "azure" ? azure() : google();
  const { assume: facts } = site.deployments[0]!;
  return facts === undefined ? base : { ...base, assume: facts };
}

const closing = [
  denyAll("Inbound"),
  denyAll("Inbound", 6),
  denyAll("Outbound"),
  denyAll("Outbound", 6),
];
const TO = "10.45.16.10";

describe("Azure", () => {
  const ASG = "/subscriptions/s/resourceGroups/rg/providers/n/applicationSecurityGroups/Web";
  test.each([
    ["{ serviceTags: { VirtualNetwork: [10.45.0.0/16] } }", { source_address_prefix: "VirtualNetwork" }, "10.45.99.1", "10.46.0.1"],
    ["{ serviceTags: { Storage.WestEurope: [20.60.1.0/24] } }", { source_address_prefix: "Storage.WestEurope" }, "20.60.1.9", "20.60.2.9"],
    [`{ applicationSecurityGroups: { ${ASG}: [10.45.16.77] } }`, { source_address_prefix: null, source_application_security_group_ids: [ASG.toLowerCase()] }, "10.45.16.77", "10.45.16.78"],
  ])("%s", (assume, fields, inside, outside) => {
    const rule = securityRule({ priority: 100, destination_port_range: "443", ...fields });
    const before = read(azure(), group([rule, ...closing]), attached());
    const after = read(stated("azure", assume), group([rule, ...closing]), attached());
    expect(complaints(after)).toEqual([]);
    expect(ask(gate(before, "inbound"), `tcp ${inside}:1 > ${TO}:443`)).toBe("unknown");
    expect(ask(gate(after, "inbound"), `tcp ${inside}:1 > ${TO}:443`)).toBe("open");
    expect(ask(gate(after, "inbound"), `tcp ${outside}:1 > ${TO}:443`)).toBe("closed");
    expect(after.assumptions).toContainEqual(expect.stringMatching(/^the site states that/));
    expect(before.assumptions).not.toContainEqual(expect.stringMatching(/^the site states that/));
  }); // prettier-ignore

  test.each([
    ["a route", { azurerm_route: { r: { address_prefix: "0.0.0.0/0" } } }],
    ["a route in a table", { azurerm_route_table: { t: { route: [{ address_prefix: "192.168.0.0/16" }] } } }],
    ["a route to what only Terraform knows", { azurerm_route: { r: { address_prefix: "${var.there}" } } }],
    ["the Edge's own network", { azurerm_virtual_network: { v: { address_space: ["10.45.0.0/16", "192.168.0.0/16"] } } }],
  ])("a network that leaves out what %s of the document brings is not taken as it stands", (_, more: Resources) => {
    const site = stated("azure", "{ serviceTags: { VirtualNetwork: [10.45.0.0/16] } }");
    const reading = read(site, group([]), attached(), more);
    expect(ask(gate(reading, "inbound"), `tcp 192.168.1.1:1 > ${TO}:9`)).toBe("unknown");
    expect(ask(gate(reading, "inbound"), `tcp 10.45.99.1:1 > ${TO}:9`)).toBe("open");
  }); // prettier-ignore

  test("a network that holds all that the document shows is exact, whatever other networks have", () => {
    const site = stated("azure", "{ serviceTags: { VirtualNetwork: [10.45.0.0/16] } }");
    const reading = read(site, group([]), attached(), {
      azurerm_route: { r: { address_prefix: "10.45.7.0/24" } },
      azurerm_virtual_network: { other: { address_space: ["172.16.0.0/16"] } },
    });
    expect(ask(gate(reading, "inbound"), `tcp 172.16.1.1:1 > ${TO}:9`)).toBe("closed");
  });

  test("members that the document shows and the statement leaves out leave the group in doubt", () => {
    const rule = securityRule({
      priority: 100,
      destination_port_range: "443",
      source_address_prefix: null,
      source_application_security_group_ids: [ASG],
    });
    const site = stated("azure", `{ applicationSecurityGroups: { ${ASG}: [10.45.16.77] } }`);
    const card = { private_ip_address: "10.45.16.88", private_ip_address_allocation: "Static" };
    const reading = read(site, group([rule, ...closing]), attached(), {
      azurerm_network_interface: { vm: { ip_configuration: [card] } },
      azurerm_network_interface_application_security_group_association: {
        vm: {
          network_interface_id: "${azurerm_network_interface.vm.id}",
          application_security_group_id: ASG,
        },
      },
    });
    expect(ask(gate(reading, "inbound"), `tcp 10.45.16.88:1 > ${TO}:443`)).toBe("open");
    expect(ask(gate(reading, "inbound"), `tcp 10.45.16.77:1 > ${TO}:443`)).toBe("unknown");
  });

  test("a group without members matches nothing", () => {
    const rule = securityRule({
      priority: 100,
      source_address_prefix: null,
      source_application_security_group_ids: [ASG],
    });
    const site = stated("azure", `{ applicationSecurityGroups: { ${ASG}: [] } }`);
    const reading = read(site, group([rule, ...closing]), attached());
    expect(ask(gate(reading, "inbound"), `tcp 10.45.16.77:1 > ${TO}:443`)).toBe("closed");
  });

  test("the virtual network makes the default rules exact, and leaves `Internet` in doubt only where it is (U5)", () => {
    const site = stated("azure", "{ serviceTags: { VirtualNetwork: [10.45.0.0/16] } }");
    const reading = read(site, group([]), attached());
    const [into, out] = [gate(reading, "inbound"), gate(reading, "outbound")];
    expect(ask(into, `tcp 10.45.99.1:1 > ${TO}:9`)).toBe("open");
    expect(ask(into, `tcp 10.46.99.1:1 > ${TO}:9`)).toBe("closed");
    expect(ask(out, `tcp ${TO}:1 > 8.8.8.8:9`)).toBe("open");
    expect(ask(out, `tcp ${TO}:1 > 10.46.0.1:9`)).toBe("unknown");
  });

  test("the platform's address need not be written", () => {
    const site = stated("azure", "{ serviceTags: { VirtualNetwork: [10.45.0.0/16] } }");
    const reading = read(site, group([]), attached());
    expect(ask(gate(reading, "inbound"), `tcp 168.63.129.16:1 > ${TO}:9`)).toBe("open");
  });

  test("no admin rules above: said in the site's name", () => {
    const reading = read(stated("azure", "{ securityAdminRules: none }"), group([]), attached());
    expect(reading.assumptions).toContainEqual(
      expect.stringMatching(/^the site states that no security admin rule/),
    );
  });

  test("a statement that no rule uses is told, with the name that was meant", () => {
    const rule = securityRule({ priority: 100, source_address_prefix: "Storage" });
    const site = stated("azure", "{ serviceTags: { Storag: [20.0.0.0/8] } }");
    const { advisories } = read(site, group([rule]), attached());
    expect(advisories?.map(({ message }) => message)).toEqual([
      "`assume.serviceTags` states `Storag`, which no rule names; did you mean `Storage`?",
    ]);
  });

  test("a tag that Azure does not have suggests the one that it has", () => {
    const rule = securityRule({ priority: 100, source_address_prefix: "VirtualNetwrok" });
    const reading = read(azure(), group([rule]), attached());
    const [origin] = gate(reading, "inbound").chain[0]!.rules.map(({ origin: one }) => one);
    expect(origin!.reason).toContain("did you mean `VirtualNetwork`?");
  });
});

describe("Google", () => {
  const tagged = vpcRule({ source_ranges: null, source_tags: ["web"] });

  test("machines that carry a source tag", () => {
    const before = read(google(), vpc(tagged));
    const after = read(stated("google", "{ networkTags: { web: [10.45.32.7] } }"), vpc(tagged));
    expect(ask(gate(before, "inbound"), `tcp 10.45.32.7:1 > ${TO}:443`)).toBe("unknown");
    expect(ask(gate(after, "inbound"), `tcp 10.45.32.7:1 > ${TO}:443`)).toBe("open");
    expect(ask(gate(after, "inbound"), `tcp 10.45.32.8:1 > ${TO}:443`)).toBe("closed");
  });

  test("one stated tag of two opens certainly, and the other perhaps", () => {
    const rule = vpcRule({ source_ranges: null, source_tags: ["web", "app"] });
    const reading = read(stated("google", "{ networkTags: { web: [10.45.32.7] } }"), vpc(rule));
    expect(ask(gate(reading, "inbound"), `tcp 10.45.32.7:1 > ${TO}:443`)).toBe("open");
    expect(ask(gate(reading, "inbound"), `tcp 10.45.32.8:1 > ${TO}:443`)).toBe("unknown");
  });

  test("all that Edge machines carry: rules for other tags do not act on them", () => {
    const rule = vpcRule({ target_tags: ["web"] });
    const packet = `tcp 192.0.2.1:1 > ${TO}:443`;
    expect(ask(gate(read(google(), vpc(rule)), "inbound"), packet)).toBe("unknown");
    const site = stated("google", "{ edgeMachines: { tags: [edge, log] } }");
    const reading = read(site, vpc(rule));
    expect(ask(gate(reading, "inbound"), packet)).toBe("closed");
    expect(reading.assumptions).toContain(
      "the site states that Edge machines carry no network tags but `edge`, `log`",
    );
    const log = read(site, vpc(vpcRule({ target_tags: ["log"] })));
    expect(ask(gate(log, "inbound"), packet)).toBe("unknown");
  });
});

describe("machines of the document", () => {
  const machine = (tags: readonly string[], address: string) => ({
    google_compute_instance: {
      vm: { tags, network_interface: [{ network: "perimeter", network_ip: address }] },
    },
  });
  test.each([
    ["the Edge's address with the Edge's tag", ["edge"], TO, []],
    ["the Edge's address without its tag", ["web"], TO, ["has the address 10.45.16.10 of the Edge interface"]],
    ["the Edge's tag at another address", ["edge"], "10.45.16.99", ["its address 10.45.16.99 is none of the site's"]],
    ["neither", ["web"], "10.45.16.99", []],
  ])("%s", (_, tags, address, expected) => {
    const provider = { google_compute_firewall: vpc(vpcRule())["google_compute_firewall"]! };
    const vm = machine(tags, address);
    const body = { ...vm.google_compute_instance.vm, project: "contoso" };
    const reading = read(google(), provider, { google_compute_instance: { vm: body } });
    expect(complaints(reading)).toEqual(
      expected.map((text) => expect.stringContaining(text) as unknown),
    );
  }); // prettier-ignore

  test.each([
    ["a tag that the Edge is stated not to carry", "{ edgeMachines: { tags: [edge] } }", ["edge", "web"], TO, ["carries or runs as `web`, which `assume.edgeMachines` of the site leaves out"]],
    ["the Edge's own tag", "{ edgeMachines: { tags: [edge] } }", ["edge"], TO, []],
    ["a tag that is stated to be elsewhere", "{ networkTags: { web: [10.45.32.7] } }", ["web"], "10.45.16.99", ["leaves out the machine's address 10.45.16.99"]],
    ["a tag where it is stated to be", "{ networkTags: { web: [10.45.32.7] } }", ["web"], "10.45.32.7", []],
  ])("held against the site's statements: %s", (_, assume, tags, address, expected) => {
    const vm = machine(tags, address).google_compute_instance.vm;
    const site = stated("google", assume);
    const reading = read(site, vpc(vpcRule()), { google_compute_instance: { vm: { ...vm, project: "contoso" } } });
    expect(complaints(reading)).toEqual(expected.map((text) => expect.stringContaining(text) as unknown));
  }); // prettier-ignore
});
