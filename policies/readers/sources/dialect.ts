// How one source writes resources: all that a block needs to know of the source that it comes from.
import type { ResourceBlock } from "./resource-block";

/** What a source shows where it does not show the value. */
export interface Hidden {
  /** In words for people. */
  readonly shown: string;
  /** What the value will be taken from, as a template. */
  readonly refersTo?: string;
}

export interface Dialect {
  /** What stands in the place of the value; nothing where the value itself is shown. */
  hidden(value: unknown): Hidden | undefined;
  /** The string that a text without templates stands for. */
  literal(text: string): string;
  /** A literal as the template that stands for it, for names that are compared with references. */
  template(text: string): string;
  /** The dialect of what is below a key of the block or an index of the list. */
  below(key: string | number): Dialect;
  /** Keys that a resource has beside the arguments of its type. */
  isOwnKey(key: string, value: unknown): boolean;
  /** Reports what makes the values say less than what is deployed, and whether there is no such thing. */
  isDeployedAsWritten(block: ResourceBlock): boolean;
  /** The same without a report, for resources that are only looked at. */
  showsWhatIsDeployed(block: ResourceBlock): boolean;
  /** Reports commands and actions that a resource of whatever type runs. */
  reportCommands(block: ResourceBlock): void;
  /** Whether further blocks may be made that the values do not show; reported by `isDeployedAsWritten`. */
  hidesBlocks(block: ResourceBlock): boolean;
  /** The values are what somebody wants, or what the cloud has, with every attribute that it filled in. */
  readonly shows: "arguments" | "cloud";
}
