// A subnet's security group and a network interface's, in front of one machine: both must allow, in the order that the
// direction gives (cloud-semantics 1.1, facts 3-6).
import { decide } from "../../../../modules/packets";
import {
  ask,
  attached,
  azure,
  complaints,
  type Fields,
  gate,
  group,
  names,
  NIC,
  packet,
  read,
  type Resources,
  securityRule,
  SUBNET,
} from "../support/read-documents";

const PLACE = { networkInterfaceId: NIC, inSubnet: SUBNET };
const FROM = "192.0.2.1:1024";
const TO = "10.45.16.10";

/** A second group beside `edge`. */
function second(...rules: readonly Fields[]): Resources {
  const body = group(rules, { name: "nsg-nic" })["azurerm_network_security_group"]!["edge"]!;
  return { azurerm_network_security_group: { nic: body } };
}

const open = (port: string, more: Fields = {}): Fields =>
  securityRule({ priority: 100, destination_port_range: port, ...more });

const closed = (direction: "Inbound" | "Outbound"): Fields =>
  securityRule({
    priority: 4000,
    direction,
    access: "Deny",
    protocol: "*",
    source_address_prefix: "*",
    destination_address_prefix: "*",
  });

const both = [
  group([open("443-444"), closed("Inbound"), closed("Outbound")]),
  second(open("444-445"), closed("Inbound"), closed("Outbound")),
  attached(SUBNET),
  attached(NIC, "nic", "nic"),
];

test.each([
  ["443: the interface's group denies", 443, "closed"],
  ["444: both allow", 444, "open"],
  ["445: the subnet's group denies", 445, "closed"],
])("%s", (_, port, answer) => {
  const reading = read(azure({ attach: [PLACE] }), ...both);
  expect(complaints(reading)).toEqual([]);
  expect(ask(gate(reading, "inbound"), `tcp ${FROM} > ${TO}:${port}`)).toBe(answer);
});

test("one gate in each direction, named after both groups", () => {
  const reading = read(azure({ attach: [PLACE] }), ...both);
  expect(reading.gates).toHaveLength(2);
  expect(names(reading.gates)).toContain(
    `network interface ${NIC} (azurerm_network_security_group.nic) in subnet ${SUBNET} (azurerm_network_security_group.edge)`,
  );
});

test.each([
  ["inbound", `tcp ${FROM} > ${TO}:443`, ["edge", "nic"]],
  ["outbound", `tcp ${TO}:1 > 192.0.2.1:443`, ["nic"]],
] as const)("%s: the groups are asked in the platform's order", (direction, text, asked) => {
  const { chain } = gate(read(azure({ attach: [PLACE] }), ...both), direction);
  const { path } = decide(chain, "must", packet(text));
  expect(path.map(({ address }) => /security_group\.(\w+)/.exec(address)?.[1])).toEqual(asked);
});

const EDGE_ADDRESSES = ["10.45.16.10", "2001:db8::10"].map((address) => ({
  private_ip_address: address,
  private_ip_address_allocation: "Static",
}));

test("the document's own interface tells its subnet", () => {
  const id = "${azurerm_network_interface.edge.id}";
  const nic = {
    azurerm_network_interface: {
      edge: { ip_configuration: EDGE_ADDRESSES.map((one) => ({ subnet_id: SUBNET, ...one })) },
    },
  };
  const site = azure({ attach: [{ networkInterfaceId: id }, { subnetId: SUBNET }] });
  const reading = read(site, nic, ...both.slice(0, 3), attached(id, "nic", "nic"));
  expect(complaints(reading)).toEqual([]);
  expect(reading.gates).toHaveLength(2);
  expect(ask(gate(reading, "inbound"), `tcp ${FROM} > ${TO}:445`)).toBe("closed");
  expect(reading.assumptions).toContainEqual(
    expect.stringMatching(/^the Edge machines of the subnet .* have the network interfaces that/),
  );
});

