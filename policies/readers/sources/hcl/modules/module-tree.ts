// The modules that a folder calls, as far as they lie in folders beside it.
import { realpathSync } from "node:fs";

import { InputError } from "../../../../../modules/input";
import { isAbsent } from "../../../resources/values";
import { localFolder, type ModuleFolder, readModuleFolder } from "./module-folder";
import type { WrittenBlock } from "../files/written-block";

export interface ModuleTree {
  readonly module: ModuleFolder;
  /** By call, what lies in a folder beside it. */
  readonly children: ReadonlyMap<string, ModuleTree>;
  /** Calls whose resources are not read, each with the reason; some of them are children all the same. */
  readonly unread: ReadonlyMap<string, string>;
}

/** @throws InputError when a file of one of them cannot be read. */
export async function readModuleTree(folder: string): Promise<ModuleTree> {
  const module = await readModuleFolder(folder);
  return treeOf(module, [realpathSync(folder)], new Map());
}

async function treeOf(
  module: ModuleFolder,
  chain: readonly string[],
  known: Map<string, ModuleFolder>,
): Promise<ModuleTree> {
  const children = new Map<string, ModuleTree>();
  const unread = new Map<string, string>();
  for (const [name, call] of module.calls) {
    const at = localFolder(module.folder, call.body["source"]);
    const why = whyUnread(call, at);
    if (why !== undefined) unread.set(name, why);
    if (at !== undefined) {
      const child = known.get(at) ?? (await readModuleFolder(at, call.placeOf(["source"])));
      known.set(at, child);
      children.set(name, await treeOf(child, longer(chain, at, call), known));
    }
  }
  return { module, children, unread };
}

function longer(chain: readonly string[], folder: string, call: WrittenBlock): readonly string[] {
  const real = realpathSync(folder);
  if (!chain.includes(real)) return [...chain, real];
  throw new InputError({
    message: `the module \`${call.labels[0] ?? ""}\` calls itself`,
    remedy: "name another folder in `source`",
    place: call.placeOf(["source"]),
  });
}

function whyUnread({ body }: WrittenBlock, folder: string | undefined): string | undefined {
  const repeated = ["count", "for_each"].find((key) => Object.hasOwn(body, key));
  if (repeated !== undefined) return `\`${repeated}\` decides how many of it there are`;
  if (folder !== undefined) return undefined;
  return isAbsent(body["source"])
    ? "it has no `source`"
    : `it comes from ${JSON.stringify(body["source"])}, which is no folder of this configuration`;
}
