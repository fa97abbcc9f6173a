// What machines, templates and subnetworks of a configuration show of the Edge, held against the site: the harmless form of
// each is proven, and what shows the Edge elsewhere, or could, is reported.
import {
  complaints,
  type Fields,
  lenientGoogle,
  read,
  type Resources,
  vpc,
  vpcRule,
} from "../../support/read-documents";
import { end, flow } from "../../../../samples/hand-made-deployments";

const ADDRESS = "10.45.16.10";
const PLACES: Resources = {
  google_compute_network: {
    edge: { name: "perimeter", project: "contoso" },
    hub: { name: "hub", project: "contoso" },
  },
  google_compute_subnetwork: {
    edge: {
      name: "edge",
      project: "contoso",
      region: "r",
      network: "${google_compute_network.edge.id}",
      ip_cidr_range: "10.45.16.0/24",
    },
    hub: {
      name: "hub",
      project: "contoso",
      region: "r",
      network: "${google_compute_network.hub.id}",
      ip_cidr_range: "10.46.0.0/16",
    },
  },
  google_compute_address: {
    edge: { name: "edge", address_type: "INTERNAL", address: ADDRESS },
    any: { name: "any", address_type: "INTERNAL" },
  },
};
const AT_HOME: Fields = { subnetwork: "${google_compute_subnetwork.edge.id}", network_ip: ADDRESS };

const vm = (nics: Fields | readonly Fields[], fields: Fields = {}): Fields => ({
  name: "edge-0",
  project: "contoso",
  zone: "r-a",
  tags: ["edge"],
  network_interface: Array.isArray(nics) ? nics : [nics],
  ...fields,
});
const machine = (body: Fields): Resources => ({ google_compute_instance: { edge: body } });
const web = (body: Fields): Resources => ({ google_compute_instance: { web: body } });

const reading = (...more: readonly Resources[]) =>
  read(lenientGoogle(), vpc(vpcRule()), PLACES, ...more);

const ASSUMED =
  "the Edge machines have the addresses of `interfaces`, behind the gates that the report names";

describe("an Edge machine that is where the site says", () => {
  const rows: readonly [what: string, machine: Fields][] = [
    ["by subnetwork", vm(AT_HOME)],
    ["by the name of its subnetwork", vm({ subnetwork: "edge", network_ip: ADDRESS })],
    ["by the link of its subnetwork", vm({ subnetwork: "projects/contoso/regions/r/subnetworks/edge", network_ip: ADDRESS })],
    ["by network", vm({ network: "perimeter", network_ip: ADDRESS })],
    ["with an address by reference", vm({ ...AT_HOME, network_ip: "${google_compute_address.edge.address}" })],
    ["with the address as an alias", vm({ ...AT_HOME, network_ip: "10.45.16.9", alias_ip_range: [{ ip_cidr_range: `${ADDRESS}/32` }] })],
    ["with metadata that is left alone", vm(AT_HOME, { lifecycle: { ignore_changes: ["metadata"] } })],
    ["with disks by `dynamic`", vm(AT_HOME, { dynamic: { attached_disk: {} } })],
    ["with a further tag that no rule names", vm(AT_HOME, { tags: ["edge", "log"] })],
    ["made once by `count`", vm(AT_HOME, { count: 1 })],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, body) => {
    const found = reading(machine(body));
    expect(complaints(found)).toEqual([]);
    expect(found.assumptions).not.toContain(ASSUMED);
  });

  test("where nothing shows it, that it is there is an assumption", () => {
    const found = reading();
    expect(complaints(found)).toEqual([]);
    expect(found.assumptions).toContain(ASSUMED);
  });

  test("the network of a subnetwork that was not read is an assumption by name", () => {
    const found = reading(machine(vm({ subnetwork: "projects/host/regions/r/subnetworks/dmz", network_ip: ADDRESS })));
    expect(complaints(found)).toEqual([]);
    expect(found.assumptions).toContainEqual(expect.stringContaining("subnetworks/dmz`"));
  }); // prettier-ignore
});

