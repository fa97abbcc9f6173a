// What a plan opens and closes without a site: each kind of step, with what changes something and what does not.
import {
  ASSOCIATION,
  azureGroup,
  type AzureRule,
  compare,
  googleRule,
  linesOf,
  machine,
  SUBNET,
  type World,
} from "./support/plan-steps";

const WEB: AzureRule = {
  name: "web",
  priority: 100,
  access: "Allow",
  source: "203.0.113.0/24",
  port: "443",
};
const RDP: AzureRule = { ...WEB, name: "rdp", priority: 110, port: "3389" };

const GROUP = "azurerm_network_security_group.nsg";
const LINK = "azurerm_subnet_network_security_group_association.link";

const azure = (rules: readonly AzureRule[], rest: World = {}): World => ({
  "azurerm_subnet.snet": SUBNET,
  [GROUP]: azureGroup(rules),
  [LINK]: ASSOCIATION,
  ...rest,
});

const withoutLink = (world: World): World =>
  Object.fromEntries(Object.entries(world).filter(([address]) => address !== LINK));

describe("azure", () => {
  test("a plan without changes is the same, whatever service tags hold", () => {
    const world = azure([WEB, { ...RDP, source: "Storage" }]);
    expect(compare(world, world)).toMatchObject({ verdict: "same", gates: [], gateCount: 2 });
  });

  test("a network that is made by itself is no doubt, and one that is changed is", () => {
    const network = "azurerm_virtual_network.n";
    const values = { name: "n", resource_group_name: "rg", location: "westeurope" };
    const made = compare({}, { [network]: values }, { [network]: { id: true, subnet: true } });
    expect(made).toMatchObject({ verdict: "same", undecided: [] });
    expect(made.assumptions.join()).toContain("attach no security group");
    const before = { ...values, id: "/subscriptions/s/resourceGroups/rg/n", subnet: [] };
    const after = { [network]: { ...values, id: before.id, tags: { a: "b" } } };
    const changed = compare({ [network]: before }, after, { [network]: { subnet: true } });
    expect(changed.verdict).toBe("undecided");
  });

  test("what a new rule opens is told with the packets, and the others change nothing", () => {
    const found = compare(azure([WEB]), azure([WEB, RDP]));
    expect(linesOf(found)).toEqual(["opens inbound at subnet snet"]);
    expect(found.verdict).toBe("different");
    expect(found.gates[0]?.entries[0]).toMatchObject({
      witness: { destinationPort: 3389 },
      after: { decidedBy: { name: "rdp" } },
      before: { decidedBy: { name: "DenyAllInBound" } },
    });
    expect(found.changedRules).toMatchObject([{ step: "added", effects: ["c1"] }]);
  });

  test("a rule in another order, under another name or of another form changes nothing", () => {
    const moved = [
      { ...WEB, priority: 300 },
      { ...RDP, name: "remote" },
    ];
    const found = compare(azure([WEB, RDP]), azure(moved));
    expect(found).toMatchObject({ verdict: "same", gates: [] });
    expect(found.changedRules.map(({ step, effects }) => [step, effects])).toEqual([
      ["renamed", []],
      ["moved", []],
    ]);
  });

  test("a subnet that loses its group is compared with the cloud's own rules", () => {
    const after = withoutLink(azure([WEB]));
    const found = compare(azure([WEB]), after);
    expect(found.verdict).toBe("undecided");
    expect(linesOf(found)).toContain("may-open inbound at subnet snet");
    const denied = azure([{ ...WEB, name: "no", access: "Deny", direction: "Outbound" }]);
    const open = withoutLink(denied);
    expect(linesOf(compare(denied, open))).toContain("opens outbound at subnet snet");
    expect(compare(denied, open).gates[0]).toMatchObject({ step: "regrouped", groups: [] });
  });

  test("what is new is compared with nothing admitted, and a group alone wherever it may be", () => {
    const found = compare({}, azure([WEB]));
    expect(found.gates.map(({ name, step }) => [name, step])).toContainEqual([
      "subnet snet",
      "new",
    ]);
    const alone = compare({ [GROUP]: azureGroup([WEB]) }, { [GROUP]: azureGroup([]) });
    expect(linesOf(alone)).toEqual([
      "closes inbound at security group nsg, wherever it is attached",
    ]);
  });

  test("a value that is not known is undecided, also where it hides a whole change", () => {
    const after = azure([WEB]);
    const rule = { ...(azureGroup([WEB])["security_rule"] as object[])[0] } as Record<
      string,
      unknown
    >;
    delete rule["destination_port_range"];
    const found = compare(
      azure([WEB]),
      { ...after, [GROUP]: { ...azureGroup([]), security_rule: [rule] } },
      { [GROUP]: { security_rule: [{ destination_port_range: true }] } },
    );
    expect(found.verdict).toBe("undecided");
    expect(linesOf(found)).toContain("may-open inbound at subnet snet");
  });

  test("both groups in front of an interface must allow", () => {
    const id = String(SUBNET["id"]).replace(/virtualNetworks.*/, "networkInterfaces/nic");
    const inner = azureGroup([{ ...RDP, priority: 200 }], "inner");
    const around = (rules: readonly AzureRule[]): World =>
      azure(rules, {
        "azurerm_network_security_group.inner": inner,
        "azurerm_network_interface.nic": {
          id,
          name: "nic",
          resource_group_name: "rg",
          ip_configuration: [
            { name: "ip", subnet_id: SUBNET["id"], private_ip_address: "10.0.0.4" },
          ],
        },
        "azurerm_network_interface_security_group_association.link": {
          id: "x",
          network_interface_id: id,
          network_security_group_id: inner["id"],
        },
      });
    expect(linesOf(compare(around([]), around([WEB])))).toEqual(["opens inbound at subnet snet"]);
    expect(linesOf(compare(around([]), around([RDP])))).toEqual([
      "opens inbound at subnet snet",
      "opens inbound at network interface nic",
    ]);
  });

  test("an unmodelled resource counts only if the plan changes it", () => {
    const firewall = { id: "f", name: "f", sku_tier: "Basic" };
    const before = azure([WEB], { "azurerm_firewall.f": firewall });
    expect(compare(before, before).verdict).toBe("same");
    const after = azure([WEB], { "azurerm_firewall.f": { ...firewall, sku_tier: "Standard" } });
    expect(compare(before, after)).toMatchObject({
      verdict: "undecided",
      unmodelled: [{ address: "azurerm_firewall.f", action: "update", type: "azurerm_firewall" }],
    });
  });
});

