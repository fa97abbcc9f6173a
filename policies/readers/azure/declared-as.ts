// The resource that an id means although no source shows the resource's own, for one that is still to be made; and in which
// subscription it is taken to be.
import type { ResourceSet } from "../resources/resource-set";
import type { Resource } from "../resources/resource-index";
import type { Sameness } from "../resources/references";
import { isToken } from "../resources/template-text";
import {
  compareAzureIds,
  compareIds,
  declaredIn,
  idOfResource,
  parseId,
  providerOf,
} from "./azure-ids";

type ByName = ReadonlyMap<string, readonly Resource[]>;

/** Of each set and type, the resources by their own name in lower case. */
const BY_NAME = new WeakMap<ResourceSet, Map<string, ByName>>();

/** The one resource of the type that has the names of a literal id. */
export function declaredAs(
  text: string,
  type: string,
  resources: ResourceSet,
): Resource | undefined {
  const id = parseId(text, type);
  const name = id?.names.at(-1)?.toLowerCase();
  if (name === undefined) return undefined;
  const found = (namedOf(type, resources).get(name) ?? []).filter((resource) => {
    const { answer, butForSubscription } = compareAzureIds(id, idOfResource(resource, resources));
    return answer === "same" || butForSubscription;
  });
  const [only, ...more] = found;
  if (only === undefined || more.length > 0) return undefined;
  return isInSubscription(only, resources) ? only : undefined;
}

function namedOf(type: string, resources: ResourceSet): ByName {
  const types = BY_NAME.get(resources) ?? new Map<string, ByName>();
  BY_NAME.set(resources, types);
  const known = types.get(type) ?? byName(resources.ofTypes([type]), resources);
  types.set(type, known);
  return known;
}

function byName(all: readonly Resource[], resources: ResourceSet): ByName {
  const named = new Map<string, Resource[]>();
  for (const resource of all) {
    const name = idOfResource(resource, resources)?.names.at(-1)?.toLowerCase() ?? "";
    const sharing = named.get(name);
    if (sharing === undefined) named.set(name, [resource]);
    else sharing.push(resource);
  }
  return named;
}

/** Whether two ids of this type are of one object. */
export function compareInSubscription(
  one: string,
  other: string,
  type: string,
  resources: ResourceSet,
): Sameness {
  const { answer, butForSubscription } = compareIds(one, other, type, resources);
  if (answer !== "unknown" || !butForSubscription) return answer;
  const declared = [one, other].flatMap((id) => declaredIn(id, type, resources) ?? []);
  const isSure =
    declared.length > 0 && declared.every((resource) => isInSubscription(resource, resources));
  return isSure ? "same" : "unknown";
}

/**
 * Whether a resource whose names agree with those of an id in every part is in the id's subscription. One that the environment
 * decides is assumed to be; so is one that is not shown, unless the same provider is configured for another place as well.
 */
function isInSubscription({ block }: Resource, resources: ResourceSet): boolean {
  const { from } = block.notes;
  const { local, alias } = providerOf(block);
  const written = resources.providerArgument(local, alias, "subscription_id", from);
  if (written !== undefined && !isToken(written)) return true;
  if (written !== undefined && !resources.isOnlyProvider(local, alias, from)) return false;
  block.notes.assume(
    written === undefined
      ? "providers without a `subscription_id` work in the subscription that the site's ids name"
      : `the provider \`${local}\` works in the subscription that the site's ids name: what its \`subscription_id\` comes to is not shown`,
  );
  return true;
}
