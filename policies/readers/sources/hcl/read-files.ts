// The files of a configuration that lies in several of them: its own, those of the folders that it calls, and its values.
import type { ModuleTree } from "./modules/module-tree";

/** In the order in which they are read, each once. */
export function filesRead({ module, children }: ModuleTree): readonly string[] {
  return [...new Set([...below(module, children), ...module.files.values])];
}

function below(
  { files }: ModuleTree["module"],
  children: ModuleTree["children"],
): readonly string[] {
  return [
    ...files.primary,
    ...files.overrides,
    ...[...children.values()].flatMap((child) => below(child.module, child.children)),
  ];
}
