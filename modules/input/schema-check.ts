// Checks a document against a JSON Schema and says what is wrong in the words of its author. The schemas are those that
// editors use; two keywords of ours say more: `x-allowed` puts into words what is accepted, and `x-format` marks text whose
// loader explains itself better than a pattern can.
import type * as AjvModule from "ajv";
import type { Ajv, ErrorObject, ValidateFunction } from "ajv";
import type { LocatedDocument, Path } from "./located-document";
import type { Problem } from "./problem";
import { explainSchemaError } from "./schema-errors";
import { COMPILER_OPTIONS, OWN_KEYWORDS, preparedValidator } from "./prepared-validators";
import { pathOf } from "./schema-words";

/** What a schema says about a document. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** Problems of `x-format` values, for the case that their loader finds nothing to say. */
  readonly general: readonly Problem[];
  /** The value without the parts that `problems` are about: keys are left out, list items become undefined.
   * Undefined when nothing valid is left. */
  readonly valid: unknown;
}

/** A file with more of them is another kind of file. */
const MOST_ERRORS = 100;

const compiled = new WeakMap<object, ValidateFunction>();
let ajv: Ajv | undefined;

/** Every problem that the schema finds, each with its place, and what is left of the value. */
export function checkSchema(document: LocatedDocument, schema: object): Checked {
  const validate = validatorOf(schema);
  if (validate(document.value)) return { problems: [], general: [], valid: document.value };
  const all = firstOfEachPart((validate.errors ?? []).filter(saysSomething));
  const errors = all.slice(0, MOST_ERRORS);
  const [general, plain] = [errors.filter(isExplainedByLoader), errors.filter(isOurs)];
  return {
    problems: [
      ...plain.map((error) => explainSchemaError(error, document, schema)),
      ...unreported(all.length - errors.length, document),
    ],
    general: general.map((error) => explainSchemaError(error, document, schema)),
    valid: all.length > MOST_ERRORS ? undefined : omit(document.value, plain.map(culprit)),
  };
}

function unreported(count: number, { file }: LocatedDocument): readonly Problem[] {
  const message = `${count} more problems are not listed`;
  const remedy = "mend those that are listed first";
  return count === 0 ? [] : [{ message, place: { file }, remedy }];
}

/** Loading the schema compiler takes longer than all the rest of this room: not before it is needed. */
function validatorOf(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const validate = preparedValidator(schema) ?? compile(schema);
  compiled.set(schema, validate);
  return validate;
}

function compile(schema: object): ValidateFunction {
  ajv ??= newCompiler();
  return ajv.compile(schema);
}

function newCompiler(): Ajv {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const ajvModule = require("ajv") as typeof AjvModule;
  const compiler = new ajvModule.Ajv(COMPILER_OPTIONS);
  compiler.addVocabulary(OWN_KEYWORDS);
  return compiler;
}

/** Keywords that only pass on what another error already says. */
function saysSomething({ keyword }: ErrorObject): boolean {
  return keyword !== "if" && keyword !== "propertyNames";
}

function isExplainedByLoader({ keyword, parentSchema }: ErrorObject): boolean {
  return keyword !== "type" && parentSchema !== undefined && "x-format" in parentSchema;
}

function isOurs(error: ErrorObject): boolean {
  return !isExplainedByLoader(error);
}

/** One part of a document is wrong once, however many keywords say so. */
function firstOfEachPart(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const seen = new Map<string, ErrorObject>();
  for (const error of errors) {
    const key = JSON.stringify([culprit(error), error.keyword === "required" && error.params]);
    if (!seen.has(key)) seen.set(key, error);
  }
  return [...seen.values()];
}

/** The part to leave out. A missing key leaves its mapping as it is. */
function culprit(error: ErrorObject): Path {
  const path = pathOf(error);
  const params = error.params as Readonly<Record<string, string>>;
  switch (error.keyword) {
    case "additionalProperties":
      return [...path, params["additionalProperty"] ?? ""];
    case "required":
      return [...path, params["missingProperty"] ?? ""];
    default:
      return error.propertyName === undefined ? path : [...path, error.propertyName];
  }
}

/**
 * What is left once wrong parts are taken out, so that the checks after a failed one still see the rest: a copy without the parts at `paths`: keys are left out, list items become undefined so that the others keep their index.
 */
function omit(value: unknown, paths: readonly Path[]): unknown {
  if (paths.some((path) => path.length === 0)) return undefined;
  if (paths.length === 0 || typeof value !== "object" || value === null) return value;
  const below = (key: string): readonly Path[] =>
    paths.filter(([first]) => String(first) === key).map((path) => path.slice(1));
  if (Array.isArray(value))
    return value.map((item: unknown, index) => omit(item, below(String(index))));
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, omit(item, below(key))] as const)
      .filter(([, item]) => item !== undefined),
  );
}
