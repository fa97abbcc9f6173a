// What a page about a table says of the page that it was taken from.
import type { FlowDocument, Provenance } from "../../modules/flows";

export type PageFact = readonly [name: string, value: string];

type Sourced = Pick<
  FlowDocument,
  | "product"
  | "versions"
  | "url"
  | "mirrorUrl"
  | "assetId"
  | "technetId"
  | "lastModified"
  | "storedAsOf"
  | "otherRevisions"
>;

/** Product, addresses, identifiers and dates, as far as they are known. */
export function pageFacts(table: Sourced): readonly PageFact[] {
  const { product, versions, mirrorUrl, otherRevisions = [] } = table;
  const revisions = otherRevisions.map((it) => `${it.lastModified} (${it.source})`);
  const facts: readonly (readonly [name: string, value: string | undefined])[] = [
    ["product", versions?.join(", ") ?? product],
    ["page", `<${table.url}>`],
    ["copy", mirrorUrl === undefined ? undefined : `<${mirrorUrl}>`],
    ["asset", table.assetId],
    ["short name in old links", table.technetId],
    ["last modified", table.lastModified],
    ["read as of", table.storedAsOf],
    ["other revisions", revisions.length === 0 ? undefined : revisions.join(", ")],
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/** Repository, path and commit, so that a reader can go back to the very file. */
export function provenanceFact({ repository, path, commit, note }: Provenance): string {
  const at = commit === undefined ? undefined : `commit \`${commit}\``;
  return [`\`${repository}\``, `\`${path}\``, at, note].filter((it) => it !== undefined).join(", ");
}
