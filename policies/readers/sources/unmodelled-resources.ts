// Everything in a document that is not one of the firewall resources read here: known to be harmless, vouched for by the
// site's author, or reported. A type that nobody knows may be a firewall.
import type { Cloud } from "../../../modules/sites";
import { isUnset } from "./terraform-config/resource-block";
import { ASSOCIATION_TYPES } from "../azure/network-security-group/group-attachments";
import { HARMLESS_TYPES, MENTIONS_GROUPS } from "./harmless-types";
import { runsCommands } from "./meta-arguments";
import { GROUP_TYPE, RULE_TYPE } from "../azure/network-security-group/standalone-rules";
import { isObject, type TerraformResource } from "./terraform-config/terraform-resources";

export const GOOGLE_FIREWALL_TYPE = "google_compute_firewall";

/** The types that are read, by cloud. */
export const READ_TYPES: Readonly<Record<Cloud, readonly string[]>> = {
  azure: [GROUP_TYPE, RULE_TYPE, ...ASSOCIATION_TYPES],
  google: [GOOGLE_FIREWALL_TYPE],
};

const VOUCH =
  "move it to another document, or name its type under `harmlessResourceTypes` in the site if it opens and closes nothing";

/** Reports every resource that may filter packets in a way that is not read. */
export function checkForeignResources(
  resources: readonly TerraformResource[],
  cloud: Cloud,
  vouched: ReadonlySet<string>,
): void {
  const read = new Set(READ_TYPES[cloud]);
  const ofOtherCloud = new Set(READ_TYPES[cloud === "azure" ? "google" : "azure"]);
  for (const resource of resources) {
    if (read.has(resource.type)) continue;
    if (ofOtherCloud.has(resource.type)) refuseOtherCloud(resource);
    else if (HARMLESS_TYPES.has(resource.type)) checkHarmless(resource);
    else checkUnlisted(resource, vouched);
  }
}

function refuseOtherCloud({ block, type }: TerraformResource): void {
  block.refuse(
    `\`${type}\` is a firewall of another cloud than the deployment's`,
    "keep the clouds in documents of their own, and check each with its deployment",
  );
}

function checkUnlisted(resource: TerraformResource, vouched: ReadonlySet<string>): void {
  const { block, type } = resource;
  if (!vouched.has(type)) {
    block.refuse(`\`${type}\` is not known to be free of firewall effects`, VOUCH);
    return;
  }
  block.notes.assume(
    `resources of type \`${type}\` open and close nothing (the site's author vouches for it)`,
  );
  refuseCommands(resource);
}

function checkHarmless(resource: TerraformResource): void {
  refuseCommands(resource);
  if (MENTIONS_GROUPS.has(resource.type)) return;
  const path = groupPath(resource.block.body, []);
  if (path === undefined) return;
  resource.block.refuse(
    `\`${path.join(".")}\` attaches a security group or policy in a way that this reader does not follow`,
    "attach it with an association resource",
    path,
  );
}

function refuseCommands({ block }: TerraformResource): void {
  if (!runsCommands(block.body)) return;
  const byAction = isUnset(block.body["provisioner"]);
  block.refuse(
    byAction
      ? "`lifecycle.action_trigger` runs actions that may change anything"
      : "`provisioner` runs commands that may change anything",
    "move what it does out of Terraform, or this resource to another document",
    byAction ? "lifecycle" : "provisioner",
  );
}

/** Path of the first argument that names a security group, at any depth. */
function groupPath(
  body: object,
  path: readonly (string | number)[],
): readonly (string | number)[] | undefined {
  for (const [key, value] of Object.entries(body) as readonly [string, unknown][]) {
    const here = [...path, Array.isArray(body) ? Number(key) : key];
    // Subnets inside a network are all the subnets it has: they attach groups, and undo what associations attach.
    if (key === "subnet" && value !== null && !isObject(value)) return here;
    if (key === "//" || isUnset(value)) continue;
    if (/(^|_)security_group(s|_id|_ids|_id_wo|_id_wo_version)?$/.test(key)) return here;
    if (/(^|_)security_policy$/.test(key)) return here;
    const below = typeof value === "object" && value !== null ? groupPath(value, here) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}
