// One object of a source, a resource or a block inside one, read argument by argument into fields. Whatever is not a value
// of the right type is an unknown field with its reason, and is reported when its value is asked for; the caller then takes
// the widest and the narrowest meaning instead of guessing one.
import { ReadingNotes } from "../reading-notes";
import {
  argumentName,
  type Field,
  type Known,
  nameText,
  type TextList,
  type Texts,
  UNKNOWN,
  type Unknown,
  type Unset,
  type Value,
} from "./field";
import type { Path } from "./source-file";
import { asFlag, asText, asWholeNumber, isAbsent, isObject, isUnset, listOf } from "./values";

/** What a source shows where it does not show the value. */
export interface Hidden {
  /** Why, as the rest of a sentence that begins with the argument. */
  readonly words: string;
  readonly remedy: string;
  /** What the value will be taken from, as a template. */
  readonly refersTo?: string;
}

/** How one source writes resources: all that a block needs to know of the source that it comes from. */
export interface Dialect {
  /** What stands in the place of the value; nothing where the value itself is shown. */
  hidden(value: unknown): Hidden | undefined;
  /** Whether the value, or a part of it, is marked as a secret. @default no mark is shown */
  isSensitive?(): boolean;
  /** Whether the object is a block, which may leave arguments out: an object in a list has every key. @default no */
  isBlock?(): boolean;
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
  /** Reports a provider that is none of these, HashiCorp's: then the resource is not what its type says. */
  reportForeignProvider(block: ResourceBlock, providers: readonly string[]): void;
  /** Whether further blocks may be made that the values do not show; reported by `isDeployedAsWritten`. */
  hidesBlocks(block: ResourceBlock): boolean;
  /** The values are what somebody wants, or what the cloud has, with every attribute that it filled in. */
  readonly shows: "arguments" | "cloud";
}

/** What stands under a key where objects belong. */
export interface Blocks {
  readonly objects: readonly ResourceBlock[];
  /** What stands there and is no object, or is not shown. Not reported yet. */
  readonly lost: readonly Unknown[];
}

export class ResourceBlock {
  /** What the source writes, for reports and comparisons of whole rules; meanings are read from fields. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly path: Path;
  /** Terraform address, with the rule's name where the resource holds several. */
  readonly address: string;
  readonly dialect: Dialect;
  readonly notes: ReadingNotes;

  constructor(
    body: Readonly<Record<string, unknown>>,
    path: Path,
    address: string,
    dialect: Dialect,
    notes: ReadingNotes,
  ) {
    this.body = body;
    this.path = path;
    this.address = address;
    this.dialect = dialect;
    this.notes = notes;
  }

  /** Reports something about one field, or about the block when none is given. */
  report(message: string, remedy: string, at: Field<unknown> | string | Path = []): void {
    const below = typeof at === "string" ? [at] : "is" in at ? at.at : at;
    this.notes.report({ message, remedy, path: [...this.path, ...below], address: this.address });
  }

