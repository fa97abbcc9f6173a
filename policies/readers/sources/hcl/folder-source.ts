// A folder of Terraform or OpenTofu as a source: HCL and Terraform JSON, several files, local modules. What takes evaluating is
// not known.
import { join } from "node:path";

import type { Place } from "../../../../modules/input";
import type { ReadingNotes } from "../../reading-notes";
import { markedLeaves } from "../shown/marked-leaves";
import { sensitiveBelow, isSensitive } from "../shown/sensitive-marks";
import type { Dialect } from "../../resources/resource-block";
import type { Source } from "../source";
import type { Path } from "../../resources/source-file";
import { CONFIGURATION } from "../terraform-config/configuration-dialect";
import { linksOf } from "../terraform-config/configuration-links";
import { readConfiguration } from "../terraform-config/configuration-resources";
import { constructOf } from "../terraform-config/construct-origin";
import { checkTopLevel } from "../terraform-config/top-level-blocks";
import { isObject, itemsOf, listOf } from "../../resources/values";
import { filesRead } from "./read-files";
import { readGivenValues } from "./files/given-values";
import { type ModuleTree, readModuleTree } from "./modules/module-tree";
import type { Json } from "./files/parse-hcl";
import { lockedVersions } from "./files/lock-file";
import type { Unknowns } from "./values/unknowns";
import { type PlacedBlock, type WholeConfiguration, wholeOf } from "./modules/whole-configuration";

export interface ConfigurationFolder extends Source {
  readonly form: "folder";
  readonly root: Json;
  readonly tree: ModuleTree;
}

/**
 * The configuration that a folder holds.
 * @throws InputError when a file cannot be read, or is nothing that Terraform takes.
 */
export async function readConfigurationFolder(folder: string): Promise<ConfigurationFolder> {
  const tree = await readModuleTree(folder);
  const given = await readGivenValues(tree.module.files.values);
  return folderSource(folder, tree, wholeOf(tree, given), await lockedVersions(folder));
}

function folderSource(
  folder: string,
  tree: ModuleTree,
  whole: WholeConfiguration,
  locked: ReadonlyMap<string, string>,
): ConfigurationFolder {
  const { root, at } = rootOf(whole.blocks);
  const placeOf = (path: Path): Place => {
    const { block, below } = at(path);
    return block === undefined ? { file: folder } : block.block.placeOf(below);
  };
  const configuration = {
    file: folder,
    root,
    locked,
    addressOf: (path: Path) => at(path).block?.address,
    dialectOf: (path: Path) => {
      const { block } = at(path);
      return block && dialectOf(whole.unknowns, block);
    },
  };
  const modules = Object.fromEntries(
    whole.unread.map(({ address, block }) => [address, block.body]),
  );
  const stackName = stackNameOf(root);
  return {
    form: "folder",
    file: folder,
    files: filesRead(tree),
    beyondText: true,
    text: JSON.stringify(root),
    root,
    tree,
    resources: (notes) =>
      readConfiguration({ ...configuration, root: { ...root, module: modules } }, notes),
    reportBesides: (notes) => {
      checkTopLevel(configuration, notes);
      reportFolder(tree, whole, notes);
    },
    links: linksOf({ root: withOneTerraform(root), file: join(folder, "main.tf") }),
    secrets: () => whole.blocks.flatMap(({ body, marks }) => markedLeaves(body, marks)),
    placeOf,
    constructOf: (path) => constructOf(root, path),
    ...(stackName === undefined ? {} : { stackName }),
  };
}

/** Reports modules that are not read; says what the reading of the folder rests on. */
function reportFolder(tree: ModuleTree, { unread }: WholeConfiguration, notes: ReadingNotes): void {
  for (const { address, why, block } of unread)
    notes.report({
      message: `\`${address}\` deploys resources that are not read: ${why}`,
      remedy: "check a plan (`terraform show -json PLAN`), which has all resources",
      path: [],
      address,
      place: block.placeOf([]),
    });
  if (tree.module.variables.size > 0)
    notes.assume(
      "variables have the values that files of the folder give them: nothing else is given by `-var`, `-var-file`, `TF_VAR_…` or a workspace",
    );
  if (tree.module.files.isTofu)
    notes.assume("the configuration is applied with OpenTofu, which alone reads its `.tofu` files");
}

/** How one block is written, at a path below it. */
function dialectOf(unknowns: Unknowns, { block, marks }: WrittenPart, path: Path = []): Dialect {
  return {
    ...CONFIGURATION,
    hidden: (value) => unknowns.hidden(value),
    isSensitive: () => isSensitive(marks),
    isBlock: () => block.isBlock(path),
    below: (key) =>
      dialectOf(unknowns, { block, marks: sensitiveBelow(marks, key) }, [...path, key]),
  };
}

type WrittenPart = Pick<PlacedBlock, "block" | "marks">;

interface FoundBlock {
  readonly block: PlacedBlock | undefined;
  readonly below: Path;
}

/** The blocks in the form of Terraform JSON: a list where several have the same keys. */
function rootOf(blocks: readonly PlacedBlock[]): {
  readonly root: Json;
  readonly at: (path: Path) => FoundBlock;
} {
  const byKeys = new Map<string, PlacedBlock[]>();
  for (const block of blocks) {
    const key = block.keys.join(" ");
    byKeys.set(key, [...(byKeys.get(key) ?? []), block]);
  }
  const root = emptyObject();
  for (const sharing of byKeys.values()) {
    const [first] = sharing;
    if (first !== undefined)
      put(
        root,
        first.keys,
        sharing.map(({ body }) => body),
      );
  }
  return {
    root,
    at: (path) => {
      for (let length = Math.min(3, path.length); length > 0; length--) {
        const sharing = byKeys.get(path.slice(0, length).join(" "));
        if (sharing === undefined) continue;
        const [index, ...below] = path.slice(length);
        return typeof index === "number"
          ? { block: sharing[index], below }
          : { block: sharing[0], below: [] };
      }
      const inner = blocks.find(({ keys }) => path.every((key, index) => keys[index] === key));
      return { block: path.length === 0 ? undefined : inner, below: [] };
    },
  };
}

/** Without what objects inherit: names are those of a file. */
function emptyObject(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function put(
  root: Record<string, unknown>,
  [key, ...rest]: readonly string[],
  value: unknown,
): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    root[key] = value;
    return;
  }
  const inner = isObject(root[key]) ? (root[key] as Record<string, unknown>) : emptyObject();
  root[key] = inner;
  put(inner, rest, value);
}

/** All `terraform` blocks as one; each setting stands in one of them. */
function withOneTerraform(root: Json): Json {
  const blocks = listOf(root["terraform"] ?? []).filter(isObject);
  return { ...root, terraform: Object.assign({}, ...blocks) as unknown };
}

function stackNameOf(root: Json): string | undefined {
  const [comment] = itemsOf(root["//"]);
  const metadata = isObject(comment) ? comment["metadata"] : undefined;
  const name = isObject(metadata) ? metadata["stackName"] : undefined;
  return typeof name === "string" ? name : undefined;
}
