// One Terraform JSON document (`cdk.tf.json`, `*.tf.json`): parsed strictly, and able to say where each value stands.
// Nothing here knows what a resource means.
import { parse, type ParseError, printParseErrorCode, visit } from "jsonc-parser";

import { InputError, type Problem } from "../../../../modules/input";
import type { TerraformDocument } from "./configuration";
import { readConfiguration } from "./configuration-resources";
import { constructOf } from "./construct-origin";
import { unlikeTerraform } from "./document-likeness";
import { placesIn } from "./document-places";
import { countWrittenNames, nestingOf, surveyValue } from "./json-survey";
import { roundedNumbers } from "./rounded-numbers";
import { TextPositions } from "./text-positions";

/** Documents past this size are refused rather than risk the machine's memory. */
export const LARGEST_DOCUMENT = 256 * 1024 * 1024;

/** Terraform's own values nest about ten levels; past this a document is an attack or an accident. */
export const DEEPEST_NESTING = 200;

const RESYNTH = "write the document anew (`cdktf synth`) and check again";

/**
 * The document that a text holds.
 * @throws InputError when the text is not JSON, repeats a key in one object, or is not a Terraform configuration.
 */
export function parseTerraformDocument(text: string, file: string): TerraformDocument {
  const refuse = (problem: Omit<Problem, "place">, offset?: number): never => {
    const at = offset === undefined ? {} : new TextPositions(text).at(offset);
    throw new InputError({ ...problem, place: { file, ...at } });
  };
  checkText(text, refuse);
  const value = parseStrictly(text, refuse);
  const root = checkRoot(value, refuse);
  const stackName = stackNameOf(root);
  const found = roundedIn(text, file);
  const rounded = found.length === 0 ? {} : { rounded: found };
  return {
    file,
    text,
    root,
    ...rounded,
    resources: (notes) => readConfiguration({ file, root, ...rounded }, notes),
    placeOf: placesIn(text, file),
    constructOf: (path) => constructOf(root, path),
    ...(stackName === undefined ? {} : { stackName }),
  };
}

function roundedIn(text: string, file: string): NonNullable<TerraformDocument["rounded"]> {
  const numbers = roundedNumbers(text);
  if (numbers.length === 0) return [];
  const positions = new TextPositions(text);
  return numbers.map((number) => ({
    text: number.text,
    place: { file, ...positions.at(number.offset) },
  }));
}

type Refuse = (problem: Omit<Problem, "place">, offset?: number) => never;

function checkText(text: string, refuse: Refuse): void {
  if (text.length > LARGEST_DOCUMENT) {
    refuse({
      message: "the document is too large",
      got: `${text.length} characters`,
      allowed: `at most ${LARGEST_DOCUMENT}`,
      remedy: "check a single stack's document",
    });
  }
  if (text.startsWith("\uFEFF")) {
    refuse({
      message: "the document begins with a byte order mark, which Terraform does not read",
      remedy: "save it as UTF-8 without a byte order mark",
    });
  }
  if (text.trim() === "") {
    refuse({ message: "the document is empty", allowed: "Terraform JSON", remedy: RESYNTH });
  }
}

function parseStrictly(text: string, refuse: Refuse): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    refuseSyntax(text, error, refuse);
  }
  const { names, depth } = surveyValue(value);
  checkDepth(depth, refuse);
  if (names !== countWrittenNames(text)) refuseDuplicate(text, refuse);
  return value;
}

function checkDepth(depth: number, refuse: Refuse): void {
  if (depth <= DEEPEST_NESTING) return;
  refuse({
    message: "the document nests too deep to be Terraform's",
    got: `${depth} levels`,
    allowed: `at most ${DEEPEST_NESTING}`,
  });
}

function refuseSyntax(text: string, error: unknown, refuse: Refuse): never {
  // The parser that knows positions calls itself once per level.
  checkDepth(nestingOf(text), refuse);
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  const offset = first?.offset;
  const truncated = first !== undefined && isCutOff(first, text.trimEnd().length);
  return refuse(
    {
      message: truncated
        ? "the document ends before its JSON does: it may have been cut off while it was written"
        : "the document is not JSON",
      got: truncated ? undefined : excerpt(text, offset, error),
      remedy: RESYNTH,
    } as Omit<Problem, "place">,
    offset,
  );
}

/** Whether the text ends where more was expected, inside a string or outside. */
function isCutOff({ error, offset, length }: ParseError, end: number): boolean {
  const inString = printParseErrorCode(error) === "UnexpectedEndOfString";
  return offset >= end || (inString && offset + length >= end);
}

function excerpt(text: string, offset: number | undefined, error: unknown): string {
  if (offset === undefined) return error instanceof Error ? error.message : String(error);
  return `\`${text.slice(offset, offset + 20).split("\n", 1)[0] ?? ""}\``;
}

function refuseDuplicate(text: string, refuse: Refuse): never {
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
  return refuse(
    {
      message: `the key \`${found?.name ?? ""}\` is written twice in one object`,
      remedy: "remove one of the two: Terraform and other readers do not agree on which one counts",
    },
    found?.offset,
  );
}

function checkRoot(value: unknown, refuse: Refuse): Readonly<Record<string, unknown>> {
  const allowed = "an object with Terraform's blocks, such as `resource`";
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const got = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
    return refuse({ message: "the document is not a Terraform configuration", got, allowed });
  }
  const root = value as Readonly<Record<string, unknown>>;
  const likeness = unlikeTerraform(root);
  if (likeness === undefined) return root;
  return refuse({
    message: "the document is not a Terraform configuration",
    got: likeness,
    allowed,
    remedy: "check the `cdk.tf.json` that `cdktf synth` writes into `cdktf.out/stacks/<stack>/`",
  });
}

function stackNameOf(root: Readonly<Record<string, unknown>>): string | undefined {
  const comment = root["//"] as { metadata?: { stackName?: unknown } } | null | undefined;
  const name = comment?.metadata?.stackName;
  return typeof name === "string" ? name : undefined;
}
