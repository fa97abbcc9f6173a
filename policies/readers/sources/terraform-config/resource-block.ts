// One object of a Terraform document, read field by field. Whatever is not a literal of the right type is reported and
// comes back as unknown; the caller then takes the widest and the narrowest meaning instead of guessing one.
import type { ReadingNotes } from "../../reading-notes";
import { isToken, unescapeTemplate } from "../template-text";
import type { DocumentPath } from "./terraform-document";

/** A value that the document does not show. Already reported. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A literal, `undefined` for unset, or unknown. */
export type Field<T> = T | undefined | typeof UNKNOWN;

/** The elements of a list that are known. `complete: false` when there may be others; that is reported already. */
export interface TextList {
  readonly known: readonly string[];
  readonly complete: boolean;
}

const WRITE_LITERAL =
  "write the value itself into the configuration instead of a reference, variable or function";

/**
 * `null`, `""`, `[]` and a missing key all mean unset (cloud-semantics 4.4). A null inside a list does not; and `""` where
 * a number, a flag or a list belongs is refused by Terraform.
 */
export function isUnset(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0)
  );
}

export class DocumentBlock {
  readonly body: Readonly<Record<string, unknown>>;
  readonly path: DocumentPath;
  /** Terraform address, with the rule's name where the resource holds several. */
  readonly address: string;
  readonly notes: ReadingNotes;

  constructor(
    body: Readonly<Record<string, unknown>>,
    path: DocumentPath,
    address: string,
    notes: ReadingNotes,
  ) {
    this.body = body;
    this.path = path;
    this.address = address;
    this.notes = notes;
  }

  has(key: string): boolean {
    return !isUnset(this.body[key]);
  }

  /** Reports something about one field, or about the block when no key is given. */
  refuse(message: string, remedy: string, key?: string | DocumentPath): void {
    const below = key === undefined ? [] : typeof key === "string" ? [key] : key;
    this.notes.refuse({ message, remedy, path: [...this.path, ...below], address: this.address });
  }

  text(key: string): Field<string> {
    const value = this.raw(key);
    if (typeof value !== "string") return value;
    if (!isToken(value)) return unescapeTemplate(value);
    this.#refuseToken(key, value);
    return UNKNOWN;
  }

  /** As written, templates included: for fields that name another object. */
  raw(key: string): Field<string> {
    const value = this.body[key];
    if (isUnset(value)) return undefined;
    if (typeof value === "string") return value;
    this.#refuseType(key, value, "a string");
    return UNKNOWN;
  }

  /** A whole number; a text such as `"100"` is refused although Terraform would convert it. */
  number(key: string): Field<number> {
    const value = this.#scalar(key);
    if (typeof value === "number" && Number.isSafeInteger(value)) return value;
    if (value === undefined || value === UNKNOWN) return value;
    this.#refuseType(key, value, "a whole number");
    return UNKNOWN;
  }

  flag(key: string): Field<boolean> {
    const value = this.#scalar(key);
    if (typeof value === "boolean" || value === undefined || value === UNKNOWN) return value;
    this.#refuseType(key, value, "`true` or `false`");
    return UNKNOWN;
  }

  /** A list of literal strings; `undefined` for unset. */
  texts(key: string): TextList | undefined {
    return this.#list(key, (text) => {
      if (!isToken(text)) return unescapeTemplate(text);
      this.#refuseToken(key, text);
      return UNKNOWN;
    });
  }

  /** A list of strings as written, templates included. */
  raws(key: string): TextList | undefined {
    return this.#list(key, (text) => text);
  }

  /** Reports every key that is not one of these. */
  onlyKeys(known: ReadonlySet<string>): boolean {
    const strange = Object.keys(this.body).filter((key) => !known.has(key));
    for (const key of strange) {
      this.refuse(
        `\`${key}\` is not an argument that this reader knows`,
        "remove it, or check with a version of this tool that knows it",
        key,
      );
    }
    return strange.length === 0;
  }

  /** Reports names with blanks before or behind them: Terraform hands them on, and no platform knows such names. */
  withoutBlanks(...keys: readonly string[]): boolean {
    const padded = keys.filter((key) => {
      const value = this.body[key];
      return typeof value === "string" && value !== value.trim();
    });
    for (const key of padded) {
      this.refuse(`\`${key}\` has blanks before or behind it`, "remove the blanks", key);
    }
    return padded.length === 0;
  }

  #list(key: string, read: (text: string) => string | typeof UNKNOWN): TextList | undefined {
    const value = this.body[key];
    if (isUnset(value) && value !== "") return undefined;
    if (typeof value === "string" && isToken(value)) {
      this.#refuseToken(key, value);
      return { known: [], complete: false };
    }
    if (!Array.isArray(value)) {
      this.#refuseType(key, value, "a list of strings");
      return { known: [], complete: false };
    }
    const elements = value.map((element: unknown, at) => {
      if (typeof element === "string") return read(element);
      this.#refuseType([key, at], element, "a string");
      return UNKNOWN;
    });
    const known = elements.filter((element) => element !== UNKNOWN);
    return { known, complete: known.length === elements.length };
  }

  #scalar(key: string): unknown {
    const value = this.body[key];
    if (isUnset(value) && value !== "") return undefined;
    if (typeof value !== "string" || !isToken(value)) return value;
    this.#refuseToken(key, value);
    return UNKNOWN;
  }

  #refuseToken(key: string, text: string): void {
    this.refuse(`\`${key}\` is \`${text}\`, which only Terraform can evaluate`, WRITE_LITERAL, key);
  }

  #refuseType(key: string | DocumentPath, value: unknown, wanted: string): void {
    const name = typeof key === "string" ? key : key.join(".");
    const got = value === null ? "null" : Array.isArray(value) ? "a list" : `\`${shown(value)}\``;
    this.refuse(`\`${name}\` is ${got}`, `write ${wanted}`, key);
  }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
