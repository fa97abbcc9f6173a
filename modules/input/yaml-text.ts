// From YAML text to a document with places. What YAML leaves open is refused here and nowhere else: duplicate keys, several
// documents, keys that are not text, unknown tags, aliases that multiply, nesting without end.
import { Composer, LineCounter, Parser } from "yaml";
import type { CST, Document } from "yaml";
import { YamlDocument } from "./located-document";
import type { LocatedDocument } from "./located-document";
import { InputError } from "./problem";
import type { Place, Problem } from "./problem";
import { checkYaml } from "./yaml-checks";
import { explainYamlError } from "./yaml-errors";

/** Reading takes about a second for each megabyte. */
const LONGEST_TEXT = 16 * 1024 * 1024;
/** The composer calls itself for each level, and a few thousand of them end the process. */
const DEEPEST_NESTING = 100;
/** A text that is not YAML at all has no end of them. */
const MOST_PROBLEMS = 20;

/** Parses YAML 1.2, of which JSON is a part; a byte order mark may stand before it. Throws InputError with every syntax problem. */
export function readYaml(marked: string, file: string): LocatedDocument {
  const text = marked.startsWith("\uFEFF") ? marked.slice(1) : marked;
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parse(text, file, lines, place);
  failWith(syntaxProblems(document, text, place));
  const { problems, targets } = checkYaml(document, place);
  failWith(problems);
  // The walk has bounded what aliases can do.
  const value: unknown = document.toJS({ maxAliasCount: -1 });
  return new YamlDocument({ file, text, document, targets, value, place });
}

function parse(
  text: string,
  file: string,
  lines: LineCounter,
  place: (offset: number) => Place,
): Document {
  if (text.length > LONGEST_TEXT)
    throw new InputError({
      message: "file is too large",
      place: { file },
      got: `${text.length} characters`,
      allowed: `up to ${LONGEST_TEXT}`,
      remedy: "check that this is the file you meant",
    });
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  if (tokens.some((token) => isDeeperThan(DEEPEST_NESTING, token)))
    throw new InputError({
      message: "file is nested too deeply",
      place: { file },
      allowed: `up to ${DEEPEST_NESTING} levels`,
      remedy: "check that this is the file you meant",
    });
  const composer = new Composer({
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false, // its check takes the square of the number of keys; ours comes after
    schema: "core",
    merge: true,
  });
  const [first, second] = [...composer.compose(tokens, true, text.length)];
  if (first === undefined) throw new Error("the YAML composer gave no document");
  if (second !== undefined)
    throw new InputError({
      message: "file holds several YAML documents",
      place: place(second.range[0]),
      allowed: "one",
      remedy: "split it into files at the `---` lines",
    });
  return first;
}

/** Without recursion, unlike all that comes after it. */
function isDeeperThan(limit: number, root: CST.Token): boolean {
  let level: readonly CST.Token[] = [root];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap(children);
    if (level.length === 0) return false;
  }
  return true;
}

function children(token: CST.Token): CST.Token[] {
  if (token.type === "document") return token.value === undefined ? [] : [token.value];
  if (!("items" in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((item) => item != null));
}

function failWith(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new InputError(problems.slice(0, MOST_PROBLEMS));
}

function syntaxProblems(
  document: Document,
  text: string,
  place: (offset: number) => Place,
): readonly Problem[] {
  const all = [...document.errors, ...document.warnings];
  // A tab makes nonsense of the lines around it: what is said of those would only distract.
  const tabs = all.filter(({ code }) => code === "TAB_AS_INDENT");
  return (tabs.length > 0 ? tabs : all)
    .sort((a, b) => a.pos[0] - b.pos[0])
    .map((error) => ({ ...explainYamlError(error, text), place: place(error.pos[0]) }));
}
