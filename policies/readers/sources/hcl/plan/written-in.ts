// What a folder writes, by the addresses that a plan of it has.
import type { WrittenFolder } from "../../written-folder";
import type { WrittenBlock } from "../files/written-block";
import type { ModuleFolder } from "../modules/module-folder";
import type { ModuleTree } from "../modules/module-tree";

export function writtenIn(folder: string, tree: ModuleTree): WrittenFolder {
  return {
    folder,
    bodyOf: (address) => blockOf(tree, address)?.body,
    callOf: (calls) => moduleAt(tree, calls.slice(0, -1))?.calls.get(calls.at(-1) ?? "")?.body,
    outputOf: (calls, name) => moduleAt(tree, calls)?.outputs.get(name)?.body["value"],
    localOf: (calls, name) => moduleAt(tree, calls)?.locals.get(name)?.value,
  };
}

export function blockOf(tree: ModuleTree, address: string): WrittenBlock | undefined {
  const [, modules = "", own = ""] =
    /^((?:module\.[\w-]+\.)*)((?:data\.)?[\w-]+\.[\w-]+)$/.exec(withoutKeys(address)) ?? [];
  const calls = [...modules.matchAll(/module\.([\w-]+)\./g)].map(([, call = ""]) => call);
  return moduleAt(tree, calls)?.resources.get(own);
}

function moduleAt(tree: ModuleTree, calls: readonly string[]): ModuleFolder | undefined {
  return calls.reduce<ModuleTree | undefined>((at, call) => at?.children.get(call), tree)?.module;
}

/** The address as the configuration has it, which knows no instances. */
export function withoutKeys(address: string): string {
  return address.replace(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g, "");
}
