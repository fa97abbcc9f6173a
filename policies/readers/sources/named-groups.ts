// Arguments of harmless resources that attach what filters: security groups and policies, which only their own resources may
// do in a way that is followed here.
import { type ResourceBlock } from "../resources/resource-block";
import type { Path } from "../resources/source-file";
import { isObject, isUnset } from "../resources/values";

const GROUP = /(^|_)security_group(s|_id|_ids)?$/;
const POLICY =
  /(^|_)(security_policy|firewall_policy(_id|_link_id)?|service_endpoint_policy_ids|waf_configuration)$/;

/** Types whose body names security groups without attaching one. */
const MENTIONS_GROUPS: ReadonlySet<string> = new Set([
  "azurerm_network_watcher_flow_log",
  "azurerm_network_interface_application_security_group_association",
  "azurerm_private_endpoint_application_security_group_association",
]);

/** Types whose security groups are read together with the resources that attach them. */
const ATTACHES_GROUPS: ReadonlySet<string> = new Set([
  "azurerm_network_interface",
  "azurerm_subnet",
  "azurerm_virtual_network",
]);

/** Path of the first argument, at any depth, that names a security group or a policy which nothing here follows. */
export function namedGroup(type: string, { body, dialect }: ResourceBlock): Path | undefined {
  const followed = MENTIONS_GROUPS.has(type) || ATTACHES_GROUPS.has(type);
  const isCloud = dialect.shows === "cloud";
  return pathOf(body, [], (key, value) => {
    // What a cloud has not attached it may show as a number of none.
    if (isCloud && value === 0) return false;
    return (GROUP.test(key) && !followed) || POLICY.test(key) || isListOfTags(type, key, value);
  });
}

/**
 * Network tags of programs that send from a network: firewall rules for the tag act on them as on any machine. Google's
 * instances are read, and a route's or a mirror's tags say whom it serves.
 */
function isListOfTags(type: string, key: string, value: unknown): boolean {
  return type.startsWith("google_cloud_run_") && key === "tags" && Array.isArray(value);
}

function pathOf(
  body: object,
  path: Path,
  isNamed: (key: string, value: unknown) => boolean,
): Path | undefined {
  for (const [key, value] of Object.entries(body) as readonly [string, unknown][]) {
    const here = [...path, Array.isArray(body) ? Number(key) : key];
    if (key === "//" || isUnset(value)) continue;
    if (isNamed(key, value)) return here;
    const below =
      isObject(value) || Array.isArray(value) ? pathOf(value, here, isNamed) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}
