// Deployments written by hand, for tests of what stands between the site file and Terraform. Nothing here is read from
// our data: the six rows are typed from the page.
import type {
  BoundEnd,
  BoundFlow,
  Deployment,
  FamilyAddresses,
  GoogleNetwork,
} from "../../modules/sites";
import { parsePrefix, unionAddresses, ALL_ADDRESSES } from "../../modules/packets";

type AzureDeployment = Extract<Deployment, { cloud: "azure" }>;
type GoogleDeployment = Extract<Deployment, { cloud: "google" }>;

/** A role with its addresses: `end("access", "10.45.16.10", "2001:db8::10")`; `any4` and `any6` are whole families. */
export function end(role: string, ...texts: string[]): BoundEnd {
  const addresses = ([4, 6] as const).flatMap((family): FamilyAddresses[] => {
    const lists = texts.map((text) => {
      if (text === "any4") return family === 4 ? ALL_ADDRESSES[4] : [];
      if (text === "any6") return family === 6 ? ALL_ADDRESSES[6] : [];
      const prefix = parsePrefix(text);
      return prefix.family === family ? [{ first: prefix.first, last: prefix.last }] : [];
    });
    const ranges = unionAddresses(...lists);
    return ranges.length > 0 ? [{ family, ranges }] : [];
  });
  return { role, addresses };
}

/** `tcp 5061` or `tcp 50000-59999`. */
function transportAndPorts(text: string): Pick<BoundFlow, "transport" | "ports"> {
  const [transport, ports] = text.split(" ");
  const [first, last] = ports!.split("-").map(Number);
  return { transport: transport as "tcp" | "udp", ports: { first: first!, last: last ?? first! } };
}

interface FlowOptions {
  readonly document?: string;
  readonly rows?: readonly number[];
  readonly label?: string;
}

/** A documented flow; its id is made as sites make it. */
export function flow(
  direction: "in" | "out",
  near: BoundEnd,
  what: string,
  far: BoundEnd,
  { document = "lync2013-pic", rows = [1], label = "Access/SIP(MTLS)/TCP/5061" }: FlowOptions = {},
): BoundFlow {
  return {
    id: `${direction}-${near.role}-${what.replace(" ", "-")}-${far.role}`,
    direction: direction === "in" ? "inbound" : "outbound",
    ...transportAndPorts(what),
    near,
    far,
    citations: rows.map((row) => ({
      document,
      row,
      label,
      title: "Port summary - Public instant messaging connectivity in Lync Server 2013",
      section: "Port Summary",
      url: "https://learn.microsoft.com/",
    })),
  };
}

/** An inbound extra flow to `near`. */
export function extra(
  id: string,
  near: BoundEnd,
  what: string,
  far: BoundEnd,
  changes: Partial<BoundFlow> & { reason?: string } = {},
): BoundFlow {
  const { reason = "break glass", ...rest } = changes;
  return {
    id: `extra-${id}`,
    direction: "inbound",
    ...transportAndPorts(what),
    near,
    far,
    citations: [],
    extra: { id, owner: "netops", reason, expires: "2099-03-31" },
    ...rest,
  };
}

export const IPV4_ACCESS = end("access", "10.45.16.10");
export const DUAL_ACCESS = end("access", "10.45.16.10", "fd00:45:16::10");

/** The page's six rows, interfaces as printed. */
export function sixRows(
  access: BoundEnd = IPV4_ACCESS,
  partners: BoundEnd = end("public-im-partners", "203.0.113.0/24"),
  everybody: readonly string[] = ["any4"],
): readonly BoundFlow[] {
  const clients = end("clients", ...everybody);
  const messenger = end("live-messenger-clients", ...everybody);
  return [
    flow("in", access, "tcp 5061", partners, { rows: [1], label: "Access/SIP(MTLS)/TCP/5061" }),
    flow("out", access, "tcp 5061", partners, { rows: [2], label: "Access/SIP(MTLS)/TCP/5061" }),
    flow("in", access, "tcp 443", clients, { rows: [3], label: "Access/SIP(TLS)/TCP/443" }),
    flow("out", access, "tcp 50000-59999", messenger, {
      rows: [4],
      label: "A/V/RTP/TCP/50,000-59,999",
    }),
    flow("out", access, "udp 3478", messenger, { rows: [5], label: "A/V/STUN,MSTURN/UDP/3478" }),
    flow("in", access, "udp 3478", messenger, { rows: [6], label: "A/V/STUN,MSTURN/UDP/3478" }),
  ];
}

/** The six rows on both families. */
export function sixDualRows(): readonly BoundFlow[] {
  const partners = end("public-im-partners", "203.0.113.0/24", "2001:db8:113::/48");
  return sixRows(DUAL_ACCESS, partners, ["any4", "any6"]);
}

const COMMON = {
  site: "contoso-edge",
  interfaceReading: "printed",
  selectedRows: 6,
  advisories: [],
  place: { file: "edge.yaml", line: 10, column: 3 },
} as const;

export const SUBNET_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-edge/providers/Microsoft.Network/virtualNetworks/vnet-edge/subnets/snet-edge";
export const NIC_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-edge/providers/Microsoft.Network/networkInterfaces/nic-edge";

export function azureDeployment(
  flows: readonly BoundFlow[] = sixRows(),
  settings: Partial<AzureDeployment["settings"]> = {},
  interfaces: readonly BoundEnd[] = [IPV4_ACCESS],
): AzureDeployment {
  return {
    ...COMMON,
    cloud: "azure",
    name: "azure-westeurope",
    interfaces,
    flows,
    settings: {
      resourceGroup: "rg-edge",
      location: "westeurope",
      attach: [{ subnetId: SUBNET_ID }],
      rules: "inline",
      subnets: "dedicated",
      name: "nsg-azure-westeurope",
      tags: {},
      ...settings,
    },
  };
}

/** One network, unless the settings list several. */
export function googleDeployment(
  flows: readonly BoundFlow[] = sixRows(),
  {
    network = "perimeter",
    targets = { tags: ["edge"] },
    ...settings
  }: Partial<GoogleDeployment["settings"] & GoogleNetwork> = {},
  interfaces: readonly BoundEnd[] = [IPV4_ACCESS],
): GoogleDeployment {
  return {
    ...COMMON,
    cloud: "google",
    name: "google-europe-west4",
    interfaces,
    flows,
    settings: {
      project: "contoso-edge",
      networks: [{ network, targets }],
      namePrefix: "google-europe-west4",
      ...settings,
    },
  };
}
