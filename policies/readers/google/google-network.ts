// Which VPC network a firewall rule belongs to, and whether that is the deployment's. A network is its project and its
// name; either may be written in several ways or be left to the provider.
import type { GoogleNetwork } from "../../../modules/sites";
import { type Field, isGiven, nameText } from "../resources/field";
import type { ResourceBlock } from "../resources/resource-block";
import { type ResourceSet } from "../resources/resource-set";
import { type Resource } from "../resources/resource-index";
import { parseReference, type Sameness } from "../resources/references";
import { qualify } from "../resources/qualified";
import { isToken } from "../resources/template-text";

export const NETWORK_TYPE = "google_compute_network";

/** A network as far as it could be told. A part that only Terraform can evaluate is kept as it is written. */
export interface NetworkName {
  /** As written, for people. */
  readonly text: string;
  /** A name, or a reference that stands for the whole network. */
  readonly name: string | undefined;
  /** Absent when unknown. */
  readonly project: string | undefined;
  /**
   * Declared in what was read, and certainly not as `default`: Google has prepared no rules there. A network of that name
   * is there from the beginning, so that a declaration of it is nearly always of one that was imported.
   */
  readonly isNew: boolean;
}

/** One of the site's networks. */
export interface SiteNetwork {
  readonly network: GoogleNetwork;
  readonly name: NetworkName;
  /** What it is called by in the source, where that is a template and was recognised. */
  readonly also?: NetworkName;
}

const LINK =
  /^(?:(?:https:\/\/(?:www|compute)\.googleapis\.com\/compute\/(?:v1|beta)\/)?projects\/([^/]+)\/)?(?:global\/networks\/)?([a-z](?:[-a-z0-9]*[a-z0-9])?)$/;

/** Projects are never called so: it holds a space. */
const WITHIN = "within the reference";

/** Reads a name, a partial or full self link, or a reference to a network of the source. */
export function networkName(
  written: string,
  project: string | undefined,
  resources: ResourceSet,
): NetworkName {
  const text = resources.followed(written);
  if (!isToken(text)) {
    const [, linkProject, name] = LINK.exec(text) ?? [];
    return { text, name, project: linkProject ?? project, isNew: false };
  }
  const attribute = parseReference(text)?.attribute ?? "";
  const isLink = attribute === "id" || attribute === "self_link";
  const resource =
    isLink || attribute === "name"
      ? (resources.find(text, NETWORK_TYPE, attribute) ?? dataOf(text, resources))
      : undefined;
  if (resource === undefined) {
    return { text, name: text.trim(), project: isLink ? WITHIN : project, isNew: false };
  }
  const { block } = resource;
  const owner = projectOf(block, block.name("project"), resources);
  const name = literalOf(block.name("name"), resources);
  const isNew = !isUnresolved(name) && name !== "default";
  // A link to a network that the source declares is as good as its name and project, where these are written.
  if (isLink && (isUnresolved(name) || isUnresolved(owner))) {
    const whole = qualify(`\${${block.address}}`, block.notes.from);
    return { text, name: whole, project: WITHIN, isNew };
  }
  return { text, name, project: isLink ? owner : project, isNew };
}

/** The data source that a reference leads to: it reads the network of that name. */
function dataOf(text: string, { data }: ResourceSet): Resource | undefined {
  const reference = parseReference(text);
  if (reference?.isData !== true || reference.type !== NETWORK_TYPE) return undefined;
  return data.find(
    ({ type, name, block }) =>
      type === NETWORK_TYPE && name === reference.name && block.notes.from === reference.from,
  );
}

function isUnresolved(text: string | undefined): boolean {
  return text === undefined || isToken(text);
}

/** The project that a network's own text says it is in; absent for a reference that does not show it. */
export function projectOfNetwork({ project }: NetworkName): string | undefined {
  return project === WITHIN ? undefined : project;
}

export function compareNetworks(a: NetworkName, b: NetworkName): Sameness {
  const names = compareTexts(a.name, b.name);
  const projects = compareProjects(a.project, b.project);
  if (names === "different" || projects === "different") return "different";
  return names === "same" ? projects : "unknown";
}

/** Whether a network is the one of the site. */
export function compareToSite(network: NetworkName, { name, also }: SiteNetwork): Sameness {
  const isAlso = also !== undefined && compareNetworks(network, also) === "same";
  return isAlso ? "same" : compareNetworks(network, name);
}

export function areInOtherProjects(a: NetworkName, b: NetworkName): boolean {
  return compareProjects(a.project, b.project) === "different";
}

/** A project may be named by its id or by its number, and no source shows which number is whose. */
function compareProjects(a: string | undefined, b: string | undefined): Sameness {
  const answer = compareTexts(a, b);
  if (answer !== "different") return answer;
  return [PROJECT_ID, PROJECT_NUMBER].some((form) => form.test(a ?? "") && form.test(b ?? ""))
    ? "different"
    : "unknown";
}

const PROJECT_ID = /^([a-z0-9.-]+:)?[a-z][a-z0-9-]*$/;
const PROJECT_NUMBER = /^\d+$/;

/** Literals are equal or not; a template is equal only to itself. */
function compareTexts(a: string | undefined, b: string | undefined): Sameness {
  if (a === undefined || b === undefined) return "unknown";
  if (a === b) return "same";
  return [a, b].some((text) => isToken(text) || text === WITHIN) ? "unknown" : "different";
}

/** The project of a resource: its own argument, or else the one that its provider is configured with. */
export function projectOf(
  block: ResourceBlock,
  own: Field<string>,
  resources: ResourceSet,
): string | undefined {
  if (isGiven(own)) return literalOf(own, resources);
  const provider = block.body["provider"];
  const [local = "google", alias] = typeof provider === "string" ? provider.split(".") : [];
  const project = resources.providerArgument(local, alias, "project", block.notes.from);
  return project === undefined ? undefined : (resources.literal(project) ?? project.trim());
}

/** The literal that an argument comes to, or the template as it is written. */
function literalOf(field: Field<string>, resources: ResourceSet): string | undefined {
  const text = nameText(field);
  return text === undefined ? undefined : (resources.literal(text) ?? text.trim());
}
