// Which VPC network a firewall rule belongs to, and whether that is the deployment's. A network is its project and its
// name; either may be written in several ways or be left to the provider.
import type { DocumentBlock } from "./document-block";
import type { ReadingNotes } from "./reading-notes";
import { parseReference, type ResourceIndex, type Sameness } from "./references";
import { isToken } from "./template-text";
import { objectsAt } from "./terraform-resources";

export const NETWORK_TYPE = "google_compute_network";

/** A network as far as it could be told. */
export interface NetworkName {
  /** As written, for people and for comparing references. */
  readonly text: string;
  readonly name: string | undefined;
  readonly project: string | undefined;
  /** Declared in the same document, so that it is new and holds no rules that Google prepared. */
  readonly declared: boolean;
}

const LINK =
  /^(?:(?:https:\/\/(?:www|compute)\.googleapis\.com\/compute\/(?:v1|beta)\/)?projects\/([^/]+)\/)?(?:global\/networks\/)?([^/]+)$/;

/** Reads a name, a partial or full self link, or a reference to a network of the document. */
export function networkName(
  text: string,
  project: string | undefined,
  index: ResourceIndex,
): NetworkName {
  if (!isToken(text)) {
    const [, linkProject, name] = LINK.exec(text.trim()) ?? [];
    return { text, name, project: linkProject ?? project, declared: false };
  }
  const attribute = parseReference(text)?.attribute ?? "";
  const resource = ["name", "id", "self_link"].includes(attribute)
    ? index.find(text, NETWORK_TYPE, attribute)
    : undefined;
  if (resource === undefined) return { text, name: undefined, project: undefined, declared: false };
  const { block } = resource;
  const ownProject = attribute === "name" ? project : projectOf(block, index);
  return { text, name: literalOf(block, "name", index), project: ownProject, declared: true };
}

export function compareNetworks(a: NetworkName, b: NetworkName): Sameness {
  if (a.name !== undefined && b.name !== undefined && a.name !== b.name) return "different";
  const projects = compareKnown(a.project, b.project);
  if (projects === "different") return "different";
  if (a.text.trim() === b.text.trim() && isToken(a.text)) return "same";
  return compareKnown(a.name, b.name) === "same" ? projects : "untold";
}

function compareKnown(a: string | undefined, b: string | undefined): Sameness {
  if (a === undefined || b === undefined) return "untold";
  return a === b ? "same" : "different";
}

/** The project of a resource: its own argument, or else the one that its provider is configured with. */
export function projectOf(block: DocumentBlock, index: ResourceIndex): string | undefined {
  if (block.has("project")) return literalOf(block, "project", index);
  const provider = block.body["provider"];
  const [local = "google", alias] = typeof provider === "string" ? provider.split(".") : [];
  return providerProject(local, alias, block.notes, index);
}

function providerProject(
  local: string,
  alias: string | undefined,
  notes: ReadingNotes,
  index: ResourceIndex,
): string | undefined {
  for (const [providers, path] of objectsAt(notes.document.root["provider"], ["provider"], notes)) {
    for (const [provider] of objectsAt(providers[local], [...path, local], notes)) {
      const project = provider["project"];
      if (provider["alias"] === alias && typeof project === "string") return index.literal(project);
    }
  }
  return undefined;
}

function literalOf(block: DocumentBlock, key: string, index: ResourceIndex): string | undefined {
  const value = block.body[key];
  return typeof value === "string" ? index.literal(value) : undefined;
}
