// A JSON text of a source, parsed strictly: complete, within bounds, and without a key that stands twice.
import { parse, type ParseError, printParseErrorCode, visit } from "jsonc-parser";

import { InputError, type Place, type Problem } from "../../../../modules/input";
import { placesIn } from "./json-places";
import { countWrittenNames, nestingOf, surveyValue } from "./json-survey";
import { roundedNumbers } from "./rounded-numbers";
import type { Path } from "../../resources/source-file";
import { TextPositions } from "./text-positions";

/** Documents past this size are refused rather than risk the machine's memory. */
export const LARGEST_DOCUMENT = 256 * 1024 * 1024;

/** Terraform's own values nest about ten levels; past this a document is an attack or an accident. */
export const DEEPEST_NESTING = 200;

/** A number that is written with more digits than can be read. */
export interface RoundedNumber {
  readonly text: string;
  readonly place: Place;
}

export interface StrictJson {
  readonly value: unknown;
  readonly rounded: readonly RoundedNumber[];
  readonly placeOf: (path: Path) => Place;
}

/** What to do about a text that is broken, in words; and what it should hold. */
export interface Wanted {
  readonly allowed: string;
  readonly remedy: string;
}

/** @throws InputError when the text is not JSON or repeats a key in one object. */
export function parseStrictJson(text: string, file: string, wanted: Wanted): StrictJson {
  const fail: Fail = (problem, offset) => {
    const at = offset === undefined ? {} : new TextPositions(text).at(offset);
    throw new InputError({ ...problem, place: { file, ...at } });
  };
  checkText(text, wanted, fail);
  const value = parseStrictly(text, wanted, fail);
  return { value, rounded: roundedIn(text, file), placeOf: placesIn(text, file) };
}

function roundedIn(text: string, file: string): readonly RoundedNumber[] {
  const numbers = roundedNumbers(text);
  if (numbers.length === 0) return [];
  const positions = new TextPositions(text);
  return numbers.map((number) => ({
    text: number.text,
    place: { file, ...positions.at(number.offset) },
  }));
}

type Fail = (problem: Omit<Problem, "place">, offset?: number) => never;

function checkText(text: string, { allowed, remedy }: Wanted, fail: Fail): void {
  if (text.length > LARGEST_DOCUMENT) {
    fail({
      message: "the file is too large",
      got: `${text.length} characters`,
      allowed: `at most ${LARGEST_DOCUMENT}`,
      remedy: "check a single stack's file",
    });
  }
  if (text.startsWith("\uFEFF")) {
    fail({
      message: "the file begins with a byte order mark, which Terraform does not read",
      remedy: "save it as UTF-8 without a byte order mark",
    });
  }
  if (text.trim() === "") {
    fail({ message: "the file is empty", allowed, remedy });
  }
}

function parseStrictly(text: string, wanted: Wanted, fail: Fail): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    failOnSyntax(text, error, wanted, fail);
  }
  const { names, depth } = surveyValue(value);
  checkDepth(depth, fail);
  if (names !== countWrittenNames(text)) failOnDuplicate(text, fail);
  return value;
}

function checkDepth(depth: number, fail: Fail): void {
  if (depth <= DEEPEST_NESTING) return;
  fail({
    message: "the file nests too deep to be Terraform's",
    got: `${depth} levels`,
    allowed: `at most ${DEEPEST_NESTING}`,
  });
}

function failOnSyntax(text: string, error: unknown, { remedy }: Wanted, fail: Fail): never {
  // The parser that knows positions calls itself once per level.
  checkDepth(nestingOf(text), fail);
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  const offset = first?.offset;
  const truncated = first !== undefined && isCutOff(first, text.trimEnd().length);
  return fail(
    {
      message: truncated
        ? "the file ends before its JSON does: it may have been cut off while it was written"
        : "the file is not JSON",
      got: truncated ? undefined : excerpt(text, offset, error),
      remedy,
    } as Omit<Problem, "place">,
    offset,
  );
}

/** Whether the text ends where more was expected, inside a string or outside. */
function isCutOff({ error, offset, length }: ParseError, end: number): boolean {
  const inString = printParseErrorCode(error) === "UnexpectedEndOfString";
  return offset >= end || (inString && offset + length >= end);
}

/** Nothing of a file that marks values as sensitive: which they are cannot be told where it cannot be parsed. */
function excerpt(text: string, offset: number | undefined, error: unknown): string | undefined {
  if (text.includes("sensitive")) return undefined;
  if (offset === undefined) return error instanceof Error ? error.message : String(error);
  return `\`${text.slice(offset, offset + 20).split("\n", 1)[0] ?? ""}\``;
}

function failOnDuplicate(text: string, fail: Fail): never {
  const open: Set<string>[] = [];
  let found: { readonly name: string; readonly offset: number } | undefined;
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectProperty: (name, offset) => {
      const names = open.at(-1);
      if (names?.has(name) === true) found ??= { name, offset };
      names?.add(name);
    },
    onObjectEnd: () => {
      open.pop();
    },
  });
  return fail(
    {
      message: `the key \`${found?.name ?? ""}\` is written twice in one object`,
      remedy: "remove one of the two: Terraform and other readers do not agree on which one counts",
    },
    found?.offset,
  );
}
