// Service tags in extra flows: which names are taken, which are mistakes and what is said of them.
import { InputError } from "../../../../modules/input";
import { bindSite } from "../../../../modules/sites";

const REVIEW = "owner: o, reason: r, expires: 2027-12-31";

function site(ends: string, cloud = "azure", more = "", assume = ""): string {
  const settings =
    cloud === "azure"
      ? "resourceGroup: rg, location: westeurope, attach: [{ subnetId: /subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/edge }]"
      : "project: contoso-edge, network: perimeter, targetTags: [edge]";
  return `site: contoso
documents: [lync2013-pic]
interfaceReading: printed
peers: { public-im-partners: [203.0.113.0/24], clients: any, live-messenger-clients: any }
deployments:
  edge:
    cloud: ${cloud}
    interfaces: { access: [10.45.16.10], av: [10.45.16.30] }
    settings: { ${settings} }
${assume}extraFlows:
  - { id: x, transport: tcp, ports: 443, ${ends}, ${REVIEW}${more} }
`;
}

const bound = (...of: Parameters<typeof site>) =>
  bindSite(site(...of), "edge.yaml", { today: "2026-06-30" }).deployments[0]!;

function problem(...of: Parameters<typeof site>): string {
  try {
    bound(...of);
    return "none";
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems
      .map(({ message, got, allowed, remedy, place }) =>
        [message, got, allowed, remedy, place?.line].join(" | "),
      )
      .join("\n");
  }
}

const to = (tag: string) => `from: access, to: { serviceTag: ${tag} }`;

test.each(["AzureMonitor", "AzureFrontDoor.FirstParty", "Storage.WestEurope", "Sql"])(
  "%s is bound, without a note",
  (tag) => {
    const { flows, advisories } = bound(to(tag));
    const flow = flows.at(-1)!;
    expect(flow.far).toMatchObject({ role: tag, serviceTag: { name: tag, stated: false } });
    expect(flow.direction).toBe("outbound");
    expect(advisories.filter(({ message }) => message.includes("service tag"))).toEqual([]);
  },
);

test("inbound, and from a tag", () => {
  const flow = bound("from: { serviceTag: AzureDevOps }, to: access").flows.at(-1)!;
  expect([flow.direction, flow.far.role]).toEqual(["inbound", "AzureDevOps"]);
});

test("a tag that is not known here is taken, with a note", () => {
  const { advisories } = bound(to("ContosoBrandNewService"));
  expect(advisories.map(({ message }) => message).join("\n")).toContain(
    "the service tag `ContosoBrandNewService` is none of those known here",
  );
});

test("stated contents are the far end's addresses", () => {
  const assume = "    assume: { serviceTags: { AzureMonitr: [20.1.0.0/16] } }\n";
  const { far } = bound(to("AzureMonitr"), "azure", "", assume).flows.at(-1)!;
  expect(far.serviceTag).toEqual({ name: "AzureMonitr", stated: true });
  expect(far.addresses).toHaveLength(1);
});

test.each<[string, Parameters<typeof site>, RegExp]>([
  [
    "a slip",
    [to("AzureMonitr")],
    /no service tag `AzureMonitr` is known.*did you mean `AzureMonitor`/,
  ],
  [
    "lower case",
    [to("azuremonitor")],
    /no service tag `azuremonitor`.*did you mean `AzureMonitor`/,
  ],
  ["a slip before a region", [to("Storag.WestEurope")], /did you mean `Storage.WestEurope`/],
  ["lower case, like no other", [to("windowsupdate")], /begins with a capital letter/],
  ["probes", [to("AzureLoadBalancer")], /loadBalancerProbes/],
  ["the network", [to("VirtualNetwork")], /name the prefixes instead.*assume.serviceTags/],
  ["a part of the network", [to("VirtualNetwork.X")], /name the prefixes instead/],
  ["a region of the probes", [to("AzureLoadBalancer.WestEurope")], /loadBalancerProbes/],
  [
    "lower case that the site states",
    [
      to("azuremonitor"),
      "azure",
      "",
      "    assume: { serviceTags: { azuremonitor: [20.0.0.0/8] } }\n",
    ],
    /no service tag `azuremonitor`/,
  ],
  ["the internet", [to("Internet")], /write `any`.*assume.serviceTags/],
  [
    "Google",
    [to("AzureMonitor"), "google"],
    /Google's firewall rules have none.*name the prefixes instead/,
  ],
  ["two tags", [to("[AzureMonitor, Storage]")], /the name of one service tag/],
  ["a prefix", [to("10.0.0.0/8")], /the name of one service tag/],
  ["an empty mapping", ["from: access, to: {}"], /serviceTag/],
  ["another key", ["from: access, to: { tag: AzureMonitor }"], /serviceTag/],
  [
    "both ends",
    ["from: { serviceTag: Sql }, to: { serviceTag: Sql }"],
    /neither end .* is an interface/,
  ],
  [
    "a name without its key",
    ["from: access, to: AzureMonitor"],
    /as a mapping: \{ serviceTag: AzureMonitor \}/,
  ],
])("%s is refused", (_, of, expected) => {
  expect(problem(...of)).toMatch(expected);
  expect(problem(...of)).toMatch(/\| \d+$/m);
});

test("a Google deployment that the flow is not for minds no tag", () => {
  const google = site(to("AzureMonitor"), "azure", ", deployments: [edge]").replace(
    "extraFlows:",
    `  west:
    cloud: google
    interfaces: { access: [10.45.32.10], av: [10.45.32.30] }
    settings: { project: contoso-edge, network: perimeter, targetTags: [edge] }
extraFlows:`,
  );
  const { deployments } = bindSite(google, "edge.yaml", { today: "2026-06-30" });
  expect(deployments.map(({ flows }) => flows.filter(({ extra }) => extra).length)).toEqual([1, 0]);
});
