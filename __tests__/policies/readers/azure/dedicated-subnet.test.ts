// A network interface of another machine in a subnet that the site says holds Edge Servers only.
import type { Deployment } from "../../../../modules/sites";
import {
  ask,
  attached,
  azure,
  complaints,
  denyAll,
  type Fields,
  gate,
  group,
  read,
  type Resources,
  securityRule,
  SUBNET,
} from "../support/read-documents";

const nics = (...interfaces: readonly (readonly string[])[]): Resources => ({
  azurerm_network_interface: Object.fromEntries(
    interfaces.map((addresses, at) => [
      `nic${at}`,
      {
        name: `nic-${at}`,
        resource_group_name: "rg",
        location: "westeurope",
        ip_configuration: addresses.map((address, index) => configuration(address, index)),
      },
    ]),
  ),
});

function configuration(address: string, index: number): Fields {
  return {
    name: `c${index}`,
    subnet_id: SUBNET,
    ...(address === "dynamic"
      ? { private_ip_address_allocation: "Dynamic" }
      : {
          private_ip_address_allocation: "Static",
          private_ip_address: address,
          private_ip_address_version: address.includes(":") ? "IPv6" : "IPv4",
        }),
  };
}

const EDGE = ["10.45.16.10", "2001:db8::10"];
const rules = (to: string): Resources =>
  group([securityRule({ destination_address_prefix: to }), denyAll("Inbound")]);

const asg = "/subscriptions/s/resourceGroups/rg/providers/n/applicationSecurityGroups/edge";
const named = (): Deployment => ({
  ...azure(),
  assume: {
    serviceTags: new Map(),
    applicationSecurityGroups: new Map([[asg, []]]),
    networkTags: new Map(),
    serviceAccounts: new Map(),
    noRulesAbove: false,
  },
});

test.each([["10.45.16.11"], ["dynamic"]])(
  "beside the Edge's own, whose groups the site names, %s is another's, and the rules are judged for it too",
  (address) => {
    const closed = read(named(), rules("10.45.16.10"), attached(), nics(EDGE, [address]));
    expect(complaints(closed)).toEqual([]);
    const open = read(named(), rules("*"), attached(), nics(EDGE, [address]));
    expect(ask(gate(open, "inbound"), "tcp 203.0.113.5 > 10.45.16.11:443")).toBe("open");
    const unnamed = read(azure(), rules("10.45.16.10"), attached(), nics(EDGE, [address]));
    expect(complaints(unnamed)).not.toEqual([]);
  },
);

test("another machine in the subnet is told, whatever the rules say", () => {
  const machine = (id: string): Resources => ({
    azurerm_linux_virtual_machine: { other: { name: "vm-other", network_interface_ids: [id] } },
  });
  const reads = (id: string) =>
    complaints(
      read(named(), rules("10.45.16.10"), attached(), nics(EDGE, ["10.45.16.11"]), machine(id)),
    );
  expect(reads("${azurerm_network_interface.nic1.id}")).toContainEqual(
    expect.stringContaining("is none of theirs"),
  );
  expect(reads("${azurerm_network_interface.nic0.id}")).toEqual([]);
  expect(reads("${var.nic}")).not.toEqual([]);
});

test.each([
  ["alone, it may be the Edge's with another address", azure(), nics(["10.45.16.11"])],
  ["beside one of two addresses", azure(), nics([EDGE[0] ?? ""], ["10.45.16.11"])],
])("%s", (_, site, more) => {
  expect(complaints(read(site, rules("10.45.16.10"), attached(), more))).toContainEqual(
    expect.stringContaining("is none of theirs"),
  );
});

test("where the Edge's interfaces are judged with groups of their own, another's is not judged", () => {
  const id = "/subscriptions/s/resourceGroups/rg/providers/n/networkInterfaces/nic-0";
  const site = azure({
    attach: [{ networkInterfaceId: id, inSubnet: SUBNET }, { subnetId: SUBNET }],
  });
  const found = read(site, rules("*"), attached(), nics(EDGE, ["10.45.16.11"]));
  expect(complaints(found)).not.toEqual([]);
});
