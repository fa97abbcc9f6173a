// Override files (`override.tf`, `*_override.tf`): each of their blocks changes the block of the same header, argument by
// argument; blocks inside it replace all of their kind.
import { InputError } from "../../../../../modules/input";
import type { Path } from "../../../resources/source-file";
import { isObject, listOf } from "../../../resources/values";
import type { Json } from "./parse-hcl";
import { headerOf, type WrittenBlock } from "./written-block";

/** Kinds that are told apart by their labels, of which one folder has one each. */
const OVERRIDABLE: ReadonlySet<string> = new Set([
  "resource",
  "data",
  "ephemeral",
  "variable",
  "output",
  "module",
  "provider",
]);

/** @throws InputError when a block of an override file overrides nothing, or cannot. */
export function overridden(
  blocks: readonly WrittenBlock[],
  overrides: readonly WrittenBlock[],
): readonly WrittenBlock[] {
  const result = [...blocks];
  for (const override of overrides) {
    if (override.kind === "locals") overrideLocals(result, override);
    else if (override.kind === "terraform") result.push(override);
    else replace(result, override, baseOf(result, override), merged);
  }
  return result;
}

function baseOf(blocks: readonly WrittenBlock[], override: WrittenBlock): number {
  const at = blocks.findIndex(
    (one) => headerOf(one) === headerOf(override) && one.body["alias"] === aliasOf(override),
  );
  if (at >= 0 && OVERRIDABLE.has(override.kind)) return at;
  throw new InputError({
    message: `\`${headerOf(override)}\` stands in an override file and overrides nothing`,
    remedy: "move it to another file",
    place: override.placeOf([]),
  });
}

function aliasOf({ kind, body }: WrittenBlock): unknown {
  return kind === "provider" ? body["alias"] : undefined;
}

function replace(
  blocks: WrittenBlock[],
  override: WrittenBlock,
  at: number,
  merge: (base: Json, over: Json) => Json,
): void {
  const base = blocks[at];
  if (base === undefined) return;
  const writerOf = ([key]: Path): WrittenBlock =>
    key !== undefined && Object.hasOwn(override.body, key) ? override : base;
  blocks[at] = {
    ...base,
    body: merge(base.body, override.body),
    placeOf: (path) => writerOf(path).placeOf(path),
    isBlock: (path) => writerOf(path).isBlock(path),
  };
}

/** Values are overridden one by one, in whichever block they are. */
function overrideLocals(blocks: WrittenBlock[], override: WrittenBlock): void {
  for (const [name, value] of Object.entries(override.body)) {
    const at = blocks.findIndex(
      ({ kind, body }) => kind === "locals" && Object.hasOwn(body, name) && name !== "//",
    );
    const single = { ...override, body: { [name]: value } };
    if (at < 0 && name !== "//")
      throw new InputError({
        message: `\`local.${name}\` stands in an override file and overrides nothing`,
        remedy: "move it to another file",
        place: override.placeOf([name]),
      });
    replace(blocks, single, at, (base, over) => ({ ...base, ...over }));
  }
}

function merged(base: Json, over: Json): Json {
  const result: Record<string, unknown> = { ...base, ...over };
  // What `dynamic` makes stays unknown, whichever of the two writes it.
  const dynamic = [base["dynamic"], over["dynamic"]].flatMap((one) => listOf(one ?? []));
  if (dynamic.length > 0) result["dynamic"] = dynamic;
  if (over["lifecycle"] !== undefined) result["lifecycle"] = lifecycleOf(base, over);
  return result;
}

/** The one block that is overridden argument by argument. An empty `ignore_changes` overrides nothing. */
function lifecycleOf(base: Json, over: Json): unknown {
  const settings = (from: Json): readonly (readonly [string, unknown])[] =>
    listOf(from["lifecycle"] ?? []).flatMap((one) => (isObject(one) ? Object.entries(one) : []));
  const given = settings(over).filter(
    ([key, value]) => key !== "ignore_changes" || listOf(value).length > 0,
  );
  return [Object.fromEntries([...settings(base), ...given])];
}
