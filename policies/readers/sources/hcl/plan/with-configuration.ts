// A plan together with the folder that it was made from: each object gets the place of its block, and what is written nowhere
// is known to be so. Values are the plan's alone: providers change what was written.
import { InputError, type Place } from "../../../../../modules/input";
import type { Source } from "../../source";
import type { ConstructOrigin, Path } from "../../../resources/source-file";
import { isObject } from "../../../resources/values";
import type { WrittenBlock } from "../files/written-block";
import { readModuleTree } from "../modules/module-tree";
import { disagreement } from "./disagreement";
import { blockOf, withoutKeys, writtenIn } from "./written-in";

/**
 * The plan, with what the folder says of it.
 * @throws InputError when the folder cannot be read, or holds another configuration than the plan was made from.
 */
export async function withConfiguration(plan: Source, folder: string): Promise<Source> {
  const tree = await readModuleTree(folder);
  const configuration = plan.root["configuration"];
  const root = isObject(configuration) ? configuration["root_module"] : undefined;
  const other = disagreement(tree, isObject(root) ? root : {});
  if (other !== undefined)
    throw new InputError({
      message: `the folder \`${folder}\` does not hold the configuration that \`${plan.file}\` was made from: ${other.message}`,
      remedy: "name the folder as it was when the plan was made, or leave out --configuration",
      ...(other.place && { place: other.place }),
    });
  const blockAt = (path: Path): WrittenBlock | undefined => {
    const address = addressAt(plan.root, path);
    return address === undefined ? undefined : blockOf(tree, address);
  };
  const told = plan.toldBy?.(writtenIn(folder, tree)) ?? plan;
  return {
    ...told,
    beyondText: true,
    constructOf: (path) => originOf(blockAt(path), addressAt(plan.root, path)),
  };
}

function originOf(block: WrittenBlock | undefined, address = ""): ConstructOrigin | undefined {
  return block && { path: withoutKeys(address), place: placeOf(block), isBlock: true };
}

function placeOf(block: WrittenBlock): Place {
  return block.placeOf([]);
}

/** The address of the object that the path leads into. */
function addressAt(root: unknown, path: Path): string | undefined {
  let value = root;
  let address: string | undefined;
  for (const key of path) {
    value = Array.isArray(value)
      ? (value as readonly unknown[])[Number(key)]
      : isObject(value)
        ? value[key]
        : undefined;
    const own = isObject(value) ? value["address"] : undefined;
    if (typeof own === "string") address = own;
  }
  return address;
}