describe("the Edge elsewhere, for certain or perhaps", () => {
  const HUB = "${google_compute_subnetwork.hub.id}";
  const rows: readonly [what: string, machine: Fields, complaint: string][] = [
    ["in another network, by subnetwork", vm({ ...AT_HOME, subnetwork: HUB }), "and the site has it in network perimeter"],
    ["in another network", vm({ network: "hub", network_ip: ADDRESS }), "and the site has it in network perimeter"],
    ["in another network, without the tag", vm({ network: "hub", network_ip: ADDRESS }, { tags: [] }), "and the site has it in network perimeter"],
    ["in a network by expression", vm({ network: "${var.n}", network_ip: ADDRESS }), "it cannot be told whether network ${var.n}"],
    ["without its tag, the address by reference", vm({ ...AT_HOME, network_ip: "${google_compute_address.edge.address}" }, { tags: [] }), "is none of the machines tagged `edge`"],
    ["tags by expression", vm(AT_HOME, { tags: "${var.tags}" }), "it cannot be told whether it is one of"],
    ["one tag by expression", vm(AT_HOME, { tags: ["web", "${var.tag}"] }), "it cannot be told whether it is one of"],
    ["tags that Terraform leaves alone", vm(AT_HOME, { lifecycle: { ignore_changes: ["tags"] } }), "it cannot be told whether it is one of"],
    ["another address", vm({ ...AT_HOME, network_ip: "10.45.16.77" }), "is none of the site's Edge addresses"],
    ["an address that Google chooses", vm({ subnetwork: AT_HOME["subnetwork"] }), "is not shown"],
    ["an address by expression", vm({ ...AT_HOME, network_ip: "${var.ip}" }), "is not shown"],
    ["a reserved address without a value", vm({ ...AT_HOME, network_ip: "${google_compute_address.any.address}" }), "is not shown"],
    ["an alias by expression", vm({ ...AT_HOME, network_ip: "10.45.16.9", alias_ip_range: [{ ip_cidr_range: "${var.a}" }] }), "is not shown"],
    ["one more interface in another network", vm([AT_HOME, { subnetwork: HUB }]), "none of the site's: no rule for the Edge stands before it"],
    ["one more interface nobody knows where", vm([AT_HOME, { network: "${var.n}", network_ip: "10.47.0.1" }]), "it cannot be told that rules for the Edge stand before it"],
    ["interfaces by `dynamic`", vm(AT_HOME, { dynamic: { network_interface: {} } }), "is not shown"],
    ["interfaces that Terraform leaves alone", vm(AT_HOME, { lifecycle: { ignore_changes: ["network_interface"] } }), "is not shown"],
    ["an address that its subnetwork does not hold", vm({ subnetwork: AT_HOME["subnetwork"], network: "perimeter", network_ip: "10.45.99.1" }), "none of the site's Edge addresses"],
    ["any number of machines", vm(AT_HOME, { for_each: "${var.m}" }), "any number of machines is made"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, body, complaint) => {
    expect(complaints(reading(machine(body)))).toContainEqual(expect.stringContaining(complaint));
  });

  test("a subnetwork with the Edge's addresses in another network shows the Edge there", () => {
    const moved = { ...PLACES["google_compute_subnetwork"]!["edge"], network: "${google_compute_network.hub.id}" };
    const found = reading({ google_compute_subnetwork: { edge: moved } });
    expect(complaints(found)).toEqual([expect.stringContaining("the subnetwork holds addresses of the Edge")]);
  }); // prettier-ignore

  test("a template with the Edge's tag makes machines at addresses that are not shown", () => {
    const template = (tags: readonly string[], type = "google_compute_instance_template"): Resources => ({
      [type]: { t: { tags, project: "contoso", network_interface: [{ network: "perimeter" }] } },
    });
    expect(complaints(reading(template(["edge", "web"])))).toEqual([expect.stringContaining("is not shown")]);
    expect(complaints(reading(template(["web"])))).toEqual([]);
  }); // prettier-ignore
});

describe("roles of the Edge that are on fewer machines than others", () => {
  const AV = end("av", "10.45.16.30");
  const site = {
    ...lenientGoogle(),
    interfaces: [end("access", ADDRESS), AV],
    flows: [flow("in", AV, "udp 3478", end("clients", "any4"))],
  };
  const nic = (...aliases: readonly string[]): Fields => ({
    ...AT_HOME,
    alias_ip_range: aliases.map((one) => ({ ip_cidr_range: one })),
  });

  test.each([
    ["alias ranges for all", ["10.45.16.30/32"], []],
    ["alias ranges that are gone", [], ["none of them has 10.45.16.30/32 of the Edge interface `av`"]],
    ["an alias range by expression", ["${var.a}"], ["none of them has 10.45.16.30/32 of the Edge interface `av`"]],
  ])("%s", (_, aliases, expected) => {
    const found = read(site, vpc(vpcRule()), PLACES, machine(vm(nic(...aliases))));
    expect(complaints(found)).toEqual(expected.map((text) => expect.stringContaining(text) as unknown));
  }); // prettier-ignore

  test("a role without flows is missed by nobody", () => {
    const found = read({ ...site, flows: [] }, vpc(vpcRule()), PLACES, machine(vm(nic())));
    expect(complaints(found)).toEqual([]);
    expect(found.assumptions).toContain(ASSUMED);
  });
});

describe("other machines of the network", () => {
  const rows: readonly [what: string, machine: Fields, ...complaints: string[]][] = [
    ["an address that Google chooses", vm({ network: "perimeter" }, { tags: ["web"] })],
    ["a reserved address without a value", vm({ network: "perimeter", network_ip: "${google_compute_address.any.address}" }, { tags: [] })],
    ["an address of its own", vm({ network: "perimeter", network_ip: "10.45.16.99" }, { tags: [] })],
    ["an address by expression, in a subnetwork without the Edge's", vm({ subnetwork: "${google_compute_subnetwork.hub.id}", network_ip: "${var.ip}" }, { tags: [] })],
    ["the Edge's tag in another network", vm({ network: "hub", network_ip: "10.46.0.9" })],
    ["an address by expression", vm({ network: "perimeter", network_ip: "${var.ip}" }, { tags: [] }), "may be an Edge machine"],
    ["tags by expression", vm({ network: "perimeter" }, { tags: "${var.tags}" }), "may be an Edge machine"],
    ["nothing shown", vm([], { tags: "${var.tags}", dynamic: { network_interface: {} } }), "may be an Edge machine"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, body, ...expected) => {
    expect(complaints(reading(web(body)))).toEqual(
      expected.map((text) => expect.stringContaining(text) as unknown),
    );
  });

  test.each(rows)("%s, beside the Edge machine with its address", (_, body) => {
    const found = reading({ google_compute_instance: { edge: vm(AT_HOME), web: body } });
    expect(complaints(found)).toEqual([]);
  });
});
