// A plan or state for a command without a site, from a file, a folder that holds one, or standard input.
import { fileDigest, InputError, readBytes } from "../../../modules/input";
import { isShown, isTerraformPlan, parseSource, type Source } from "../../readers";
import type { ComparedFile } from "../../report";
import { isHcl } from "./configuration-names";
import { findConfigurations, STDIN } from "./find-configurations";
import { STDIN_NAME } from "./open-configurations";
import { besideFolder, noSinglePlan } from "./open-folder";
import { readStream } from "./read-stream";
import type { Streams } from "../streams";

export interface ShownFile {
  readonly source: Source;
  readonly file: Omit<ComparedFile, "side">;
}

/** @throws InputError when the path holds no plan or state, or several. */
export async function openShown(path: string, streams: Streams): Promise<ShownFile> {
  const { configurations, problems } = findConfigurations([path]);
  if (problems.length > 0) throw new InputError(problems);
  const all: ShownFile[] = [];
  for (const { file } of configurations.filter(({ file }) => !isHcl(file)))
    all.push(await openFile(file, streams));
  const [only, ...more] = all.filter(({ source }) => isShown(source));
  if (only === undefined) throw notShown(path);
  if (more.length === 0) return only;
  throw new InputError({
    message: `\`${path}\` holds several plans or states`,
    got: [only, ...more].map(({ file }) => file.file).join(", "),
    allowed: "one plan, or two files that are compared",
    remedy: "name the file",
  });
}

/** The same, told by the folder that it was made from. */
export async function openHead(
  path: string,
  folder: string | undefined,
  streams: Streams,
): Promise<ShownFile> {
  const opened = await openShown(path, streams);
  if (folder === undefined) return opened;
  const { source, file } = opened;
  if (!isTerraformPlan(source)) throw noSinglePlan(folder, 0);
  return { source: await besideFolder(source, folder), file };
}

function notShown(path: string): InputError {
  return new InputError({
    message: `\`${path}\` holds no plan and no state`,
    allowed: "a plan or state as `terraform show -json` prints it; configurations need a site",
    remedy: "name a plan, or the site with --site FILE",
  });
}

async function openFile(file: string, streams: Streams): Promise<ShownFile> {
  const bytes = file === STDIN ? await readStream(streams) : readBytes(file);
  const name = file === STDIN ? STDIN_NAME : file;
  const source = parseSource(bytes, name);
  const tool = toolOf(source);
  return {
    source,
    file: { ...fileDigest(name, bytes), ...(tool !== undefined && { tool }) },
  };
}

/** OpenTofu writes its own version in the same place, and takes providers from its own registry. */
function toolOf({ root, text }: Source): string | undefined {
  const version = root["terraform_version"];
  if (typeof version !== "string") return undefined;
  return `${text.includes("registry.opentofu.org/") ? "OpenTofu" : "Terraform"} ${version}`;
}
