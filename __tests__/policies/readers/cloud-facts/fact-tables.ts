// Tables of facts about a cloud, each row beginning with the chapter and number of its fact.
type Table = readonly (readonly [fact: string, ...rest: unknown[]])[];

/** The facts that the tables have entries for. */
export function factsOf(...tables: readonly Table[]): readonly string[] {
  return tables.flatMap((table) => table.map(([fact]) => fact));
}