  /** A literal text. */
  text(key: string): Field<string> {
    return this.#scalar(key, "a string", (value) =>
      mapped(asText(value), (text) => this.dialect.literal(text)),
    );
  }

  /** A text that names another object: literals as templates, and references as what they refer to. */
  name(key: string): Field<string> {
    return this.#scalar(key, "a string", (value) =>
      mapped(asText(value), (text) => this.dialect.template(text)),
    );
  }

  /** A whole number. */
  number(key: string): Field<number> {
    return this.#scalar(key, "a whole number", asWholeNumber, true);
  }

  flag(key: string): Field<boolean> {
    return this.#scalar(key, "`true` or `false`", asFlag, true);
  }

  /** A list of literal texts. */
  texts(key: string): Field<Texts> {
    return this.#list(key, (text) => this.dialect.literal(text));
  }

  /** A list of names; a reference among them is as good as a literal. */
  names(key: string): Field<Texts> {
    return this.#list(key, (text) => this.dialect.template(text), true);
  }

  /** The objects that stand under a key, one or several. */
  blocks(key: string): Blocks {
    const written = this.body[key];
    const hidden = this.dialect.below(key).hidden(written);
    if (hidden !== undefined && typeof written !== "string")
      return { objects: [], lost: [notShown(pathOf(key), hidden)] };
    if (written === undefined || written === null) return { objects: [], lost: [] };
    const objects: ResourceBlock[] = [];
    const lost: Unknown[] = [];
    listOf(written).forEach((value, index) => {
      const at = Array.isArray(written) ? [key, index] : pathOf(key);
      if (isObject(value)) objects.push(this.below(value, at));
      else
        lost.push(
          noObject(
            at,
            value,
            at.reduce<Dialect>((own, one) => own.below(one), this.dialect),
          ),
        );
    });
    return { objects, lost };
  }

  /** The objects under a key; reports whatever else stands there. */
  allBlocks(key: string): readonly ResourceBlock[] {
    const { objects, lost } = this.blocks(key);
    for (const one of lost) this.value(one);
    return objects;
  }

  /** A list of objects, known also when it is empty; elements that are none are absent. */
  objectList(key: string): Field<readonly (ResourceBlock | undefined)[]> {
    const value = this.body[key];
    const at = pathOf(key);
    const hidden = this.dialect.below(key).hidden(value);
    if (hidden !== undefined) return notShown(at, hidden);
    if (value === undefined || value === null) return unset(key, value);
    if (!Array.isArray(value))
      return wrongType(at, value, "a list of objects", this.dialect.below(key));
    const objects = value.map((body: unknown, index) =>
      isObject(body) ? this.below(body, [key, index]) : undefined,
    );
    return { is: "known", value: objects, at };
  }

  /** The same block under the address of one of several rules. */
  named(address: string): ResourceBlock {
    return new ResourceBlock(this.body, this.path, address, this.dialect, this.notes);
  }

  /** The same block for a look at what is not judged: nobody hears what it reports. */
  quiet(): ResourceBlock {
    const notes = new ReadingNotes(this.notes.source, this.notes.from);
    return new ResourceBlock(this.body, this.path, this.address, this.dialect, notes);
  }

  /** The block that an object below this one is. */
  below(body: Readonly<Record<string, unknown>>, path: Path): ResourceBlock {
    const dialect = path.reduce<Dialect>((at, key) => at.below(key), this.dialect);
    return new ResourceBlock(body, [...this.path, ...path], this.address, dialect, this.notes);
  }

  /** The value of a field; reports what is unknown about it. */
  value<T>(field: Field<T>): Value<T> {
    if (field.is === "known") return field.value;
    if (field.is === "unset") return undefined;
    this.report(field.message, field.remedy, field);
    return UNKNOWN;
  }

  /** The text of a name, a reference as its template; reports what is neither. */
  nameValue(field: Field<string>): Value<string> {
    if (field.is === "unknown" && field.refersTo !== undefined) return field.refersTo;
    return this.value(field);
  }

  /** The elements of a list; reports those that are unknown. */
  list(field: Field<Texts>): TextList | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    if (value === UNKNOWN) return { known: [], complete: false };
    for (const { message, remedy, at } of value.unknown) this.report(message, remedy, at);
    return { known: value.known, complete: value.unknown.length === 0 };
  }

  /** Whether the resource is deployed once and exactly as its values say; reports what speaks against it. */
  isDeployedAsWritten(): boolean {
    return this.dialect.isDeployedAsWritten(this);
  }

  /** The same without a report. */
  get showsWhatIsDeployed(): boolean {
    return this.dialect.showsWhatIsDeployed(this);
  }

  /** Reports every key of a resource that is neither one of these nor the source's own. */
  onlyArguments(known: ReadonlySet<string>): boolean {
    return this.onlyKeys(known, (key) => this.dialect.isOwnKey(key, this.body[key]));
  }

  /** Reports every key that is not one of these. */
  onlyKeys(known: ReadonlySet<string>, isOwn: (key: string) => boolean = () => false): boolean {
    const strange = Object.keys(this.body).filter((key) => !known.has(key) && !isOwn(key));
    for (const key of strange) {
      this.report(
        `\`${key}\` is not an argument that this reader knows`,
        "remove it, or check with a version of this tool that knows it",
        key,
      );
    }
    return strange.length === 0;
  }

  /** Reports names with blanks before or behind them: Terraform hands them on, and no platform knows such names. */
  withoutBlanks(...fields: readonly Field<string>[]): boolean {
    const padded = fields.filter((field) => {
      const value = nameText(field);
      return value !== undefined && value !== value.trim();
    });
    for (const field of padded) {
      this.report(
        `\`${argumentName(field)}\` has blanks before or behind it`,
        "remove the blanks",
        field,
      );
    }
    return padded.length === 0;
  }

  /** `strict`: `""` is a value of the wrong type, and not left out. */
  #scalar<T>(
    key: string,
    wanted: string,
    read: (value: unknown) => T | undefined,
    strict = false,
  ): Field<T> {
    const value = this.body[key];
    const at = pathOf(key);
    const dialect = this.dialect.below(key);
    const hidden = dialect.hidden(value);
    if (hidden !== undefined) return notShown(at, hidden);
    if (isAbsent(value) || (value === "" && !strict)) return unset(key, value);
    const found = read(value);
    return found === undefined ? wrongType(at, value, wanted, dialect) : known(found, at, dialect);
  }

  #list(key: string, read: (text: string) => string, references = false): Field<Texts> {
    const value = this.body[key];
    const at = pathOf(key);
    const dialect = this.dialect.below(key);
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
}

