// HCL by HashiCorp's own parser, compiled for the web: the form of Terraform JSON, with `${…}` for every expression that is no
// literal. It is loaded only when there is HCL to be read.
import type * as Hcl2json from "@cdktn/hcl2json";

import { InputError, type Place, type Problem } from "../../../../../modules/input";

export type Json = Readonly<Record<string, unknown>>;

/** @throws InputError when the text is not HCL, or the parser is not installed. */
export async function parseHcl(text: string, file: string): Promise<Json> {
  const { parse } = loadParser();
  try {
    return (await parse(NAME, text)) as Json;
  } catch (error) {
    throw new InputError(problemsIn(error instanceof Error ? error.message : String(error), file));
  }
}

function loadParser(): typeof Hcl2json {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most runs read no HCL
    return require("@cdktn/hcl2json") as typeof Hcl2json;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== "MODULE_NOT_FOUND") throw error;
    throw new InputError({
      message: "the parser for HCL is not installed",
      remedy: "install `@cdktn/hcl2json`, or check a plan (`terraform show -json PLAN`)",
    });
  }
}

/** What the parser is told to call the file: a name that is easy to find in its messages. */
const NAME = "file.tf";

/** `file.tf:7,15-8,1: Summary; Detail`, of which there may be several. */
const MESSAGE = /file\.tf:(\d+),(\d+)-[\d,]+: (.*?)(?=\.? file\.tf:\d+,\d+-|\]?$)/gs;

const MOST_MESSAGES = 5;

function problemsIn(message: string, file: string): readonly Problem[] {
  const found = [...message.matchAll(MESSAGE)].slice(0, MOST_MESSAGES);
  if (found.length === 0) return [problem(message.replace(/^.*?: /, ""), { file })];
  return found.map(([, line, column, words = ""]) =>
    problem(words, { file, line: Number(line), column: Number(column) }),
  );
}

function problem(words: string, place: Place): Problem {
  return {
    message: "the file is not HCL that Terraform reads",
    got: words.replace(/\.$/, ""),
    remedy: "correct it (`terraform validate` says more)",
    place,
  };
}

/** One part of an expression. */
export interface ExpressionPart {
  readonly type: string;
  readonly meta?: unknown;
  readonly children: readonly ExpressionPart[];
}

/** The parts of an expression; nothing where it is none. */
export async function expressionTree(text: string): Promise<ExpressionPart | undefined> {
  const { getExpressionAst } = loadParser();
  try {
    return (await getExpressionAst(NAME, text)) ?? undefined;
  } catch {
    return undefined;
  }
}
