// Mistakes in what a site selects: capabilities that nobody offers, and versions that a document or a capability does not
// exist for. A flow that the site asks for by name and does not get would be closed in silence.
import { shippedDocuments } from "../../flows";
import type { FlowDocument, FlowRow } from "../../flows";
import { nearest, shown } from "../../input";
import type { Inspection } from "../../input";
import type { SelectedDocuments } from "./document-selection";
import { holdsFor, VERSION_NAMES, versionsOf } from "../product-version";
import type { ProductVersion } from "../product-version";
import type { WrittenSite } from "../file/written-site";

interface DocumentedRow {
  readonly document: FlowDocument;
  readonly row: FlowRow;
}

/** Refuses capabilities and a version that the site's documents do not have. */
export function checkSelection(
  { capabilities = [], version }: WrittenSite,
  { all: documents, complete }: SelectedDocuments,
  inspection: Inspection,
): void {
  const seen = new Set<string>();
  capabilities.forEach((capability, index) => {
    if (capability === undefined || seen.has(capability)) return;
    seen.add(capability);
    const rows = rowsFor(capability, documents);
    const refuse = (problem: Parameters<Inspection["reportError"]>[1]) => {
      inspection.reportError(["capabilities", index], problem);
    };
    if (rows.length > 0) checkVersion(capability, rows, version, refuse);
    else if (complete) refuse(notOffered(capability, documents));
  });
  if (version !== undefined) reportOtherProducts(version, documents, inspection);
}

function rowsFor(capability: string, documents: readonly FlowDocument[]): readonly DocumentedRow[] {
  return documents.flatMap((document) =>
    document.rows
      .filter((row) => capabilitiesOfRow(row).includes(capability))
      .map((row) => ({ document, row })),
  );
}

/** Some shipped document may have it, or none: then it is probably misspelt. */
function notOffered(capability: string, documents: readonly FlowDocument[]) {
  const offering = shippedDocuments().filter(
    (document) => rowsFor(capability, [document]).length > 0,
  );
  const selected = capabilitiesOf(documents);
  const allowed = selected.length === 0 ? "none: no row has a condition" : selected.join(", ");
  if (offering.length > 0)
    return {
      message: `no row of the selected documents is for \`${capability}\``,
      allowed,
      remedy: `leave it out, or add a document that has it: ${offering.map(({ id }) => id).join(", ")}`,
    };
  const near = nearest(capability, selected) ?? nearest(capability, shippedCapabilities());
  return {
    message: `no row has the capability \`${shown(capability)}\``,
    allowed,
    remedy: near === undefined ? "choose from these" : `did you mean \`${near}\`?`,
  };
}

function capabilitiesOfRow({ conditions, requires = [] }: FlowRow): readonly string[] {
  return [...conditions, ...requires];
}

function shippedCapabilities(): readonly string[] {
  return capabilitiesOf(shippedDocuments());
}

function capabilitiesOf(documents: readonly FlowDocument[]): readonly string[] {
  const all = documents.flatMap(({ rows }) => rows.flatMap(capabilitiesOfRow));
  return [...new Set(all)].sort();
}

function checkVersion(
  capability: string,
  rows: readonly DocumentedRow[],
  version: ProductVersion | undefined,
  refuse: (problem: Parameters<Inspection["reportError"]>[1]) => void,
): void {
  if (version === undefined) return;
  if (rows.some(({ document, row }) => holdsFor(version, document, row))) return;
  const named = rows.map(
    ({ document, row }) =>
      `row ${row.row} of ${document.id} (${versionsOf(document, row).join(", ")})`,
  );
  refuse({
    message: `\`${capability}\` does not exist in ${VERSION_NAMES[version]}: its rows are for other versions: ${named.join(", ")}`,
    remedy: "leave the capability out, or correct `version`",
  });
}

/** A document of which nothing would be left. */
function reportOtherProducts(
  version: ProductVersion,
  documents: readonly FlowDocument[],
  inspection: Inspection,
): void {
  for (const document of documents) {
    if (document.rows.some((row) => holdsFor(version, document, row))) continue;
    const others = new Set(document.rows.flatMap((row) => versionsOf(document, row)));
    inspection.reportError(["version"], {
      message: `document \`${document.id}\` has no row for ${VERSION_NAMES[version]}: rows ${rowNumbers(document)} are for ${[...others].join(", ")}`,
      remedy: "leave the document out, or correct `version`",
    });
  }
}

function rowNumbers({ rows }: FlowDocument): string {
  return rows.map(({ row }) => row).join(", ");
}
