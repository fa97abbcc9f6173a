// What Terraform reads together with a configuration: other configuration files of its folder, values of variables, the
// lock file, and files that its functions and data sources name. Each with a hash, so that two folders can be compared.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

import { outsideValues } from "../../readers";
import { isConfigurationName, isLeftAlone } from "./configuration-names";

/** One file that Terraform reads beside a configuration. */
export interface FileBeside {
  /** Path from the folder of the configuration. */
  readonly name: string;
  /** Of its content; of the names in it, where it is a folder; `absent` where there is nothing to be read. */
  readonly sha: string;
  /**
   * `configuration`: read as part of the same configuration, overrides among them. `variables`: gives variables their values.
   * `lock`: which versions of the providers are used. `data`: named by the configuration.
   */
  readonly kind: "configuration" | "variables" | "lock" | "data";
}

const LOCK = ".terraform.lock.hcl";
/** The files of values that Terraform reads without being told. */
const VARIABLES = /(^terraform|\.auto)\.tfvars(\.json)?$/;

/**
 * The files beside a configuration, by kind and name.
 * @param file its path.
 * @param root what it says.
 */
export function filesBeside(
  file: string,
  root: Readonly<Record<string, unknown>>,
): readonly FileBeside[] {
  const folder = dirname(file);
  const own = resolve(file);
  const beside = namesIn(folder).flatMap((name): readonly FileBeside[] => {
    const kind = kindOf(name);
    const path = resolve(folder, name);
    if (kind === undefined || path === own || !isFile(path)) return [];
    return [{ name, kind, sha: hashOf(path) }];
  });
  const data = outsideValues(root).files.map((name): FileBeside => {
    return { name, kind: "data", sha: hashOf(resolve(folder, name)) };
  });
  return [...beside, ...data].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ kind, name }: FileBeside): string {
  return `${kind} ${name}`;
}

/** Terraform leaves dot files alone, those of other systems' copies among them; the lock file is its own. */
function kindOf(name: string): FileBeside["kind"] | undefined {
  if (name === LOCK) return "lock";
  if (isConfigurationName(name)) return "configuration";
  return VARIABLES.test(name) && !isLeftAlone(name) ? "variables" : undefined;
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

/** A folder called `network.tf` is no configuration. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function hashOf(path: string): string {
  try {
    const content = isFile(path) ? readFileSync(path) : readdirSync(path, { recursive: true });
    const text = Buffer.isBuffer(content) ? content : content.map(String).sort().join("\n");
    return createHash("sha256").update(text).digest("hex");
  } catch {
    return "absent";
  }
}
