// Which flow documents a site selects. A document that cannot be had, or whose rows a site cannot bind, is a problem of the
// line that names it.
import { findFlowDocument } from "../flows";
import type { FlowDocument } from "../flows";
import { InputError } from "../input";
import type { Inspection, Path } from "../input";
import type { WrittenSite } from "./written-site";

/** The documents that can be read; two names for one document are a mistake. */
export function findDocuments(
  { documents = [] }: WrittenSite,
  file: string,
  inspection: Inspection,
): readonly FlowDocument[] {
  const found = new Map<string, FlowDocument>();
  documents.forEach((name, index) => {
    if (name === undefined) return;
    const path = ["documents", index];
    const document = findDocument(name, file, path, inspection);
    if (document === undefined) return;
    if (found.has(document.id))
      inspection.refuse(path, {
        message: `document \`${document.id}\` is selected twice`,
        remedy:
          found.get(document.id)?.file === document.file
            ? "keep one of the two"
            : "give your documents different ids",
      });
    else found.set(document.id, document);
    refuseSourcePorts(document, path, inspection);
  });
  return [...found.values()];
}

/** A flow is from any source port: a row that says otherwise would be opened wider than it is documented. */
function refuseSourcePorts(document: FlowDocument, path: Path, inspection: Inspection): void {
  const row = document.rows.find(({ sourcePorts }) => sourcePorts !== undefined);
  if (row === undefined) return;
  inspection.refuse(path, {
    message: `row ${row.row} of \`${document.id}\` restricts source ports, which flows of a site do not`,
    allowed: "documents whose rows are from any source port",
    remedy: "leave the document out",
  });
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
