// A site of two Google deployments on disk, and documents for them typed by hand from the port table: what the command
// and the matchers are tried on.
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Arguments of a `google_compute_firewall`. */
type Rule = Readonly<Record<string, unknown>>;
type Rules = Readonly<Record<string, Rule>>;

const ACCESS = "10.45.32.10/32";
const PARTNERS = "203.0.113.0/24";
const ANY = "0.0.0.0/0";

export const TWO_STACKS = `
site: two-stacks
documents: [lync2013-pic]
interfaceReading: printed
peers:
  public-im-partners: [${PARTNERS}]
  clients: any
  live-messenger-clients: any
deployments:
  east:
    cloud: google
    interfaces: { access: [10.45.32.10], av: [10.45.32.30] }
    settings: { project: contoso-edge, network: perimeter, targetTags: [edge] }
  west:
    cloud: google
    interfaces: { access: [10.45.32.10], av: [10.45.32.30] }
    settings: { project: contoso-west, network: perimeter, targetTags: [edge] }
`;

function common(name: string, priority: number): Rule {
  return { name, priority, network: "perimeter", project: "contoso-edge", target_tags: ["edge"] };
}

function allow(transport: string, ports: string): Rule {
  return { allow: [{ protocol: transport, ports: [ports] }] };
}

/** An inbound allow from `far` to the access interface. */
export function ingress(name: string, transport: string, ports: string, far: string): Rule {
  const ends = { direction: "INGRESS", source_ranges: [far], destination_ranges: [ACCESS] };
  return { ...common(name, 100), ...allow(transport, ports), ...ends };
}

function egress(name: string, transport: string, ports: string, far: string): Rule {
  const ends = { direction: "EGRESS", source_ranges: [ACCESS], destination_ranges: [far] };
  return { ...common(name, 100), ...allow(transport, ports), ...ends };
}

function denyAll(name: string, direction: string, everywhere: string): Rule {
  const ends = { direction, source_ranges: [everywhere], destination_ranges: [everywhere] };
  return { ...common(name, 65000), deny: [{ protocol: "all" }], ...ends };
}

/** The six rows of the page, then the final denies. */
const SIX_ROWS: Rules = {
  row1: ingress("row1", "tcp", "5061", PARTNERS),
  row2: egress("row2", "tcp", "5061", PARTNERS),
  row3: ingress("row3", "tcp", "443", ANY),
  row4: egress("row4", "tcp", "50000-59999", ANY),
  row5: egress("row5", "udp", "3478", ANY),
  row6: ingress("row6", "udp", "3478", ANY),
  deny_in_v4: denyAll("deny-in-v4", "INGRESS", ANY),
  deny_in_v6: denyAll("deny-in-v6", "INGRESS", "::/0"),
  deny_out_v4: denyAll("deny-out-v4", "EGRESS", ANY),
  deny_out_v6: denyAll("deny-out-v6", "EGRESS", "::/0"),
};

/** A stray rule that opens remote desktop to everybody. */
export const RDP: Rules = { rdp: ingress("rdp", "tcp", "3389", ANY) };

/** A document as `cdktf synth` would write it; exact unless rules are added, changed, or removed with `undefined`. */
export function stackDocument(
  stackName: string | undefined,
  changes: Readonly<Record<string, Rule | undefined>> = {},
  resources: Readonly<Record<string, unknown>> = {},
): object {
  // Two deployments may not share their machines: the west has a project of its own.
  const place = stackName === "west" ? { project: "contoso-west" } : {};
  const rules = Object.entries({ ...SIX_ROWS, ...changes })
    .filter(([, rule]) => rule !== undefined)
    .map(([name, rule]) => [name, { ...rule, ...place }] as const);
  return {
    ...(stackName !== undefined && {
      "//": { metadata: { backend: "local", stackName, version: "0.21.0" }, outputs: {} },
    }),
    resource: { google_compute_firewall: Object.fromEntries(rules), ...resources },
  };
}

/** What a document may hold: the object to write, or text as it is. */
type Content = object | string;

/** A fresh folder with `edge.yaml` and these files; gives its path. */
export function siteFolder(files: Readonly<Record<string, Content>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-")));
  for (const [name, content] of Object.entries({ "edge.yaml": TWO_STACKS, ...files })) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
  return folder;
}

/** Path of a stack's document below a synthesized folder. */
export function stackPath(stack: string): string {
  return `cdktf.out/stacks/${stack}/cdk.tf.json`;
}

/** `cdktf.out` with both stacks exact, but for what is given. */
export function bothStacks(
  changes: Readonly<Record<string, Content>> = {},
): Record<string, Content> {
  return {
    [stackPath("east")]: stackDocument("east"),
    [stackPath("west")]: stackDocument("west"),
    ...changes,
  };
}
