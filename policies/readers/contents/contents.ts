/** What gives the names in a source's rules their contents, and texts in one form for all sources. */
export interface Contents {
  /** A text with references and ids by the names of what they lead to. */
  named(text: string): string;
  /** A rule's own arguments. */
  defined(definition: object, from: string | undefined): string;
  /** Stands for machines, networks, routes and memberships of all sources that were read, and data sources. */
  readonly digest: string;
}
