// The rows of the table of resource types: the types of one service, judged together, with the reason.

/** Types of one service. A `*` stands for whatever the service has at that place of the name. */
export interface Service {
  readonly service: string;
  readonly reason: string;
  readonly types: readonly string[];
  /** Its types run code inside machines, make any resource whatever of Azure, or filter before the rules that are read. */
  readonly does?: Deed;
}

export type Deed = "runs code" | "deploys" | "filters first";

/** A row as its file writes it: service, reason, and types without the provider's prefix. */
export type Row = readonly [service: string, reason: string, types: string, does?: Deed];

export function servicesOf(prefix: string, rows: readonly Row[]): readonly Service[] {
  return rows.map(([service, reason, types, does]) => ({
    service,
    reason,
    types: types
      .trim()
      .split(/\s+/)
      .map((type) => `${prefix}_${type}`),
    ...(does !== undefined && { does }),
  }));
}
