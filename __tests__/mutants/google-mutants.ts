// What can go wrong with VPC firewall rules beyond addresses and ports: targets, networks, projects, sources by name,
// disabled rules, and lists that look empty.
import type { Edit } from "./mutants";
import { at } from "./rule-dialects";
import type { Loose } from "./rule-dialects";

const FIREWALL = "google_compute_firewall";
const ACCOUNT = "edge@contoso-edge.iam.gserviceaccount.com";

type Fields = Readonly<Record<string, unknown>>;

/** `undefined` takes the key out. */
const FIELD_EDITS: readonly (readonly [group: string, what: string, fields: Fields])[] = [
  ["targets", "another tag", { target_tags: ["other"] }],
  ["targets", "no target", { target_tags: undefined, target_service_accounts: undefined }],
  ["targets", "empty tags", { target_tags: [], target_service_accounts: undefined }],
  ["targets", "null targets", { target_tags: null, target_service_accounts: null }],
  ["targets", "a tag in capitals", { target_tags: ["EDGE"] }],
  ["targets", "an account", { target_tags: undefined, target_service_accounts: [ACCOUNT] }],
  ["targets", "an account as well", { target_service_accounts: [ACCOUNT] }],
  ["targets", "another account", { target_tags: undefined, target_service_accounts: ["x@y.z"] }],
  ["disabled", "disabled", { disabled: true }],
  ["disabled", "not disabled", { disabled: false }],
  ["disabled", "disabled by a variable", { disabled: "${var.off}" }],
  ["disabled", "disabled as a text", { disabled: "true" }],
  ["network", "another network", { network: "other" }],
  ["network", "the default network", { network: "default" }],
  ["network", "a reference", { network: "${google_compute_network.other.id}" }],
  ["network", "another project", { project: "other" }],
  ["network", "a project by token", { project: "${var.project}" }],
  [
    "network",
    "another project's network of the same name",
    { network: "projects/other/global/networks/perimeter" },
  ],
  ["sources", "also source tags", { source_tags: ["frontend"] }],
  ["sources", "source tags only", { source_ranges: undefined, source_tags: ["frontend"] }],
  ["sources", "also source accounts", { source_service_accounts: [ACCOUNT] }],
  ["sources", "accounts only", { source_ranges: undefined, source_service_accounts: [ACCOUNT] }],
  ["empty list", "source_ranges []", { source_ranges: [] }],
  ["empty list", "source_ranges null", { source_ranges: null }],
  ["empty list", "source_ranges left out", { source_ranges: undefined }],
  ["empty list", "destination_ranges []", { destination_ranges: [] }],
  ["empty list", "destination_ranges null", { destination_ranges: null }],
  ["empty list", "destination_ranges left out", { destination_ranges: undefined }],
  ["null", "direction left out", { direction: undefined }],
  ["null", "priority left out", { priority: undefined }],
  ["logging", "logged", { log_config: { metadata: "INCLUDE_ALL_METADATA" } }],
];

type Blocks = readonly (readonly [what: string, blocks: unknown])[];

const BLOCK_EDITS: Blocks = [
  ["no block", []],
  ["tcp and udp", [{ protocol: "tcp" }, { protocol: "udp" }]],
  ["ports []", [{ protocol: "tcp", ports: [] }]],
  ["ports null", [{ protocol: "udp", ports: null }]],
  ["tcp 5061 and icmp", [{ protocol: "tcp", ports: ["5061"] }, { protocol: "icmp" }]],
  ["all with ports", [{ protocol: "all", ports: ["443"] }]],
  ["icmp with ports", [{ protocol: "icmp", ports: ["8"] }]],
  ["protocol 256", [{ protocol: "256" }]],
  ["protocol 06", [{ protocol: "06" }]],
  ["protocol sip", [{ protocol: "sip" }]],
  ["a block by token", "${var.blocks}"],
  ["an unknown key in the block", [{ protocol: "tcp", ports: ["443"], source_ports: ["1"] }]],
  ["one block as an object", { protocol: "all" }],
];

export function* googleMutants(original: Loose): Generator<Edit> {
  const networks = networksOf(original);
  for (const name of Object.keys(at(original, "resource", FIREWALL))) {
    const edit = (group: string, what: string, change: (rule: Loose) => void): Edit => [
      group,
      `${FIREWALL}.${name}: ${what}`,
      (document) => {
        change(at(document, "resource", FIREWALL, name));
      },
    ];
    for (const [group, what, fields] of FIELD_EDITS) {
      yield edit(group, what, (rule) => {
        setFields(rule, fields);
      });
    }
    for (const network of networks) {
      yield edit("network", `network ${network}`, (rule) => {
        rule["network"] = network;
      });
    }
    for (const key of ["target_tags", "target_service_accounts"]) {
      yield edit("targets", `one more in ${key}`, (rule) => {
        rule[key] = [...((rule[key] ?? []) as string[]), "other"];
      });
      yield edit("targets", `one less in ${key}`, (rule) => {
        if (Array.isArray(rule[key])) rule[key] = rule[key].slice(1);
      });
    }
    for (const [what, blocks] of BLOCK_EDITS) {
      for (const key of ["allow", "deny"]) {
        yield edit("blocks", `${key} ${what}`, (rule) => {
          setFields(rule, { allow: undefined, deny: undefined, [key]: blocks });
        });
      }
    }
    yield edit("blocks", "both allow and deny", (rule) => {
      setFields(rule, { allow: [{ protocol: "all" }], deny: [{ protocol: "all" }] });
    });
    yield [
      "duplicate",
      `${FIREWALL}.${name}: twice`,
      (document) => {
        const all = at(document, "resource", FIREWALL);
        all["twice"] = { ...(structuredClone(all[name]) as Loose), name: "twice" };
      },
    ];
  }
}

/** Of a document with several networks, all of them: a rule may stray from one to the other. */
function networksOf(document: Loose): readonly string[] {
  const rules = Object.values(at(document, "resource", FIREWALL)) as Loose[];
  const networks = [...new Set(rules.map(({ network }) => String(network)))];
  return networks.length > 1 ? networks : [];
}

function setFields(rule: Loose, fields: Fields): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) Reflect.deleteProperty(rule, key);
    else rule[key] = value;
  }
}
