// What a workflow asks of the action: its inputs, which GitHub hands over as variables of the environment.
import { existsSync } from "node:fs";

import { InputError } from "../../modules/input";
import { type Format, FORMATS } from "../report/format-names";

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ActionInputs {
  /** Configurations, plans or folders of them; none where the folder of `configuration` is judged itself. */
  readonly paths: readonly string[];
  /** The folder that the plan was made from. */
  readonly configuration?: string;
  /** Nothing where the usual file is meant; `NO_SITE` where there is none, and only changes are asked for. */
  readonly site?: string;
  /** What the paths are compared with. */
  readonly base?: string;
  readonly baseSite?: string;
  readonly deployments: readonly string[];
  readonly format: Format;
  readonly comment: boolean;
  readonly token: string;
}

/** As `site`: nothing is checked, what changes is told. */
export const NO_SITE = "none";

/** The inputs, or InputError for what no input can be. */
export function readInputs(env: Environment): ActionInputs {
  const paths = linesOf(env, "paths");
  const configuration = textOf(env, "configuration");
  const site = textOf(env, "site");
  const base = textOf(env, "base");
  const baseSite = textOf(env, "base-site");
  const inputs = {
    paths: paths.length === 0 && configuration === undefined ? ["cdktf.out"] : paths,
    ...(configuration !== undefined && { configuration }),
    ...(site !== undefined && { site }),
    ...(base !== undefined && { base }),
    ...(baseSite !== undefined && { baseSite }),
    deployments: linesOf(env, "deployments"),
    format: formatOf(textOf(env, "format")),
    comment: flagOf(env, "comment"),
    token: textOf(env, "token") ?? "",
  };
  for (const path of paths) if (isPattern(path)) throw patternError(path);
  if (base !== undefined && inputs.paths.length > 1)
    throw new InputError({
      message: "the input `base` is compared with one path",
      got: `${inputs.paths.length} lines in \`paths\``,
      remedy: "name the folder that holds them all",
    });
  return inputs;
}

/** GitHub writes the name in capitals and leaves hyphens. */
function textOf(env: Environment, name: string): string | undefined {
  const text = env[`INPUT_${name.toUpperCase()}`]?.trim();
  return text === "" ? undefined : text;
}

function linesOf(env: Environment, name: string): readonly string[] {
  return (textOf(env, name) ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A shell would put in what it matches; there is none here. */
function isPattern(path: string): boolean {
  return /[*?[{]/.test(path) && !existsSync(path);
}

function patternError(path: string): InputError {
  return new InputError({
    message: "the input `paths` takes no patterns",
    got: path,
    allowed: "files and folders, one a line",
    remedy: "name the folder: everything in it that can be judged is",
  });
}

function formatOf(name = "github"): Format {
  const format = FORMATS.find((known) => known === name);
  if (format !== undefined) return format;
  throw new InputError({
    message: "the input `format` names no format",
    got: name,
    allowed: FORMATS.join(", "),
    remedy: "leave it out, and findings become annotations",
  });
}

/** Booleans as YAML 1.2 writes them, which is what workflows pass on. */
function flagOf(env: Environment, name: string): boolean {
  const text = textOf(env, name) ?? "false";
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  throw new InputError({
    message: `the input \`${name}\` is neither true nor false`,
    got: text,
    allowed: "true, false",
    remedy: "write one of these",
  });
}
