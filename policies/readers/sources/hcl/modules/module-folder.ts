// One folder as a module: its variables, values, outputs, calls and resources, each under its name.
import { join } from "node:path";

import { formatPlace, InputError, type Place, readTextFile } from "../../../../../modules/input";
import { type FolderFiles, filesOf } from "../files/folder-files";
import { readHclFile } from "../files/hcl-file";
import { readJsonFile } from "../files/json-file";
import { overridden } from "../files/override-blocks";
import { type ValueType, typeIn } from "../values/value-types";
import { headerOf, type WrittenBlock } from "../files/written-block";

/** A named value of `locals`. */
export interface LocalValue {
  readonly value: unknown;
  readonly place: Place;
}

export interface ModuleFolder {
  readonly folder: string;
  readonly files: FolderFiles;
  readonly variables: ReadonlyMap<string, WrittenBlock>;
  /** Types that variables are declared with. */
  readonly types: ReadonlyMap<string, ValueType | undefined>;
  readonly locals: ReadonlyMap<string, LocalValue>;
  readonly outputs: ReadonlyMap<string, WrittenBlock>;
  readonly calls: ReadonlyMap<string, WrittenBlock>;
  /** By `azurerm_subnet.edge` and `data.azurerm_subnet.edge`. */
  readonly resources: ReadonlyMap<string, WrittenBlock>;
  /** Everything else. */
  readonly others: readonly WrittenBlock[];
}

/**
 * Reads a folder.
 * @param place what calls it, if another module does.
 * @throws InputError when a file cannot be read, or a name stands twice.
 */
export async function readModuleFolder(folder: string, place?: Place): Promise<ModuleFolder> {
  const files = filesOf(folder, place);
  if (files.primary.length === 0 && files.overrides.length === 0)
    throw new InputError({
      message: `there is no Terraform configuration in the folder \`${folder}\``,
      allowed: "a folder with `*.tf` or `*.tf.json` files",
      remedy: "name another folder",
      ...(place && { place }),
    });
  const blocks = overridden(await readAll(files.primary), await readAll(files.overrides));
  const named = (kind: string): ReadonlyMap<string, WrittenBlock> =>
    uniquely(
      blocks.filter((block) => block.kind === kind),
      ({ labels: [name = ""] }) => name,
    );
  const variables = named("variable");
  return {
    folder,
    files,
    variables,
    types: new Map(
      await Promise.all(
        [...variables].map(async ([name, { body }]) => [name, await typeIn(body["type"])] as const),
      ),
    ),
    locals: localsIn(blocks),
    outputs: named("output"),
    calls: named("module"),
    resources: uniquely(
      blocks.filter(({ kind }) => RESOURCES.has(kind)),
      ({ kind, labels }) => `${kind === "data" ? "data." : ""}${labels.join(".")}`,
    ),
    others: blocks.filter(({ kind }) => !NAMED.has(kind)),
  };
}

const RESOURCES: ReadonlySet<string> = new Set(["resource", "data"]);
const NAMED: ReadonlySet<string> = new Set([
  ...RESOURCES,
  "variable",
  "locals",
  "output",
  "module",
]);

async function readAll(files: readonly string[]): Promise<readonly WrittenBlock[]> {
  const read = files.map(async (file) => {
    const text = readTextFile(file);
    return file.endsWith(".json") ? readJsonFile(text, file) : readHclFile(text, file);
  });
  return (await Promise.all(read)).flat();
}

function uniquely(
  blocks: readonly WrittenBlock[],
  nameOf: (block: WrittenBlock) => string,
): ReadonlyMap<string, WrittenBlock> {
  const found = new Map<string, WrittenBlock>();
  for (const block of blocks) {
    const first = found.get(nameOf(block));
    if (first !== undefined)
      throw twice(`\`${headerOf(block)}\``, block.placeOf([]), first.placeOf([]));
    found.set(nameOf(block), block);
  }
  return found;
}

function localsIn(blocks: readonly WrittenBlock[]): ReadonlyMap<string, LocalValue> {
  const found = new Map<string, LocalValue>();
  for (const { kind, body, placeOf } of blocks) {
    if (kind !== "locals") continue;
    for (const [name, value] of Object.entries(body)) {
      if (name === "//") continue;
      const place = placeOf([name]);
      const first = found.get(name);
      if (first !== undefined) throw twice(`\`local.${name}\``, place, first.place);
      found.set(name, { value, place });
    }
  }
  return found;
}

function twice(what: string, place: Place, first: Place): InputError {
  return new InputError({
    message: `${what} is declared twice; the first is at ${formatPlace(first)}`,
    remedy: "remove one of the two declarations",
    place,
  });
}

/** The folder that a module's `source` leads to; nothing where it is no local path. */
export function localFolder(folder: string, source: unknown): string | undefined {
  return typeof source === "string" && /^\.\.?([/\\]|$)/.test(source) && !/[$%]\{/.test(source)
    ? join(folder, source)
    : undefined;
}
