// How one source writes values: all that a field needs to know of the source that it comes from.

/** What a source shows where it does not show the value. */
export interface Hidden {
  /** Why, as the rest of a sentence that begins with the argument. */
  readonly words: string;
  readonly remedy: string;
  /** What the value will be taken from, as a template. */
  readonly refersTo?: string;
}

export interface ValueDialect {
  /** What stands in the place of the value; nothing where the value itself is shown. */
  hidden(value: unknown): Hidden | undefined;
  /** Whether the value, or a part of it, is marked as a secret. @default no mark is shown */
  isSensitive?(): boolean;
  /** The string that a text without templates stands for. */
  literal(text: string): string;
  /** A literal as the template that stands for it, for names that are compared with references. */
  template(text: string): string;
  /** The dialect of what is below a key of the block or an index of the list. */
  below(key: string | number): ValueDialect;
  /** The values are what somebody wants, or what the cloud has, with every attribute that it filled in. */
  readonly shows: "arguments" | "cloud";
}
