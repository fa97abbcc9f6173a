// What the contents of tags and groups rest on besides the rules that name them: two configurations in which it is the same
// give each name the same contents.
import { FIREWALL_TYPES } from "../kinds";
import { isPlace } from "../sources/place-types";

/**
 * Of a configuration's resources, machines and networks and whatever may be one, without the firewalls, which are compared
 * themselves.
 */
export function surroundings(root: unknown): unknown {
  const resource = (root as { readonly resource?: unknown } | undefined)?.resource;
  if (typeof resource !== "object" || resource === null || Array.isArray(resource)) return resource;
  return Object.entries(resource).filter(([type]) => isPlace(type) && !FIREWALL_TYPES.has(type));
}
