// The machines that a document declares, held against what the site says of the Edge: one that has an Edge address but
// not the Edge's tag is behind none of its rules, and one that has the tag but other addresses is opened by them.
import { addressesOverlap, type Prefix } from "../../../modules/packets";
import { type BoundEnd, type Deployment, guards } from "../../../modules/sites";
import type { DocumentBlock } from "../sources/terraform-config/resource-block";
import type { Home } from "./network-rules";
import { compareNetworks, networkName, projectOf } from "./google-network";
import { describeMachines, edgeClasses, namesOf } from "./vpc-firewall/google-targets";
import { showsWhatIsDeployed } from "../sources/meta-arguments";
import type { ResourceIndex, Sameness } from "../sources/references";
import type { StatedFacts } from "../stated-contents";
import { isToken } from "../sources/template-text";
import { isObject, type TerraformResource } from "../sources/terraform-config/terraform-resources";
import { literalAddress } from "../prefixes";

const INSTANCE_TYPE = "google_compute_instance";

/** Reports machines of the document that contradict the site. */
export function checkMachines(
  resources: readonly TerraformResource[],
  index: ResourceIndex,
  { interfaces }: Extract<Deployment, { cloud: "google" }>,
  homes: readonly Home[],
  project: string,
  facts: StatedFacts,
): void {
  for (const { type, block } of resources) {
    if (type !== INSTANCE_TYPE || !showsWhatIsDeployed(block.body)) continue;
    for (const one of objectsIn(block.body["network_interface"])) {
      const address = literalAddress(one["network_ip"]);
      if (address === undefined) continue;
      for (const home of homes) {
        const sameness = compareHome(block, one["network"], home, index, project);
        if (sameness === "different") continue;
        const edge = interfaces.filter(({ role }) => guards(home.network, role));
        const holds = checkMachine(block, address, home, edge, sameness);
        checkStatements(block, address, holds, facts);
      }
    }
  }
}

/** The Edge interface whose address the machine has, if it has one. */
function checkMachine(
  block: DocumentBlock,
  address: Prefix,
  { network, name }: Home,
  edge: readonly BoundEnd[],
  sameness: Sameness,
): BoundEnd | undefined {
  const carries = carried(block, network.targets);
  const holds = edge.find(({ addresses }) =>
    addresses.some(
      ({ family, ranges }) => family === address.family && addressesOverlap(ranges, [address]),
    ),
  );
  const classes = edgeClasses(network.targets).map(describeMachines).join(" or ");
  const shown = address.text.replace(/\/\d+$/, "");
  if (holds !== undefined && carries === "none") {
    block.refuse(
      `the machine has the address ${shown} of the Edge interface \`${holds.role}\` and is none of the ${classes}, so that the rules for the Edge do not act on it`,
      "give it the tag or account of the site's settings, or correct `interfaces` of the site",
    );
  }
  if (holds === undefined && carries === "some" && sameness === "same") {
    block.refuse(
      `the machine is one of the ${classes} in network ${name.text}, and its address ${shown} is none of the site's Edge addresses: rules for the Edge open it as well`,
      "take the tag or account from it, or list its address under `interfaces` of the site",
    );
  }
  return holds;
}

/** What the site states of tags and accounts, held against a machine that carries them. */
function checkStatements(
  block: DocumentBlock,
  address: Prefix,
  holds: BoundEnd | undefined,
  facts: StatedFacts,
): void {
  const tags = listOf(block.body["tags"]);
  const accounts = accountsIn(block.body["service_account"]);
  const besides = [
    ...facts.edgeLeavesOut("tags", tags),
    ...facts.edgeLeavesOut("accounts", accounts),
  ];
  if (holds !== undefined && besides.length > 0) {
    block.refuse(
      `the machine has an address of the Edge interface \`${holds.role}\` and carries or runs as \`${besides.join("`, `")}\`, which \`assume.edgeMachines\` of the site leaves out`,
      "add it to `assume.edgeMachines`, or take it from the machine",
    );
  }
  const elsewhere = [
    ...facts.contradictedBy("networkTags", tags, address),
    ...facts.contradictedBy("serviceAccounts", accounts, address),
  ];
  if (elsewhere.length > 0) {
    block.refuse(
      `the machine carries or runs as \`${elsewhere.join("`, `")}\`, and what \`assume\` of the site states of it leaves out the machine's address ${address.text.replace(/\/\d+$/, "")}`,
      "add the address to the statement, or take the tag or account from the machine",
    );
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

/** Whether the machine is selected by one of the targets, as far as the document shows. */
function carried(
  { body }: DocumentBlock,
  targets: Home["network"]["targets"],
): "some" | "none" | "untold" {
  const written = "tags" in targets ? body["tags"] : accountsIn(body["service_account"]);
  const names = listOf(written);
  const own = namesOf(targets);
  if (names.some((name) => typeof name === "string" && own.includes(name))) return "some";
  const known = [...names, ...own].every((name) => typeof name === "string" && !isToken(name));
  return known ? "none" : "untold";
}

/** Left out, the machine runs as an account that Google chooses. */
function accountsIn(value: unknown): readonly unknown[] {
  return objectsIn(value).map((account) => account["email"]);
}

function compareHome(
  block: DocumentBlock,
  network: unknown,
  { name }: Home,
  index: ResourceIndex,
  project: string,
): Sameness {
  if (typeof network !== "string") return "untold";
  return compareNetworks(networkName(network, projectOf(block, index) ?? project, index), name);
}

function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).filter(isObject);
}
