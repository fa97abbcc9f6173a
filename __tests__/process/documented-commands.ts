// The commands that our pages show, read out of their code blocks: what a reader would type, and what the page says comes
// out. `console` blocks show both, `sh` blocks commands alone; in YAML of CI services the commands stand in `run` and `script`.
import { readFileSync } from "node:fs";

import { parseAllDocuments } from "yaml";

/** A fenced block of a page. */
export interface CodeBlock {
  readonly page: string;
  /** Line of the fence. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** What the comment before it says: `<!-- try: widened, exit 1 -->`. */
  readonly scene?: string;
  readonly exit: number;
}

export interface DocumentedCommand {
  readonly block: CodeBlock;
  readonly command: string;
  /** What the page shows, where it shows something. */
  readonly shown?: string;
}

const FENCE =
  /(?:<!-- try: ([\w -]+?)(?:, exit (\d))? -->\n+)?^( *)```([\w-]+)?[^\n]*\n(.*?)^\3```$/gms;

export function codeBlocks(page: string): readonly CodeBlock[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(FENCE)].map((match) => {
    const [whole, scene, exit = "0", margin = "", language = "", body = ""] = match;
    const before = text.slice(0, match.index + whole.indexOf("```"));
    return {
      page,
      line: before.split("\n").length,
      language,
      text: body.replaceAll(new RegExp(`^${margin}`, "gm"), ""),
      exit: Number(exit),
      ...(scene === undefined ? {} : { scene }),
    };
  });
}

export function commandsOf(block: CodeBlock): readonly DocumentedCommand[] {
  switch (block.language) {
    case "console":
      return consoleCommands(block);
    case "sh":
    case "bash":
      return lines(block.text).map((command) => ({ block, command }));
    case "yaml":
      return parseAllDocuments(block.text)
        .flatMap((document) => scripts(document.toJS() as unknown))
        .flatMap(lines)
        .map((command) => ({ block, command }));
    default:
      return [];
  }
}

function consoleCommands(block: CodeBlock): readonly DocumentedCommand[] {
  const [, ...parts] = block.text.split(/^\$ /m);
  return parts.map((part) => {
    const [command = "", ...rest] = part.split("\n");
    const shown = rest.join("\n").trimEnd();
    return { block, command: withoutComment(command), ...(shown === "" ? {} : { shown }) };
  });
}

/** Lines of a script, continued ones joined, comments gone. */
function lines(script: string): readonly string[] {
  return script
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .map(withoutComment)
    .filter((line) => line !== "");
}

function withoutComment(line: string): string {
  return line.replace(/(^|\s+)#.*/, "").trim();
}

/** Every text under a key that CI services run. */
function scripts(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(scripts);
  return Object.entries(value).flatMap(([key, inner]) =>
    SCRIPT_KEYS.has(key) ? [inner].flat().filter((it) => typeof it === "string") : scripts(inner),
  );
}

const SCRIPT_KEYS = new Set(["run", "script", "bash", "before_script", "entry"]);

/** Words of a command as a shell would part them; quotes are taken off. */
export function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? "",
  );
}

/**
 * Whether real output is what a page shows: `…` stands for any text, a line of it for any lines. Lines of a document vary
 * with the head that the synthesizing command writes into it.
 */
export function agrees(real: string, shown: string): boolean {
  const pattern = shown
    .split("\n")
    .map((line) =>
      line.trim() === "…"
        ? "(?:.*\n)*?"
        : `${line
            .trimEnd()
            .split("…")
            .map((part) => escape(part).replaceAll(/(?<=json:)\d+:\d+/g, "\\d+:\\d+"))
            .join(".*")}[ ]*\n`,
    )
    .join("");
  return new RegExp(`^${pattern}$`).test(`${real.trimEnd()}\n`);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
