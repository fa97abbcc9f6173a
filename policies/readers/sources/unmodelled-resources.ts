// Everything in a source that is not one of the firewall resources read here: known to be harmless, vouched for by the
// site's author, or reported. An unknown type may be a firewall.
import { HARMLESS_TYPES, MENTIONS_GROUPS } from "./harmless-types";
import type { Dialect } from "./resource-block";
import type { Resource } from "./resource-set";
import type { Path } from "./source-file";
import { isObject, isUnset } from "./values";

const VOUCH =
  "move it to another configuration, or name its type under `harmlessResourceTypes` in the site if it opens and closes nothing";

/**
 * Reports every resource that may filter packets in a way that is not read.
 * @param read types that are read for the deployment's cloud.
 * @param firewalls types that are read for any cloud.
 */
export function reportUnmodelled(
  all: readonly Resource[],
  read: ReadonlySet<string>,
  firewalls: ReadonlySet<string>,
  vouched: ReadonlySet<string>,
): void {
  const attached = attachmentsOf(all.filter(({ type }) => read.has(type)));
  for (const resource of all) {
    if (read.has(resource.type)) continue;
    // Another cloud's firewall is another deployment's matter.
    if (firewalls.has(resource.type)) resource.block.dialect.reportCommands(resource.block);
    else if (HARMLESS_TYPES.has(resource.type)) checkHarmless(resource, attached);
    else checkUnlisted(resource, vouched);
  }
}

function checkUnlisted(resource: Resource, vouched: ReadonlySet<string>): void {
  const { block, type } = resource;
  if (!vouched.has(type)) {
    block.report(`\`${type}\` is not known to be free of firewall effects`, VOUCH);
    return;
  }
  block.notes.assume(
    `resources of type \`${type}\` open and close nothing (the site's author vouches for it)`,
  );
  resource.block.dialect.reportCommands(resource.block);
}

/**
 * Pairs of ids that a resource which is read names together: where a source shows what the cloud has, what an association
 * attaches stands in the subnet or network as well.
 */
function attachmentsOf(resources: readonly Resource[]): ReadonlySet<string> {
  const shown = resources.filter(({ block }) => block.dialect.shows === "cloud");
  return new Set(
    shown.flatMap(({ block }) => {
      const ids = Object.values(block.body).filter(isId);
      return ids.flatMap((one) => ids.map((other) => pairOf(one, other)));
    }),
  );
}

function isId(value: unknown): value is string {
  return typeof value === "string" && value.startsWith("/");
}

function pairOf(one: string, other: string): string {
  return `${one} ${other}`.toLowerCase();
}

function checkHarmless(resource: Resource, attached: ReadonlySet<string>): void {
  resource.block.dialect.reportCommands(resource.block);
  if (MENTIONS_GROUPS.has(resource.type)) return;
  const path = groupPath(resource.block.body, [], resource.block.dialect.shows, attached);
  if (path === undefined) return;
  resource.block.report(
    `\`${path.join(".")}\` attaches a security group or policy in a way that this reader does not follow`,
    "attach it with an association resource",
    path,
  );
}

/** Path of the first argument that names a security group, at any depth. */
function groupPath(
  body: object,
  path: Path,
  shows: Dialect["shows"],
  attached: ReadonlySet<string>,
): Path | undefined {
  for (const [key, value] of Object.entries(body) as readonly [string, unknown][]) {
    const here = [...path, Array.isArray(body) ? Number(key) : key];
    // Subnets inside a network are all the subnets it has: they attach groups, and undo what associations attach.
    if (shows === "arguments" && key === "subnet" && value !== null && !isObject(value))
      return here;
    if (key === "//" || isUnset(value)) continue;
    if (/(^|_)security_group(s|_id|_ids|_id_wo|_id_wo_version)?$/.test(key)) {
      // Filled in for an object that an association names with the same group.
      const { id } = body as { readonly id?: unknown };
      const isCopy = isId(id) && isId(value) && attached.has(pairOf(id, value));
      if (isCopy || (shows === "cloud" && value === 0)) continue;
      return here;
    }
    if (/(^|_)security_policy$/.test(key)) return here;
    const below =
      typeof value === "object" && value !== null
        ? groupPath(value, here, shows, attached)
        : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}
