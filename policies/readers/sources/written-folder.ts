// What a folder of configurations writes, for a source that was made from it and shows less.

export type WrittenBody = Readonly<Record<string, unknown>>;

export interface WrittenFolder {
  readonly folder: string;
  /** The body of a resource, by its address with or without instance keys; nothing where none is written. */
  bodyOf(address: string): WrittenBody | undefined;
  /** The body of the call that makes a module. @param calls names of calls from the root, this one the last. */
  callOf(calls: readonly string[]): WrittenBody | undefined;
  /** The value of an output of the module that these calls lead to. */
  outputOf(calls: readonly string[], name: string): unknown;
  /** A named value (`locals`) of that module. */
  localOf(calls: readonly string[], name: string): unknown;
}
