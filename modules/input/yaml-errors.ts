// The YAML parser's complaints in our words.
import type { YAMLError } from "yaml";
import type { Problem } from "./problem";

type Explain = (word: string) => Problem;

/** The complaints that people meet most; the others keep the parser's own sentence. */
const EXPLANATIONS = new Map<string, Explain>([
  [
    "NON_STRING_KEY",
    () => ({ message: "key is a list or a mapping", allowed: "text", remedy: "put it in quotes" }),
  ],
  ["TAB_AS_INDENT", () => ({ message: "tab used as indentation", remedy: "indent with spaces" })],
  [
    "TAG_RESOLVE_FAILED",
    (word) => ({ message: `unknown tag \`${word}\``, remedy: "write the value without a tag" }),
  ],
]);

/** What is wrong and what to do about it; the place is the caller's to add. */
export function explainYamlError(error: YAMLError, text: string): Problem {
  const explain = EXPLANATIONS.get(error.code);
  if (explain !== undefined) return explain(wordAt(text, error.pos[0]));
  return {
    message: `not valid YAML: ${sentence(error.message)}`,
    remedy: "look at this line and the one before it",
  };
}

function wordAt(text: string, offset: number): string {
  return /^[^\s,{}[\]]+/.exec(text.slice(offset, offset + 80))?.[0] ?? "";
}

function sentence(message: string): string {
  const first = (message.split("\n", 1)[0] ?? "").replace(/[.:]$/, "");
  return first.charAt(0).toLowerCase() + first.slice(1);
}