test("an interface behind the subnet for one role leaves the other role to the subnet's group alone", () => {
  const reading = read(
    azure({
      attach: [
        { ...PLACE, interfaces: ["av"] },
        { subnetId: SUBNET, interfaces: ["access", "av"] },
      ],
    }),
    ...both,
  );
  const alone = reading.gates.find(
    ({ name, direction }) => direction === "inbound" && name.startsWith("subnet"),
  );
  expect(alone?.interfaces).toEqual(["access"]);
});

test.each([
  ["ends in a slash", `${SUBNET}/`],
  ["doubles a slash", SUBNET.replace("/subnets", "//subnets")],
  ["escapes a character", SUBNET.replace("edge", "%65dge")],
])("an id that %s may be the subnet's: its group is not passed over", (_, id) => {
  const deny = group([closed("Inbound"), closed("Outbound")]);
  const parts = [deny, second(open("443")), attached(id), attached(NIC, "nic", "nic")];
  const reading = read(azure({ attach: [PLACE] }), ...parts);
  expect(complaints(reading)).toContainEqual(
    expect.stringContaining("it cannot be told whether this association is about the subnet"),
  );
  expect(ask(gate(reading, "inbound"), `tcp ${FROM} > ${TO}:443`)).toBe("unknown");
});

test("a subnet and an interface for different roles, and nobody tells whether the one is in the other", () => {
  const site = (more: object) =>
    azure({
      attach: [
        { subnetId: SUBNET, interfaces: ["access"] },
        { networkInterfaceId: NIC, interfaces: ["av"], ...more },
      ],
    });
  expect(complaints(read(site({}), ...both))).toEqual([
    expect.stringMatching(/^azurerm_subnet_.*: an Edge machine may also have the subnet of this/),
  ]);
  const elsewhere = SUBNET.replace("edge", "other");
  expect(complaints(read(site({ inSubnet: elsewhere }), ...both))).toEqual([]);
});

test("only one of the two has a group: that one filters", () => {
  const onSubnet = read(azure({ attach: [PLACE] }), both[0]!, attached(SUBNET));
  expect(ask(gate(onSubnet, "inbound"), `tcp ${FROM} > ${TO}:443`)).toBe("open");
  expect(gate(onSubnet, "inbound").chain).toHaveLength(1);
  const onNic = read(azure({ attach: [PLACE] }), both[0]!, attached(NIC));
  expect(ask(gate(onNic, "inbound"), `tcp ${FROM} > ${TO}:443`)).toBe("open");
});

test("a site and a document that name different subnets contradict each other", () => {
  const id = "${azurerm_network_interface.edge.id}";
  const other = SUBNET.replace("edge", "other");
  const nic = {
    azurerm_network_interface: {
      edge: { ip_configuration: EDGE_ADDRESSES.map((one) => ({ subnet_id: other, ...one })) },
    },
  };
  const site = azure({ attach: [{ networkInterfaceId: id, inSubnet: SUBNET }] });
  expect(complaints(read(site, nic, both[0]!, attached(id)))).toEqual([
    expect.stringMatching(/^the site says that the network interface .* is in the subnet/),
  ]);
});

test("neighbours in a shared subnet are judged by the subnet's group", () => {
  const reading = read(azure({ attach: [PLACE], subnets: "shared" }), ...both);
  const neighbours = reading.gates.filter(
    ({ machines, direction, name }) =>
      machines === "other" &&
      direction === "inbound" &&
      name.startsWith("other machines in subnet"),
  );
  const wide = read(
    azure({ attach: [PLACE], subnets: "shared" }),
    group([open("443", { destination_address_prefix: "*" }), closed("Inbound")]),
    ...both.slice(1),
  );
  expect(neighbours).toHaveLength(1);
  const [seen] = wide.gates.filter(({ name }) => name.startsWith("other machines in subnet"));
  expect(ask(seen!, `tcp ${FROM} > 10.45.16.99:443`)).toBe("open");
});
