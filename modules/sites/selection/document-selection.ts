// Which flow documents a site selects: its own list, and for a deployment that has one the deployment's. A document that
// cannot be had is a problem of the line that names it.
import { findFlowDocument } from "../../flows";
import type { FlowDocument } from "../../flows";
import { InputError } from "../../input";
import type { Inspection, Path } from "../../input";
import { isMapping } from "../file/role-addresses";
import type { WrittenList, WrittenSite } from "../file/written-site";

/** The documents of a site and of each of its deployments. */
export interface SelectedDocuments {
  /** Every document that some deployment selects: the site's first, each once. */
  readonly all: readonly FlowDocument[];
  /** False when a document that is named could not be had: then nobody knows what it offers. */
  readonly complete: boolean;
  /** The documents that hold for a deployment, and where it names them. */
  readonly of: (deployment: string) => DeploymentDocuments;
}

export interface DeploymentDocuments {
  readonly documents: readonly FlowDocument[];
  /** The list in the site file, and the place of each document in it. */
  readonly path: Path;
  readonly pathOf: (document: FlowDocument) => Path;
}

const SITE_LIST: Path = ["documents"];

/** The documents that can be read; two names for one document are a mistake. */
export function findDocuments(
  { documents, deployments = {} }: WrittenSite,
  file: string,
  inspection: Inspection,
): SelectedDocuments {
  const shared = readList(documents, SITE_LIST, file, inspection);
  const own = new Map(
    Object.entries(deployments).flatMap(([name, deployment]) => {
      const path = ["deployments", name, "documents"];
      // A list with a mistake in it is there all the same.
      if (inspection.document.textOf(path) === undefined) return [];
      return [[name, readList(deployment.documents, path, file, inspection)]];
    }),
  );
  checkEverySelects(Object.keys(deployments), own, inspection);
  const lists = [shared, ...own.values()];
  return {
    all: withoutRepeats(lists, inspection),
    complete: lists.every(({ complete }) => complete),
    of: (deployment) => own.get(deployment) ?? shared,
  };
}

interface DocumentList extends DeploymentDocuments {
  readonly complete: boolean;
}

function readList(
  names: WrittenList<string> | undefined,
  path: Path,
  file: string,
  inspection: Inspection,
): DocumentList {
  const found = new Map<string, { readonly document: FlowDocument; readonly path: Path }>();
  let complete = names !== undefined || inspection.document.textOf(path) === undefined;
  names?.forEach((name, index) => {
    const at = [...path, index];
    const document = name === undefined ? undefined : findDocument(name, file, at, inspection);
    if (document === undefined) {
      complete = false;
      return;
    }
    const first = found.get(document.id);
    if (first === undefined) found.set(document.id, { document, path: at });
    else reportTwo(first.document, document, at, inspection);
  });
  return {
    documents: [...found.values()].map(({ document }) => document),
    path,
    pathOf: ({ id }) => found.get(id)?.path ?? path,
    complete,
  };
}

function reportTwo(
  first: FlowDocument,
  document: FlowDocument,
  path: Path,
  inspection: Inspection,
): void {
  inspection.reportError(path, {
    message: `document \`${document.id}\` is selected twice`,
    remedy:
      first.file === document.file ? "keep one of the two" : "give your documents different ids",
  });
}

/** A deployment without documents would have no flows. */
function checkEverySelects(
  deployments: readonly string[],
  own: ReadonlyMap<string, DocumentList>,
  inspection: Inspection,
): void {
  const { document } = inspection;
  if (!isMapping(document.value) || document.textOf(SITE_LIST) !== undefined) return;
  const without = deployments.filter((name) => !own.has(name));
  if (without.length === 0 && own.size > 0) return;
  inspection.reportErrorAtKey([], {
    message: "key `documents` is missing",
    allowed: "a list of at least one document id or path",
    remedy:
      own.size === 0
        ? "add `documents:`"
        : `add \`documents:\`, here or in deployment ${without.map((name) => `\`${name}\``).join(", ")}`,
  });
}

function withoutRepeats(
  lists: readonly DocumentList[],
  inspection: Inspection,
): readonly FlowDocument[] {
  const all = new Map<string, FlowDocument>();
  for (const { documents, pathOf } of lists) {
    for (const document of documents) {
      const first = all.get(document.id) ?? document;
      all.set(document.id, first);
      if (first.file !== document.file) reportTwo(first, document, pathOf(document), inspection);
    }
  }
  return [...all.values()];
}

function findDocument(
  name: string,
  file: string,
  path: Path,
  inspection: Inspection,
): FlowDocument | undefined {
  try {
    return findFlowDocument(name, { file, place: inspection.document.placeOf(path) });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    inspection.add(...error.problems);
    return undefined;
  }
}
