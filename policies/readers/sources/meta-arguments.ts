// Terraform's own arguments on a resource. Some are harmless; others mean that the body which stands in the document is
// not, or not once, what is deployed.
import { type DocumentBlock, isUnset } from "./terraform-config/resource-block";
import { isObject, objectsAt } from "./terraform-config/terraform-resources";

/** Meta-arguments that every resource may have and that change nothing about its rules. */
export const META_ARGUMENTS: readonly string[] = [
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
];

const ONE_BY_ONE = "write each resource or block out by itself";

/** Why a meta-argument makes the body say less than all. */
const NOT_AS_WRITTEN: Readonly<Record<string, readonly [message: string, remedy: string]>> = {
  count: ["`count` decides how many of it there are", ONE_BY_ONE],
  for_each: ["`for_each` decides how many of it there are", ONE_BY_ONE],
  dynamic: ["`dynamic` makes blocks that the document does not show", ONE_BY_ONE],
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
export function isDeployedAsWritten(block: DocumentBlock): boolean {
  const strange = Object.entries(NOT_AS_WRITTEN).filter(([key]) => isGiven(block.body[key]));
  for (const [key, [message, remedy]] of strange) block.refuse(message, remedy, key);
  const ours = checkProvider(block);
  return checkLifecycle(block) && ours && strange.length === 0;
}

/**
 * Whether facts may be taken from a resource that is not read itself: it is deployed once, and its body is what the cloud
 * will have. Reports nothing.
 */
export function showsWhatIsDeployed(body: Readonly<Record<string, unknown>>): boolean {
  const lifecycle = body["lifecycle"];
  const entries: readonly unknown[] = Array.isArray(lifecycle) ? lifecycle : [lifecycle];
  return (
    !Object.keys(NOT_AS_WRITTEN).some((key) => isGiven(body[key])) &&
    entries.every(
      (entry) =>
        !isGiven(entry) || (isObject(entry) && !ignoresMoreThanTags(entry["ignore_changes"])),
    )
  );
}

/** Only null and absence are nothing to Terraform here: an empty text or list is a mistake, or no instance at all. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

const CLOUD_PROVIDER = /^(azurerm|google|google-beta)(\.[A-Za-z_][\w-]*)?$/;

/** A rule or group of another provider's is not what its type says. */
function checkProvider(block: DocumentBlock): boolean {
  const provider = block.body["provider"];
  if (!isGiven(provider)) return true;
  if (typeof provider === "string" && CLOUD_PROVIDER.test(provider)) return true;
  block.refuse(
    "`provider` is not one of the cloud's own",
    "use azurerm, google or google-beta, or an alias of theirs such as `google.other`",
    "provider",
  );
  return false;
}

function checkLifecycle(block: DocumentBlock): boolean {
  const entries = objectsAt(
    block.body["lifecycle"],
    [...block.path, "lifecycle"],
    block.notes,
    block.address,
  );
  const strange = entries.flatMap(([lifecycle]) =>
    Object.keys(lifecycle).filter((key) => !HARMLESS_LIFECYCLE.has(key)),
  );
  for (const key of strange) {
    block.refuse(`\`lifecycle.${key}\` is not known to this reader`, "remove it", [
      "lifecycle",
      key,
    ]);
  }
  const ignores = entries.some(([lifecycle]) => ignoresMoreThanTags(lifecycle["ignore_changes"]));
  if (ignores) {
    block.refuse(
      "`lifecycle.ignore_changes` keeps what the cloud has in place of what the document says",
      "remove `ignore_changes`, or limit it to `tags`",
      ["lifecycle", "ignore_changes"],
    );
  }
  return strange.length === 0 && !ignores;
}

function ignoresMoreThanTags(value: unknown): boolean {
  if (isUnset(value)) return false;
  return !Array.isArray(value) || value.some((element) => element !== "tags");
}

/** Whether the resource runs commands or actions, whatever its type. */
export function runsCommands(body: Readonly<Record<string, unknown>>): boolean {
  const provisioner = body["provisioner"];
  const lifecycle = body["lifecycle"];
  const entries: readonly unknown[] = Array.isArray(lifecycle) ? lifecycle : [lifecycle];
  return (
    (isObject(provisioner) ? Object.keys(provisioner).length > 0 : !isUnset(provisioner)) ||
    entries.some((entry) => isObject(entry) && isGiven(entry["action_trigger"]))
  );
}
