// A file in HCL as blocks with places. What the parsed form loses or makes up is refused.
import { InputError, type Place } from "../../../../../modules/input";
import { TextPositions } from "../../json/text-positions";
import type { Path } from "../../../resources/source-file";
import { isObject } from "../../../resources/values";
import { type OutlinedBlock, type Outline, structureOf } from "./hcl-structure";
import { type Json, parseHcl } from "./parse-hcl";
import { headerOf, LABELS, type WrittenBlock } from "./written-block";

/** @throws InputError when the text is not HCL, or not what Terraform has at the top of a file. */
export async function readHclFile(text: string, file: string): Promise<readonly WrittenBlock[]> {
  const { json, outline, placeAt } = await readHcl(text, file);
  const [setting] = outline.settings;
  if (setting !== undefined)
    throw new InputError({
      message: `\`${setting[0]}\` is an argument, and only blocks stand at the top of a file`,
      remedy: "move it into a block",
      place: placeAt(setting[1]),
    });
  const counts = new Map<string, number>();
  return outline.blocks.map((block) => {
    const { kind, labels } = block;
    const place = placeAt(block.offset);
    const wanted = LABELS.get(kind);
    if (wanted !== undefined && wanted !== labels.length)
      throw new InputError({
        message: `\`${kind}\` has ${labels.length} labels in its header`,
        allowed: String(wanted),
        remedy: "correct the header",
        place,
      });
    const header = headerOf(block);
    const index = counts.get(header) ?? 0;
    counts.set(header, index + 1);
    const body = [kind, ...labels, index].reduce<unknown>(valueAt, json);
    if (!isObject(body)) throw lost(placeAt(block.offset));
    return {
      kind,
      labels,
      body,
      placeOf: (path) => placeAt(offsetOf(block, path)),
      isBlock: (path) => isBlock(block, path),
    };
  });
}

export interface ReadHcl {
  readonly json: Json;
  readonly outline: Outline;
  readonly placeAt: (offset: number) => Place;
}

/** A text in HCL, and where its blocks and arguments stand. */
export async function readHcl(text: string, file: string): Promise<ReadHcl> {
  const json = await parseHcl(text, file);
  const positions = new TextPositions(text);
  const placeAt = (offset: number): Place => ({ file, ...positions.at(offset) });
  const structure = structureOf(text);
  if (typeof structure === "number") throw lost(placeAt(structure));
  const { outline, numbers, disguised } = structure;
  const [first] = disguised;
  if (first !== undefined)
    throw new InputError({
      message: "a template is put together from texts that hold `$` or `%`",
      remedy: "write `$${` for a text that begins with `${`",
      place: placeAt(first),
    });
  for (const number of numbers)
    if (!isExact(number.text))
      throw new InputError({
        message: `the number \`${number.text}\` has more digits than can be read exactly`,
        remedy: "write it with fewer digits",
        place: placeAt(number.offset),
      });
  refuseDoubles(outline, placeAt);
  return { json, outline, placeAt };
}

/** Numbers of up to this many digits are read as they are written. */
const EXACT_DIGITS = 15;

function isExact(number: string): boolean {
  return number.replace(/[eE].*$|\./g, "").length <= EXACT_DIGITS;
}

/** An argument and a block of one name: Terraform refuses it, and the parsed form shows one of the two. */
function refuseDoubles({ settings, blocks }: Outline, placeAt: ReadHcl["placeAt"]): void {
  for (const { kind, labels, offset, body } of blocks) {
    if (settings.has(kind) || (kind === "dynamic" && settings.has(labels[0] ?? "")))
      throw new InputError({
        message: `\`${kind === "dynamic" ? (labels[0] ?? "") : kind}\` is written as an argument and as a block`,
        remedy: "write it in one of the two ways",
        place: placeAt(offset),
      });
    refuseDoubles(body, placeAt);
  }
}

function lost(place: Place): InputError {
  return new InputError({
    message: "the file cannot be followed from here on",
    remedy: "format it with `terraform fmt`, or check a plan (`terraform show -json PLAN`)",
    place,
  });
}

function valueAt(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isBlock(block: OutlinedBlock, [key, ...rest]: Path): boolean {
  if (key === undefined) return true;
  const inner = typeof key === "string" ? innerBlock(block, key, rest) : undefined;
  return inner !== undefined && isBlock(inner.block, inner.below);
}

/** The block of a kind that a path leads into. */
function innerBlock(
  { body: { blocks } }: OutlinedBlock,
  kind: string,
  path: Path,
): { readonly block: OutlinedBlock; readonly below: Path } | undefined {
  const [index, ...below] = typeof path[0] === "number" ? path : [0, ...path];
  const block = blocks.filter((one) => one.kind === kind)[Number(index)];
  return block && { block, below };
}

/** Where the deepest part of the path is written that has a place. */
function offsetOf(block: OutlinedBlock, [key, ...rest]: Path): number {
  if (typeof key !== "string") return block.offset;
  const setting = block.body.settings.get(key);
  if (setting !== undefined) return setting;
  const inner = innerBlock(block, key, rest);
  return inner === undefined ? block.offset : offsetOf(inner.block, inner.below);
}
