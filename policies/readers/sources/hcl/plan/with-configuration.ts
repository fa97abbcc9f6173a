// A plan together with the folder that it was made from: each object gets the place of its block, and what is written nowhere
// is known to be so. Values are the plan's alone: providers change what was written.
import { InputError, type Place } from "../../../../../modules/input";
import type { Source } from "../../source";
import type { ConstructOrigin, Path } from "../../source-file";
import { isObject } from "../../values";
import type { WrittenBlock } from "../files/written-block";
import { type ModuleTree, readModuleTree } from "../modules/module-tree";
import { disagreement } from "./disagreement";

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
  const asked = new Set<string>();
  const told =
    plan.toldBy?.((address) => {
      asked.add(address);
      return blockOf(tree, address)?.body;
    }) ?? plan;
  return {
    ...told,
    reportBesides: (notes) => {
      told.reportBesides(notes);
      if (asked.size > 0) notes.assume(restsOn(folder, plan, [...asked]));
    },
    beyondText: true,
    constructOf: (path) => originOf(blockAt(path), addressAt(plan.root, path)),
  };
}

/** A plan shows nothing of `dynamic`, so that a folder which has lost one looks like the one that it was made from. */
function restsOn(folder: string, { file }: Source, asked: readonly string[]): string {
  const named = asked.map((address) => `\`${address}\``).join(", ");
  return `the folder \`${folder}\` is the one that \`${file}\` was made from: what it does not write in ${named} is not in the plan either`;
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

function blockOf(tree: ModuleTree, address: string): WrittenBlock | undefined {
  const [, modules = "", own = ""] =
    /^((?:module\.[\w-]+\.)*)((?:data\.)?[\w-]+\.[\w-]+)$/.exec(withoutKeys(address)) ?? [];
  const calls = [...modules.matchAll(/module\.([\w-]+)\./g)].map(([, call = ""]) => call);
  const inner = calls.reduce<ModuleTree | undefined>((at, call) => at?.children.get(call), tree);
  return inner?.module.resources.get(own);
}

/** The address as the configuration has it, which knows no instances. */
function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}
