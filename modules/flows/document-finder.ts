// Which document a site means: the id or alias of a shipped one, or the path of the user's own.
import { dirname, isAbsolute, join, resolve } from "node:path";
import { InputError, nearest, packageFolder, shown } from "../input";
import type { Place, Problem } from "../input";
import { loadFlowDocument } from "./document-loader";
import type { FlowDocument } from "./flow-document";
import { isNamed } from "./lookup/page-names";
import { preparedDocument } from "./prepared-documents";
import { referenceTableIds } from "./reference/reference-finder";
import { EXTENSION, yamlNames } from "./shipped-files";
import { shortPath } from "./short-path";

const FOLDER = join(packageFolder(), "modules", "flows", "documents");

/** Shipped documents do not change while the program runs. */
const shipped = new Map<string, FlowDocument>();

/** Who asks for a document. */
export interface FinderContext {
  /** The file that names the document; paths are relative to it. */
  readonly file: string;
  /** Where it names it. */
  readonly place?: Place;
}

/** Ids of the documents that come with the program, sorted. */
export function shippedDocumentIds(): readonly string[] {
  return yamlNames(FOLDER);
}

/** The documents that come with the program, sorted by id. */
export function shippedDocuments(): readonly FlowDocument[] {
  return shippedDocumentIds().map(loadShipped);
}

/** The document of this id, alias or path. Throws InputError when there is none, or when it cannot be used. */
export function findFlowDocument(name: string, context: FinderContext): FlowDocument {
  if (isPath(name)) return loadOwn(name, context);
  const ids = shippedDocumentIds();
  if (ids.includes(name)) return loadShipped(name);
  const documents = shippedDocuments();
  const found = documents.find(({ aliases }) => aliases.includes(name));
  if (found !== undefined) return found;
  if (referenceTableIds().includes(name)) throw new InputError(notSelectable(name, context));
  const names = documents.flatMap(({ id, aliases }) => [id, ...aliases]);
  throw new InputError({
    message: `there is no flow document \`${shown(name)}\``,
    ...(context.place === undefined ? {} : { place: context.place }),
    got: shown(name),
    allowed: "the id of a shipped document, or the path of a YAML file of your own",
    remedy: adviseByPage(name, documents) ?? advise(name, names, ids),
  });
}

function notSelectable(name: string, { place }: FinderContext): Problem {
  return {
    message: `\`${name}\` is a table for reference: it prints no flows of an Edge Server`,
    ...(place === undefined ? {} : { place }),
    got: name,
    allowed: "the id of a shipped flow document, or the path of a YAML file of your own",
    remedy: `read it with \`edge-firewall lookup ${name}\`, and write what the site needs of it as extra flows`,
  };
}

/** Ids have no slash and no extension. */
function isPath(name: string): boolean {
  return /[/\\]|\.(ya?ml|json)$/i.test(name);
}

function loadShipped(id: string): FlowDocument {
  const known = shipped.get(id);
  if (known !== undefined) return known;
  const file = shortPath(join(FOLDER, `${id}${EXTENSION}`));
  const document = preparedDocument(id, file) ?? loadFlowDocument(file);
  shipped.set(id, document);
  return document;
}

function loadOwn(path: string, { file, place }: FinderContext): FlowDocument {
  const found = isAbsolute(path) ? path : shortPath(resolve(dirname(file), path));
  const document = namingPlace(place, () => loadFlowDocument(found));
  if (!shippedDocumentIds().includes(document.id)) return document;
  throw new InputError({
    message: `id \`${document.id}\` belongs to a document that comes with the program`,
    place: { file: found },
    remedy: "give your document an id of its own",
  });
}

/** A file that is not there is a mistake of the place that names it. */
function namingPlace<T>(place: Place | undefined, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof InputError) || place === undefined) throw error;
    throw new InputError(
      error.problems.map((problem) =>
        problem.place?.line === undefined
          ? {
              ...problem,
              message: `flow document ${problem.place?.file ?? ""}: ${problem.message}`,
              place,
            }
          : problem,
      ),
    );
  }
}

/** A page's own name is none of a table, as a page may have several. */
function adviseByPage(name: string, documents: readonly FlowDocument[]): string | undefined {
  const meant = documents.filter((document) => isNamed(document, name)).map(({ id }) => id);
  return meant.length === 0 ? undefined : `tables of that page: ${meant.join(", ")}`;
}

function advise(name: string, names: readonly string[], ids: readonly string[]): string {
  const near = nearest(name, names);
  return near === undefined
    ? `for a file of your own, write its path: ./${shown(name)}.yaml; shipped are ${ids.join(", ")}`
    : `did you mean \`${near}\`?`;
}