function known<T>(value: T, at: Path, dialect: Dialect): Known<T> {
  return { is: "known", value, at, ...(dialect.isSensitive?.() === true && { sensitive: true }) };
}

function mapped<T, U>(value: T | undefined, map: (value: T) => U): U | undefined {
  return value === undefined ? undefined : map(value);
}

/** One path and two unset fields for each argument: there are many fields, and few arguments. */
const PATHS = new Map<string, Path>();
const ABSENT = new Map<string, Unset>();
const EMPTY = new Map<string, Unset>();

function pathOf(key: string): Path {
  const known = PATHS.get(key) ?? [key];
  PATHS.set(key, known);
  return known;
}

function unset(key: string, value: unknown): Unset {
  const empty = value !== undefined && value !== null;
  const cache = empty ? EMPTY : ABSENT;
  const known = cache.get(key) ?? { is: "unset", at: pathOf(key), empty };
  cache.set(key, known);
  return known;
}

function notShown(at: Path, { words, remedy, refersTo }: Hidden): Unknown {
  const message = `\`${String(at[0])}\` ${words}`;
  return { is: "unknown", at, message, remedy, ...(refersTo !== undefined && { refersTo }) };
}

/** What a plan does not know yet stands there as a template that nobody wrote. */
function noObject(at: Path, value: unknown, dialect: Dialect): Unknown {
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

function wrongType(at: Path, value: unknown, wanted: string, dialect: Dialect): Unknown {
  const got =
    value === null ? "null" : Array.isArray(value) ? "a list" : `\`${shown(value, dialect)}\``;
  return { is: "unknown", at, message: `\`${at.join(".")}\` is ${got}`, remedy: `write ${wanted}` };
}

function shown(value: unknown, dialect: Dialect): string {
  const text = JSON.stringify(value);
  const cut = beginning(text, 57, dialect);
  return text.length > 60 && cut !== text ? `${cut}...` : text;
}

/** What is sensitive is never cut: reports know it by the whole of it. */
function beginning(text: string, length: number, dialect: Dialect): string {
  return dialect.isSensitive?.() === true ? text : text.slice(0, length);
}
