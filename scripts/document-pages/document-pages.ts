// All pages of docs/documents, by file name.
import { referenceTables, shippedDocuments } from "../../modules/flows";
import { documentIndex } from "./document-index";
import { documentPage } from "./document-page";
import { referencePage } from "./reference-page";

/** What `npm run docs` writes: a page for each table that comes with the program, and their list. */
export function documentPages(): ReadonlyMap<string, string> {
  const documents = shippedDocuments();
  const references = referenceTables();
  return new Map([
    ["README.md", documentIndex(documents, references)],
    ...documents.map((document) => [`${document.id}.md`, documentPage(document)] as const),
    ...references.map((table) => [`${table.id}.md`, referencePage(table)] as const),
  ]);
}
