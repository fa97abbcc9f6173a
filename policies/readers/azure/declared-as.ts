// The resource that an id means although no source shows the resource's own: one that is still to be made.
import type { Resource, ResourceSet } from "../sources/resource-set";
import { isToken } from "../sources/template-text";
import { compareAzureIds, idOfResource, parseId, subscriptionOf } from "./azure-ids";

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
  if (isToken(subscriptionOf(only.block, resources))) assumeSubscription(only);
  return only;
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

/** Where names agree in every part, and no source shows the subscription of a provider that the environment decides. */
export function assumeSubscription({ block }: Resource): void {
  block.notes.assume(
    "providers without a `subscription_id` work in the subscription that the site's ids name",
  );
}
