// Which files of a folder Terraform and OpenTofu read, and in which order.
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { InputError, type Place } from "../../../../../modules/input";

export interface FolderFiles {
  readonly primary: readonly string[];
  /** Change what others say, one after the other. */
  readonly overrides: readonly string[];
  /** Give variables of the root their values; later ones over earlier ones. */
  readonly values: readonly string[];
  /** Whether there are files that OpenTofu alone reads. */
  readonly isTofu: boolean;
}

const CONFIGURATION = /^(.+)\.(tf|tofu)(\.json)?$/;
const OVERRIDE = /(^|_)override\.(tf|tofu)(\.json)?$/;
const VALUES = /\.auto\.tfvars(\.json)?$/;
const FIRST_VALUES: readonly string[] = ["terraform.tfvars", "terraform.tfvars.json"];

/**
 * The files of a folder.
 * @param place what names the folder, if another file does.
 * @throws InputError when the folder cannot be read.
 */
export function filesOf(folder: string, place?: Place): FolderFiles {
  const names = namesIn(folder, place);
  const isTofu = names.some((name) => /\.tofu(\.json)?$/.test(name));
  const read = names.filter((name) => CONFIGURATION.test(name) && !names.includes(tofuName(name)));
  const paths = (some: readonly string[]): readonly string[] =>
    some.map((name) => join(folder, name));
  return {
    primary: paths(read.filter((name) => !OVERRIDE.test(name))),
    overrides: paths(read.filter((name) => OVERRIDE.test(name))),
    values: paths([
      ...FIRST_VALUES.filter((name) => names.includes(name)),
      ...names.filter((name) => VALUES.test(name)),
    ]),
    isTofu,
  };
}

/** The file that OpenTofu reads in place of one; for files that only it reads, none. */
function tofuName(name: string): string {
  return /\.tf(\.json)?$/.test(name) ? name.replace(/\.tf(\.json)?$/, ".tofu$1") : "";
}

/** Names of files, in the order of their bytes; those that editors and other systems leave are not read. */
function namesIn(folder: string, place: Place | undefined): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith(".") && !name.endsWith("~") && !/^#.*#$/.test(name))
      .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile() === true)
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  } catch {
    throw new InputError({
      message: `there is no folder \`${folder}\` that can be read`,
      remedy: "name a folder with `*.tf` or `*.tf.json` files",
      ...(place && { place }),
    });
  }
}
