// What a look-up found among the tables that no site can select.
import { formatPortRange } from "../../../modules/flows";
import type { FoundReference, PortUse, ReferenceRow } from "../../../modules/flows";

/** Said above them. */
export const NOT_SELECTABLE =
  "For reference, nothing is opened from these: they print no sources, or are about other machines.";

export function referenceRowWords({ row, cells }: ReferenceRow): string {
  return `${row}: ${cells.filter((cell) => cell !== "").join(" | ")}`;
}

/** One table for scripts. */
export function referenceJson({ table, rows }: FoundReference): object {
  const { id, title, section, url, assetId, technetId, provenance, reason, columns } = table;
  return {
    ...{ reference: id, title, section, url },
    assetId: assetId ?? null,
    technetId: technetId ?? null,
    provenance: provenance ?? null,
    ...{ reason, columns },
    rows: rows.map(({ row, under, cells, ports, note }) => ({
      ...{ row, under: under ?? null, cells },
      ports: ports.map(portJson),
      note: note ?? null,
    })),
  };
}

function portJson({ transport, ports }: PortUse): object {
  return { transport: transport ?? null, ports: formatPortRange(ports) };
}
