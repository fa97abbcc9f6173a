// Why a text is not a prefix. The reader decides which words the user sees; here is what is wrong with it.

/** The kinds of texts that are refused. */
export type PrefixFault =
  "host-bits" | "leading-zero" | "length" | "mapped" | "not-an-address" | "zone";

/** A text that is not a prefix in strict form. */
export class PrefixError extends Error {
  /** The kind of mistake, for code. */
  readonly fault: PrefixFault;
  /** The mistake in words: lower case, no final period. */
  readonly reason: string;
  /** The text as it was given. */
  readonly got: string;
  /** What was probably meant, where that is clear. Never applied silently. */
  readonly suggestion?: string;

  constructor(fault: PrefixFault, reason: string, got: string, suggestion?: string) {
    super(`\`${got}\` is not a prefix: ${reason}`);
    this.name = "PrefixError";
    this.fault = fault;
    this.reason = reason;
    this.got = got;
    if (suggestion !== undefined) this.suggestion = suggestion;
  }
}
