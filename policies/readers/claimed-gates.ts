// Which enforcement points a document claims: the subnets and interfaces that it attaches groups to, the machines that its
// VPC rules act on. Two documents that claim one point undo or add to each other's rules, and neither shows it.
import type { Place } from "../../modules/input";
import { GOOGLE_FIREWALL_TYPE } from "./sources/unmodelled-resources";
import { networkName, projectOf, projectOfNetwork } from "./google/google-network";
import { ASSOCIATION_TYPES } from "./azure/network-security-group/group-attachments";
import { ReadingNotes } from "./reading-notes";
import { ResourceIndex } from "./sources/references";
import { isToken } from "./sources/template-text";
import type { TerraformDocument } from "./sources/terraform-config/terraform-document";
import {
  listResources,
  type TerraformResource,
} from "./sources/terraform-config/terraform-resources";

/** One point that a document claims. */
export interface Claim {
  /** The same for the same point in every document. */
  readonly key: string;
  /** For people: `the subnet /subscriptions/…`. */
  readonly point: string;
  readonly address: string;
  readonly place: () => Place;
}

/** Every point that a document claims and names by what another document can compare, each once. */
export function claimsOf(document: TerraformDocument): readonly Claim[] {
  const resources = listResources(new ReadingNotes(document));
  const index = new ResourceIndex(resources);
  const claims = resources.flatMap((resource) => {
    if (ASSOCIATION_TYPES.includes(resource.type)) return associationClaim(resource, document);
    return resource.type === GOOGLE_FIREWALL_TYPE ? ruleClaims(resource, index, document) : [];
  });
  return [...new Map(claims.map((claim) => [claim.key, claim])).values()];
}

function associationClaim(
  { block }: TerraformResource,
  document: TerraformDocument,
): readonly Claim[] {
  const [key, kind] =
    block.body["subnet_id"] === undefined
      ? ["network_interface_id", "network interface"]
      : ["subnet_id", "subnet"];
  const id = block.body[key];
  // A reference leads to a resource of its own document.
  if (typeof id !== "string" || isToken(id)) return [];
  const point = `the ${kind} ${id.trim()}`;
  return [claim(point.toLowerCase(), point, block.address, block.path, document)];
}

function ruleClaims(
  { block }: TerraformResource,
  index: ResourceIndex,
  document: TerraformDocument,
): readonly Claim[] {
  const text = block.body["network"];
  if (typeof text !== "string" || block.body["disabled"] === true) return [];
  const network = networkName(text, projectOf(block, index), index);
  const { name } = network;
  const project = projectOfNetwork(network);
  if (name === undefined || project === undefined || isToken(name) || isToken(project)) return [];
  const targets = ["target_tags", "target_service_accounts"].flatMap((key) =>
    literalsIn(block.body[key]),
  );
  return targets.map((target) => {
    const point = `the machines of \`${target}\` in network \`${name}\` of project \`${project}\``;
    return claim(point, point, block.address, block.path, document);
  });
}

function literalsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((one) => typeof one === "string").filter((text) => !isToken(text));
}

function claim(
  key: string,
  point: string,
  address: string,
  path: readonly (string | number)[],
  document: TerraformDocument,
): Claim {
  return { key, point, address, place: () => document.placeOf(path) };
}
