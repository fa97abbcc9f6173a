// The text of a site file in the making: every key with a comment that says what it means, blanks with their keys in place.
import { parsePrefix } from "../../modules/packets";
import { extraLines } from "./extra-text";
import { SCHEMA_PLACE } from "./schema-place";
import { settingsLines } from "./settings-text";
import type { DeploymentDraft, Entry, PeerAddresses, Roles, SiteDraft } from "./site-draft";
import { comment, indent, inline, line } from "./yaml-lines";

/** The whole file. It loads without errors when nothing is blank. `schema`: where editors find the schema. */
export function draftText(draft: SiteDraft, schema = SCHEMA_PLACE): string {
  const parts = [
    head(draft, schema),
    selection(draft),
    peers(draft.peers),
    deployments(draft),
    extraLines(draft.extraFlows),
    FURTHER_KEYS,
  ];
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

/** What a file can say besides; in comments, for nobody needs it from the first day. */
const FURTHER_KEYS = [
  ...comment(
    "Further keys, each described in docs/site-file.md of edge-firewall: packets that must pass or must not, findings that somebody answers for, and where Terraform keeps its state.",
  ),
  "# expect:",
  "#   - { from: any, to: access, protocol: tcp, ports: [22, 3389], verdict: deny }",
  "# suppressions:",
  '#   - { finding: "c54ae9222aa8898b", owner: netops, reason: until the move, expires: 2027-03-31 }',
  "# backend:",
  '#   azurerm: { resource_group_name: rg-state, storage_account_name: state, container_name: edge, key: "{deployment}.tfstate" }',
  "# In a deployment: `assume` for facts that no configuration shows, such as the contents of a service tag; in its settings:",
  "# `loadBalancerProbes`, and `interfaces` where external and internal sides are gates of their own.",
];

function head({ site }: SiteDraft, schema: string): readonly string[] {
  return [
    `# yaml-language-server: $schema=${schema}`,
    ...comment(
      "The site: which port tables hold, at which addresses, in which clouds. `npx edge-firewall flows` lists what it selects.",
    ),
    line("site", site, "a name for reports"),
  ];
}

function selection(draft: SiteDraft): readonly string[] {
  const { documents, interfaceReading, obsolete, capabilities, version } = draft;
  return [
    ...comment("The port tables that hold: ids of shipped ones, or paths of your own tables."),
    "documents:",
    ...documents.map((id) => `  - ${inline(id)}`),
    "",
    ...comment(
      "Some pages print another interface than their sibling pages: `printed` follows the page, `corrected` its siblings.",
    ),
    line("interfaceReading", interfaceReading, "printed or corrected"),
    "",
    ...comment(
      "Rows whose peer no longer exists: `include` them with an advisory, `exclude` or `exclude-all`.",
    ),
    line("obsolete", obsolete, "include, exclude or exclude-all"),
    "",
    ...comment("What the Edge is for, and what it runs; rows for anything else are left out."),
    capabilities === undefined
      ? "# capabilities: [public-im, remote-users]"
      : line("capabilities", capabilities, "names"),
    version === undefined
      ? "# version: sfb-se # or: sfb-2019, sfb-2015, lync-2013"
      : line("version", version, "a version"),
  ];
}

function peers(roles: Roles<PeerAddresses>): readonly string[] {
  return [
    ...comment(
      "Far ends, for all deployments: prefixes; `any` = every address of the families that the near end has; `none` where the site has no such peer.",
    ),
    roles.size === 0 ? "peers: {}" : "peers:",
    ...indent([...roles].flatMap(([role, entry]) => peerLines(role, entry))),
  ];
}

function peerLines(role: string, entry: Entry<PeerAddresses>): readonly string[] {
  const { value, notes = [] } = entry;
  return [
    ...notes.flatMap((note) => comment(note)),
    line(role, value, "any, none, or prefixes such as [203.0.113.0/24]"),
  ];
}

function deployments(draft: SiteDraft): readonly string[] {
  return [
    ...comment("One stack each; the name of a deployment is the name of its stack."),
    "deployments:",
    ...indent(draft.deployments.flatMap((it) => [...deployment(it), ""]).slice(0, -1)),
  ];
}

function deployment({ name, interfaces, peers: own, settings }: DeploymentDraft) {
  return [
    `${inline(name)}:`,
    ...indent([
      line("cloud", settings.cloud, "azure or google"),
      ...comment("Near ends: the private addresses that the cloud firewall sees."),
      "interfaces:",
      ...indent([...interfaces].flatMap(([role, entry]) => interfaceLines(role, entry))),
      ...(own.size === 0
        ? []
        : [
            ...comment("Far ends that differ here."),
            "peers:",
            ...indent([...own].flatMap(([role, entry]) => peerLines(role, entry))),
          ]),
      "settings:",
      ...indent(settingsLines(settings)),
    ]),
  ];
}

function interfaceLines(role: string, { value, notes = [] }: Entry<readonly string[]>) {
  return [
    ...notes.flatMap((note) => comment(note)),
    line(role, value?.map(withoutFullLength), "addresses, such as [10.0.0.10]"),
  ];
}

/** `10.0.0.10` for `10.0.0.10/32`. */
function withoutFullLength(text: string): string {
  const { family, length } = parsePrefix(text);
  return length === (family === 4 ? 32 : 128) ? text.replace(/\/.*/, "") : text;
}
