// One argument of a resource, whichever source shows it: a value, nothing, or something that the source does not show. The
// path of a field leads from its block to where the source writes it.
import type { Path } from "./source-file";

export interface Known<T> {
  readonly is: "known";
  readonly value: T;
  readonly at: Path;
  /** Marked as a secret: reports use it and do not quote it. */
  readonly sensitive?: true;
}

/** Left out, null or empty: the provider's default holds. */
export interface Unset {
  readonly is: "unset";
  readonly at: Path;
  /** Written as an empty list or text, and not left out or null. */
  readonly empty: boolean;
}

/** Not a value of the right type, or none that the source shows. Not reported until somebody needs the value. */
export interface Unknown {
  readonly is: "unknown";
  readonly at: Path;
  /** Why, in words for a report; and what to do about it. */
  readonly message: string;
  readonly remedy: string;
  /** What the value will be taken from, as a template: `${azurerm_subnet.edge.id}`. */
  readonly refersTo?: string;
  /** Written as `""` where a list belongs: does not count as given. */
  readonly blank?: boolean;
}

export type Field<T> = Known<T> | Unset | Unknown;

/** A list of texts, some of whose elements may be unknown. */
export interface Texts {
  readonly known: readonly string[];
  readonly unknown: readonly Unknown[];
}

/** A value that no source shows. Already reported. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** What is left of a field once its problem is reported: the value, `undefined` for unset, or unknown. */
export type Value<T> = T | undefined | typeof UNKNOWN;

/** The elements of a list that are known. `complete: false` when there may be others; that is reported already. */
export interface TextList {
  readonly known: readonly string[];
  readonly complete: boolean;
}

export function isGiven(field: Field<unknown>): boolean {
  return field.is === "known" || (field.is === "unknown" && field.blank !== true);
}

/** The name of the argument as its source spells it. */
export function argumentName({ at }: Field<unknown>): string {
  return at.join(".");
}

/** The text of a name as a template, so that literals and references compare; nothing where there is neither. */
export function nameText(field: Field<string>): string | undefined {
  if (field.is === "known") return field.value;
  return field.is === "unknown" ? field.refersTo : undefined;
}
