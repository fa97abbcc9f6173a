// The sample site binds to exactly the six flows of the page, here typed by hand, at exactly its own addresses.
import { formatRanges } from "../../../modules/packets";
import { loadSite } from "../../../modules/sites";
import type { BoundEnd, BoundFlow } from "../../../modules/sites";
import { deploymentOf, TODAY } from "./site-text";

const site = loadSite("edge.yaml", { today: TODAY });

function at({ addresses }: BoundEnd): string {
  return addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges)).join(", ");
}

function sentence({ direction, transport, ports, near, far, citations }: BoundFlow): string {
  const [from, to] = direction === "inbound" ? [far, near] : [near, far];
  const rows = citations.map(({ document, row }) => `${document} row ${row}`).join(", ");
  return `${at(from)} -> ${at(to)} ${transport} ${ports?.first}-${ports?.last} (${rows})`;
}

test.each([
  ["azure-westeurope", "10.45.16.10/32"],
  ["google-europe-west4", "10.45.32.10/32"],
])("%s has the six documented flows at %s", (name, access) => {
  const partners = "203.0.113.0/24";
  const any = "0.0.0.0/0";
  expect(deploymentOf(site, name).flows.map(sentence)).toEqual([
    `${partners} -> ${access} tcp 5061-5061 (lync2013-pic row 1)`,
    `${access} -> ${partners} tcp 5061-5061 (lync2013-pic row 2)`,
    `${any} -> ${access} tcp 443-443 (lync2013-pic row 3)`,
    `${access} -> ${any} tcp 50000-59999 (lync2013-pic row 4)`,
    `${access} -> ${any} udp 3478-3478 (lync2013-pic row 5)`,
    `${any} -> ${access} udp 3478-3478 (lync2013-pic row 6)`,
  ]);
});

test("names of flows are stable", () => {
  expect(deploymentOf(site, "azure-westeurope").flows.map(({ id }) => id)).toEqual([
    "in-access-tcp-5061-public-im-partners",
    "out-access-tcp-5061-public-im-partners",
    "in-access-tcp-443-clients",
    "out-access-tcp-50000-59999-live-messenger-clients",
    "out-access-udp-3478-live-messenger-clients",
    "in-access-udp-3478-live-messenger-clients",
  ]);
});

test("the Azure deployment has its settings, with defaults filled in", () => {
  expect(deploymentOf(site, "azure-westeurope")).toMatchObject({
    site: "contoso-edge",
    cloud: "azure",
    interfaceReading: "printed",
    selectedRows: 6,
    settings: {
      resourceGroup: "rg-edge",
      location: "westeurope",
      rules: "inline",
      subnets: "dedicated",
      name: "nsg-azure-westeurope",
      tags: {},
    },
    place: { file: "edge.yaml" },
  });
});

test("the Google deployment has its settings, with defaults filled in", () => {
  expect(deploymentOf(site, "google-europe-west4")).toMatchObject({
    cloud: "google",
    settings: {
      project: "contoso-edge",
      region: "europe-west4",
      networks: [{ network: "perimeter", targets: { tags: ["edge"] } }],
      namePrefix: "google-europe-west4",
    },
  });
});

test("interfaces are kept in the order of the file, also those that no flow uses", () => {
  const { interfaces } = deploymentOf(site, "azure-westeurope");
  expect(interfaces.map((end) => [end.role, at(end)])).toEqual([
    ["access", "10.45.16.10/32"],
    ["av", "10.45.16.30/32"],
  ]);
});

test("errata and obsolete rows are reported, each with its row", () => {
  const advisories = deploymentOf(site, "azure-westeurope").advisories;
  expect(advisories.map(({ id, document, row }) => [id, document, row])).toEqual([
    ["obsolete", "lync2013-pic", 1],
    ["obsolete", "lync2013-pic", 2],
    ...[4, 5, 6].flatMap((row) => [
      ["erratum", "lync2013-pic", row],
      ["obsolete", "lync2013-pic", row],
    ]),
  ]);
});
