// The values that files of a folder give to its variables (`terraform.tfvars`, `*.auto.tfvars`): the last one counts.
import { InputError, readTextFile } from "../../../../../modules/input";
import { parseStrictJson } from "../../json/strict-json";
import { isToken } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import { readHcl } from "./hcl-file";
import { literalTexts } from "./json-file";

export type GivenValues = ReadonlyMap<string, unknown>;

/** @throws InputError when a file holds anything but literals. */
export async function readGivenValues(files: readonly string[]): Promise<GivenValues> {
  const values = new Map<string, unknown>();
  for (const file of files) {
    const text = readTextFile(file);
    const read = file.endsWith(".json")
      ? readJsonValues(text, file)
      : await readHclValues(text, file);
    for (const [name, value] of Object.entries(read)) values.set(name, value);
  }
  return values;
}

function readJsonValues(text: string, file: string): Readonly<Record<string, unknown>> {
  const { value, rounded } = parseStrictJson(text, file, {
    allowed: "a JSON object of values",
    remedy: "correct it",
  });
  const [number] = rounded;
  const place = number?.place ?? { file };
  if (isObject(value) && number === undefined)
    return literalTexts(value) as Readonly<Record<string, unknown>>;
  throw new InputError({
    message:
      number === undefined
        ? "the file is not an object of values"
        : `the number \`${number.text}\` has more digits than can be read exactly`,
    remedy: "correct it",
    place,
  });
}

async function readHclValues(
  text: string,
  file: string,
): Promise<Readonly<Record<string, unknown>>> {
  const { json, outline, placeAt } = await readHcl(text, file);
  const [block] = outline.blocks;
  if (block !== undefined)
    throw new InputError({
      message: `\`${block.kind}\` is a block, and a file of values has none`,
      remedy: "write `name = value`, or move the block to a `.tf` file",
      place: placeAt(block.offset),
    });
  for (const [name, offset] of outline.settings)
    if (holdsToken(json[name]))
      throw new InputError({
        message: `\`${name}\` is an expression, and a file of values holds literals only`,
        remedy: "write the value itself",
        place: placeAt(offset),
      });
  return json;
}

function holdsToken(value: unknown): boolean {
  if (typeof value === "string") return isToken(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, one]) => isToken(key) || holdsToken(one));
}
