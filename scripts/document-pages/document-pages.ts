// All pages of docs/documents, by file name.
import { shippedDocuments } from "../../modules/flows";
import { documentIndex } from "./document-index";
import { documentPage } from "./document-page";

/** What `npm run docs` writes: a page for each document that comes with the program, and their list. */
export function documentPages(): ReadonlyMap<string, string> {
  const documents = shippedDocuments();
  return new Map([
    ["README.md", documentIndex(documents)],
    ...documents.map((document) => [`${document.id}.md`, documentPage(document)] as const),
  ]);
}
