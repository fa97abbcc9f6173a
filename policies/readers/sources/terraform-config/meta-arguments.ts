// Terraform's own arguments on a resource. Some are harmless; others mean that the body which stands in the document is
// not, or not once, what is deployed.
import type { ResourceBlock } from "../../resources/resource-block";
import { isObject, isUnset, listOf } from "../../resources/values";

/** Meta-arguments that every resource may have and that change nothing about its rules. */
export const META_ARGUMENTS: ReadonlySet<string> = new Set([
  "//",
  "depends_on",
  "provider",
  "lifecycle",
  "timeouts",
  "count",
  "for_each",
  "dynamic",
  "provisioner",
  "connection",
]);

const ONE_BY_ONE = "write each resource or block out by itself";

/** Why a meta-argument makes the body say less than all. */
const NOT_AS_WRITTEN: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  count: ["`count` decides how many of it there are", ONE_BY_ONE],
  for_each: ["`for_each` decides how many of it there are", ONE_BY_ONE],
  dynamic: ["`dynamic` makes blocks that the configuration does not show", ONE_BY_ONE],
  provisioner: [
    "`provisioner` runs commands that may change anything",
    "remove it from a resource that carries firewall rules",
  ],
  connection: ["`connection` serves provisioners, which may change anything", "remove it"],
};

const HARMLESS_LIFECYCLE: ReadonlySet<string> = new Set([
  "//",
  "create_before_destroy",
  "prevent_destroy",
  "replace_triggered_by",
  "precondition",
  "postcondition",
  "ignore_changes",
]);

/** Reports meta-arguments that make the body untrustworthy. True when it is deployed once and exactly as written. */
export function isDeployedAsWritten(block: ResourceBlock): boolean {
  const strange = Object.entries(NOT_AS_WRITTEN).filter(([key]) => isGiven(block.body[key]));
  for (const [key, [message, remedy]] of strange) block.report(message, remedy, key);
  const ours = checkProvider(block);
  return checkLifecycle(block) && ours && strange.length === 0;
}

/**
 * Whether facts may be taken from a resource that is not read itself: it is deployed once, and its body is what the cloud
 * will have. Reports nothing.
 */
export function showsWhatIsDeployed({ body, address }: ResourceBlock): boolean {
  const lifecycle = body["lifecycle"];
  return (
    !Object.keys(NOT_AS_WRITTEN).some((key) => isGiven(body[key])) &&
    listOf(lifecycle).every(
      (entry) =>
        !isGiven(entry) || (isObject(entry) && !ignoresMeaning(entry["ignore_changes"], address)),
    )
  );
}

/** Only null and absence are nothing to Terraform here: an empty text or list is a mistake, or no instance at all. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const PROVIDER = /^([\w-]+)(\.[A-Za-z_][\w-]*)?$/;
const CLOUD_PROVIDERS: readonly string[] = ["azurerm", "google", "google-beta"];

/** A rule or group of another provider's is not what its type says. */
function checkProvider(block: ResourceBlock): boolean {
  if (isMadeBy(block, CLOUD_PROVIDERS)) return true;
  block.report(
    "`provider` is not one of the cloud's own",
    "use azurerm, google or google-beta, or an alias of theirs such as `google.other`",
    "provider",
  );
  return false;
}

/** Whether a block of this body is one of these providers', by an alias or not. */
export function isMadeBy(
  { body }: Pick<ResourceBlock, "body">,
  providers: readonly string[],
): boolean {
  const provider = body["provider"];
  if (!isGiven(provider)) return true;
  const local = typeof provider === "string" ? PROVIDER.exec(provider)?.[1] : undefined;
  return local !== undefined && providers.includes(local);
}

/** The same for a resource that is harmless only as long as its own provider makes it. */
export function reportForeignProvider(block: ResourceBlock, providers: readonly string[]): void {
  if (isMadeBy(block, providers)) return;
  block.report(
    "`provider` is not the one that the type is known from, so that nothing is known of what it does",
    `use ${providers.join(" or ")}, or an alias of it`,
    "provider",
  );
}

function checkLifecycle(block: ResourceBlock): boolean {
  const entries = block.allBlocks("lifecycle").map(({ body }) => body);
  const strange = entries.flatMap((lifecycle) =>
    Object.keys(lifecycle).filter((key) => !HARMLESS_LIFECYCLE.has(key)),
  );
  for (const key of strange) {
    block.report(`\`lifecycle.${key}\` is not known to this reader`, "remove it", [
      "lifecycle",
      key,
    ]);
  }
  const ignores = entries.some((lifecycle) =>
    ignoresMeaning(lifecycle["ignore_changes"], block.address),
  );
  if (ignores) {
    block.report(
      "`lifecycle.ignore_changes` keeps what the cloud has in place of what the configuration says",
      "remove `ignore_changes`, or limit it to labels and descriptions (on Azure also `tags`)",
      ["lifecycle", "ignore_changes"],
    );
  }
  return strange.length === 0 && !ignores;
}

/** What says nothing of rules, names, addresses and places. On Google, `tags` of a machine decide which rules act on it. */
const SAYS_NOTHING = {
  azurerm: new Set(["tags", "description"]),
  google: new Set([
    "labels",
    "effective_labels",
    "terraform_labels",
    "description",
    "log_config",
    "metadata",
  ]),
};

/** An argument, and what of it is meant: `tags`, `tags["owner"]`, `tags.owner`. */
const TRAVERSAL = /^(\w+)(?:\.[\w-]+|\[(?:"[^"\\$%]*"|\d+)\])*$/;

function ignoresMeaning(value: unknown, address: string): boolean {
  if (isUnset(value)) return false;
  const harmless = /\bgoogle_/.test(address) ? SAYS_NOTHING.google : SAYS_NOTHING.azurerm;
  if (!Array.isArray(value)) return true;
  return !value.every((element) => {
    const [, argument] = (typeof element === "string" && TRAVERSAL.exec(element)) || [];
    return argument !== undefined && harmless.has(argument);
  });
}

/** Reports commands and actions that the resource runs, whatever its type. */
export function reportCommands(block: ResourceBlock): void {
  const { body } = block;
  const [provisioner, lifecycle] = [body["provisioner"], body["lifecycle"]];
  const runs =
    (isObject(provisioner) ? Object.keys(provisioner).length > 0 : !isUnset(provisioner)) ||
    listOf(lifecycle).some((entry) => isObject(entry) && isGiven(entry["action_trigger"]));
  if (!runs) return;
  const byAction = isUnset(provisioner);
  block.report(
    byAction
      ? "`lifecycle.action_trigger` runs actions that may change anything"
      : "`provisioner` runs commands that may change anything",
    "move what it does out of Terraform, or this resource to another configuration",
    byAction ? "lifecycle" : "provisioner",
  );
}
