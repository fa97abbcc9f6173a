// The machines that a source declares, held against what the site says of the Edge: one that has an Edge address but
// not the Edge's tag is behind none of its rules, and one that has the tag but other addresses is opened by them.
import { addressesOverlap, type Prefix } from "../../../modules/packets";
import { type BoundEnd, type Deployment, type GoogleNetwork, guards } from "../../../modules/sites";
import { literalAddress } from "../rules/prefixes";
import { nameText } from "../sources/field";
import type { ResourceBlock } from "../sources/resource-block";
import type { ResourceSet, Sameness } from "../sources/resource-set";
import { isToken } from "../sources/template-text";
import type { StatedContents } from "../rules/stated-contents";
import { compareNetworks, type NetworkName, networkName, projectOf } from "./google-network";
import { describeMachines, edgeClasses, namesOf } from "./machine-classes";

const INSTANCE_TYPE = "google_compute_instance";

/** One of the site's networks. */
export interface SiteNetwork {
  readonly network: GoogleNetwork;
  readonly name: NetworkName;
}

/** Reports machines of the source that contradict the site. */
export function checkMachines(
  resources: ResourceSet,
  { interfaces }: Extract<Deployment, { cloud: "google" }>,
  networks: readonly SiteNetwork[],
  project: string,
  stated: StatedContents,
): void {
  for (const { block } of resources.ofTypes([INSTANCE_TYPE])) {
    if (!block.showsWhatIsDeployed) continue;
    for (const one of block.blocks("network_interface").objects) {
      const address = literalAddress(one.text("network_ip"));
      if (address === undefined) continue;
      const attached = nameText(one.name("network"));
      for (const own of networks) {
        const sameness = compareToSite(block, attached, own, resources, project);
        if (sameness === "different") continue;
        const edge = interfaces.filter(({ role }) => guards(own.network, role));
        const holds = checkMachine(block, address, own, edge, sameness);
        checkStatements(block, address, holds, stated);
      }
    }
  }
}

/** The Edge interface whose address the machine has, if it has one. */
function checkMachine(
  block: ResourceBlock,
  address: Prefix,
  { network, name }: SiteNetwork,
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
    block.report(
      `the machine has the address ${shown} of the Edge interface \`${holds.role}\` and is none of the ${classes}, so that the rules for the Edge do not act on it`,
      "give it the tag or account of the site's settings, or correct `interfaces` of the site",
    );
  }
  if (holds === undefined && carries === "some" && sameness === "same") {
    block.report(
      `the machine is one of the ${classes} in network ${name.text}, and its address ${shown} is none of the site's Edge addresses: rules for the Edge open it as well`,
      "take the tag or account from it, or list its address under `interfaces` of the site",
    );
  }
  return holds;
}

/** What the site states of tags and accounts, held against a machine that carries them. */
function checkStatements(
  block: ResourceBlock,
  address: Prefix,
  holds: BoundEnd | undefined,
  stated: StatedContents,
): void {
  const tags = namesIn(block, "tags").names;
  const accounts = accountsOf(block).names;
  const besides = [
    ...stated.edgeLeavesOut("tags", tags),
    ...stated.edgeLeavesOut("accounts", accounts),
  ];
  if (holds !== undefined && besides.length > 0) {
    block.report(
      `the machine has an address of the Edge interface \`${holds.role}\` and carries or runs as \`${besides.join("`, `")}\`, which \`assume.edgeMachines\` of the site leaves out`,
      "add it to `assume.edgeMachines`, or take it from the machine",
    );
  }
  const elsewhere = [
    ...stated.contradictedBy("networkTags", tags, address),
    ...stated.contradictedBy("serviceAccounts", accounts, address),
  ];
  if (elsewhere.length > 0) {
    block.report(
      `the machine carries or runs as \`${elsewhere.join("`, `")}\`, and what \`assume\` of the site states of it leaves out the machine's address ${address.text.replace(/\/\d+$/, "")}`,
      "add the address to the statement, or take the tag or account from the machine",
    );
  }
}

/** Names of a machine, as far as the source shows them. */
interface ShownNames {
  readonly names: readonly string[];
  readonly complete: boolean;
}

/** Whether the machine is selected by one of the targets, as far as the source shows. */
function carried(
  block: ResourceBlock,
  targets: GoogleNetwork["targets"],
): "some" | "none" | "unknown" {
  const { names, complete } = "tags" in targets ? namesIn(block, "tags") : accountsOf(block);
  const own = namesOf(targets);
  if (names.some((name) => own.includes(name))) return "some";
  return complete && ![...names, ...own].some(isToken) ? "none" : "unknown";
}

function namesIn(block: ResourceBlock, key: string): ShownNames {
  const field = block.names(key);
  if (field.is === "unset") return { names: [], complete: true };
  if (field.is === "unknown")
    return { names: field.refersTo === undefined ? [] : [field.refersTo], complete: false };
  return { names: field.value.known, complete: field.value.unknown.length === 0 };
}

/** Left out, the machine runs as an account that Google chooses. */
function accountsOf(block: ResourceBlock): ShownNames {
  const { objects } = block.blocks("service_account");
  const names = objects.flatMap((account) => nameText(account.name("email")) ?? []);
  return { names, complete: names.length === objects.length };
}

function compareToSite(
  block: ResourceBlock,
  network: string | undefined,
  { name }: SiteNetwork,
  resources: ResourceSet,
  project: string,
): Sameness {
  if (network === undefined) return "unknown";
  const owner = projectOf(block, block.name("project"), resources) ?? project;
  return compareNetworks(networkName(network, owner, resources), name);
}
