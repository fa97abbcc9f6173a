// From a page to its tables: by what people have in hand, an old link, an identifier, words of the title or a port.
import type { FlowDocument, FlowRow } from "./flow-document";

/** A table that answers, and its rows where the question was a port. */
export interface FoundDocument {
  readonly document: FlowDocument;
  readonly rows: readonly FlowRow[];
}

/**
 * Documents that `text` means: an id or alias, an asset id or its first eight digits, a short name such as JJ618376, a URL
 * of the page or its copy, a port (`5061`, `udp/3478`), or words of title or section. The first kind that answers decides.
 */
export function lookupDocuments(
  text: string,
  documents: readonly FlowDocument[],
): readonly FoundDocument[] {
  const wanted = text.trim().toLowerCase();
  const port = /^(?:(tcp|udp)\/)?(\d{1,5})$/.exec(wanted);
  if (port !== null) return withPort(Number(port[2]), port[1], documents);
  const named = documents.filter((document) => isNamed(document, wanted));
  const found = named.length > 0 ? named : documents.filter((it) => hasWords(it, wanted));
  return found.map((document) => ({ document, rows: document.rows }));
}

function withPort(
  port: number,
  transport: string | undefined,
  documents: readonly FlowDocument[],
): readonly FoundDocument[] {
  return documents
    .map((document) => ({
      document,
      rows: document.rows.filter(
        (row) =>
          row.ports.first <= port &&
          port <= row.ports.last &&
          (transport === undefined || row.transport === transport),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function isNamed(document: FlowDocument, wanted: string): boolean {
  const { id, aliases, assetId, technetId, url, mirrorUrl } = document;
  const names = [id, ...aliases, technetId?.toLowerCase(), assetId, assetId?.slice(0, 8)];
  if (names.includes(wanted)) return true;
  if (!wanted.includes("://")) return false;
  if ([url, mirrorUrl].some((it) => it !== undefined && pageOf(it) === pageOf(wanted))) return true;
  const page = pageOf(wanted);
  return [assetId, technetId?.toLowerCase()].some((it) => it !== undefined && page.includes(it));
}

/** Without scheme, host's language, query and fragment: one page has an address in every language. */
function pageOf(url: string): string {
  const [page = ""] = url.toLowerCase().split(/[?#]/);
  return page
    .replace(/^https?:\/\//, "")
    .replace(/\/[a-z]{2}-[a-z]{2}\//, "/")
    .replace(/\/$/, "");
}

function hasWords({ title, section }: FlowDocument, wanted: string): boolean {
  const text = `${title} ${section}`.toLowerCase();
  return wanted !== "" && wanted.split(/\s+/).every((word) => text.includes(word));
}
