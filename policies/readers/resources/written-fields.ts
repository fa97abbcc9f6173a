// Arguments of a block as fields: the value that stands there, or why it is none of the right type.
import type { Field, Known, Texts, Unknown, Unset } from "./field";
import type { Path } from "./source-file";
import type { Hidden, ValueDialect } from "./value-dialect";
import { asText, isAbsent, isUnset } from "./values";

/** A block's values, and how its source writes them. */
interface Written {
  readonly body: Readonly<Record<string, unknown>>;
  readonly dialect: ValueDialect;
}

/** @param strict `""` is a value of the wrong type, and not left out. */
export function scalarField<T>(
  { body, dialect: own }: Written,
  key: string,
  wanted: string,
  read: (value: unknown) => T | undefined,
  strict = false,
): Field<T> {
  const value = body[key];
  const at = pathOf(key);
  const dialect = own.below(key);
  const hidden = dialect.hidden(value);
  if (hidden !== undefined) return notShown(at, hidden);
  if (isAbsent(value) || (value === "" && !strict)) return unset(key, value);
  const found = read(value);
  return found === undefined ? wrongType(at, value, wanted, dialect) : known(found, at, dialect);
}

/** @param references whether a reference is as good as a literal. */
export function listField(
  { body, dialect: own }: Written,
  key: string,
  read: (text: string) => string,
  references = false,
): Field<Texts> {
  const value = body[key];
  const at = pathOf(key);
  const dialect = own.below(key);
  const hidden = dialect.hidden(value);
  if (hidden !== undefined) return notShown(at, hidden);
  if (isUnset(value) && value !== "") return unset(key, value);
  if (!Array.isArray(value)) {
    return {
      ...wrongType(at, value, "a list of strings", dialect),
      ...(value === "" && { blank: true }),
    };
  }
  const texts: string[] = [];
  const unknown: Unknown[] = [];
  value.forEach((element: unknown, index) => {
    const part = dialect.below(index).hidden(element);
    if (part !== undefined) {
      if (references && part.refersTo !== undefined) texts.push(part.refersTo);
      else unknown.push(notShown(at, part));
      return;
    }
    const text = asText(element);
    if (text === undefined) unknown.push(wrongType([key, index], element, "a string", dialect));
    else texts.push(read(text));
  });
  return known({ known: texts, unknown }, at, dialect);
}
function known<T>(value: T, at: Path, dialect: ValueDialect): Known<T> {
  return { is: "known", value, at, ...(dialect.isSensitive?.() === true && { sensitive: true }) };
}

/** One path and two unset fields for each argument: there are many fields, and few arguments. */
const PATHS = new Map<string, Path>();
const ABSENT = new Map<string, Unset>();
const EMPTY = new Map<string, Unset>();

export function pathOf(key: string): Path {
  const known = PATHS.get(key) ?? [key];
  PATHS.set(key, known);
  return known;
}

export function unset(key: string, value: unknown): Unset {
  const empty = value !== undefined && value !== null;
  const cache = empty ? EMPTY : ABSENT;
  const known = cache.get(key) ?? { is: "unset", at: pathOf(key), empty };
  cache.set(key, known);
  return known;
}

export function notShown(at: Path, { words, remedy, refersTo }: Hidden): Unknown {
  const message = `\`${String(at[0])}\` ${words}`;
  return { is: "unknown", at, message, remedy, ...(refersTo !== undefined && { refersTo }) };
}

/** What a plan does not know yet stands there as a template that nobody wrote. */
export function noObject(at: Path, value: unknown, dialect: ValueDialect): Unknown {
  const hidden = dialect.shows === "cloud" ? dialect.hidden(value) : undefined;
  if (hidden !== undefined) return notShown(at, { words: hidden.words, remedy: hidden.remedy });
  const text = beginning(JSON.stringify(value), 60, dialect);
  return {
    is: "unknown",
    at,
    message: `\`${String(at.at(-1))}\` is \`${text}\` where an object belongs`,
    remedy: "write an object, or a list of objects",
  };
}

export function wrongType(
  at: Path,
  value: unknown,
  wanted: string,
  dialect: ValueDialect,
): Unknown {
  const got =
    value === null ? "null" : Array.isArray(value) ? "a list" : `\`${shown(value, dialect)}\``;
  return { is: "unknown", at, message: `\`${at.join(".")}\` is ${got}`, remedy: `write ${wanted}` };
}

function shown(value: unknown, dialect: ValueDialect): string {
  const text = JSON.stringify(value);
  const cut = beginning(text, 57, dialect);
  return text.length > 60 && cut !== text ? `${cut}...` : text;
}

/** What is sensitive is never cut: reports know it by the whole of it. */
function beginning(text: string, length: number, dialect: ValueDialect): string {
  return dialect.isSensitive?.() === true ? text : text.slice(0, length);
}
