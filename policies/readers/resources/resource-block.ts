// One object of a source, a resource or a block inside one, read argument by argument into fields. Whatever is not a value
// of the right type is an unknown field with its reason, and is reported when its value is asked for; the caller then takes
// the widest and the narrowest meaning instead of guessing one.
import { ReadingNotes } from "../reading-notes";
import {
  argumentName,
  type Field,
  nameText,
  type TextList,
  type Texts,
  UNKNOWN,
  type Unknown,
  type Value,
} from "./field";
import type { Path } from "./source-file";
import type { ValueDialect } from "./value-dialect";
import { asFlag, asText, asWholeNumber, isObject, listOf } from "./values";
import {
  listField,
  noObject,
  notShown,
  pathOf,
  scalarField,
  unset,
  wrongType,
} from "./written-fields";

/** How one source writes resources: all that a block needs to know of the source that it comes from. */
export interface Dialect extends ValueDialect {
  /** Whether the object is a block, which may leave arguments out: an object in a list has every key. @default no */
  isBlock?(): boolean;
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

  /**
   * Reports what is unknown because of a name, with what stands there; where the source does not show it yet, with what it
   * may come from, and with the remedy of that.
   */
  reportName(key: string, message: string, remedy: string): void {
    const field = this.name(key);
    const isLater = field.is === "unknown" && this.dialect.shows === "cloud";
    const text = nameText(field);
    if (isLater) this.report(`${message}: ${field.message}`, field.remedy, key);
    else this.report(text === undefined ? message : `${message}: \`${text}\``, remedy, key);
  }

  /** A literal text. */
  text(key: string): Field<string> {
    return scalarField(this, key, "a string", (value) =>
      mapped(asText(value), (text) => this.dialect.literal(text)),
    );
  }

  /** A text that names another object: literals as templates, and references as what they refer to. */
  name(key: string): Field<string> {
    return scalarField(this, key, "a string", (value) =>
      mapped(asText(value), (text) => this.dialect.template(text)),
    );
  }

  /** A whole number. */
  number(key: string): Field<number> {
    return scalarField(this, key, "a whole number", asWholeNumber, true);
  }

  flag(key: string): Field<boolean> {
    return scalarField(this, key, "`true` or `false`", asFlag, true);
  }

  /** A list of literal texts. */
  texts(key: string): Field<Texts> {
    return listField(this, key, (text) => this.dialect.literal(text));
  }

  /** A list of names; a reference among them is as good as a literal. */
  names(key: string): Field<Texts> {
    return listField(this, key, (text) => this.dialect.template(text), true);
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
    return this.#noting(new ReadingNotes(this.notes.source, this.notes.from));
  }

  /** The same block, whose problems can still be dropped. */
  aside(): ResourceBlock {
    return this.#noting(this.notes.aside());
  }

  #noting(notes: ReadingNotes): ResourceBlock {
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
}

function mapped<T, U>(value: T | undefined, map: (value: T) => U): U | undefined {
  return value === undefined ? undefined : map(value);
}