describe("google", () => {
  const CLIENTS = { name: "c", priority: 1000, action: "allow", ranges: ["0.0.0.0/0"] } as const;
  const world = (port: string, rest: World = {}): World => ({
    "google_compute_firewall.c": googleRule({ ...CLIENTS, port, tags: ["web"] }),
    ...rest,
  });

  test("a target by itself, and the machines that carry it", () => {
    const vm = { "google_compute_instance.vm": machine("vm", ["web"]) };
    expect(linesOf(compare(world("443", vm), world("443-444", vm)))).toEqual([
      "opens inbound at machines tagged `web` in network edge",
      "opens inbound at machine vm in network edge",
    ]);
  });

  test("a machine that gets a tag is opened by the rules for it", () => {
    const [before, after] = [machine("vm", []), machine("vm", ["web"])];
    const found = compare(
      world("443", { "google_compute_instance.vm": before }),
      world("443", { "google_compute_instance.vm": after }),
    );
    expect(linesOf(found)).toEqual(["opens inbound at machine vm in network edge"]);
  });

  test("targets that are not known may be any machine", () => {
    const rule = googleRule({ ...CLIENTS, name: "new", port: "22" });
    const found = compare(
      world("443"),
      world("443", { "google_compute_firewall.new": { ...rule, target_tags: undefined } }),
      { "google_compute_firewall.new": { target_tags: true } },
    );
    expect(found.verdict).toBe("undecided");
    expect(linesOf(found)).toEqual([
      "may-open inbound at machines without a tag or account that a rule names in network edge",
      "may-open inbound at machines tagged `web` in network edge",
    ]);
  });
});
