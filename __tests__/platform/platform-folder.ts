// The platform as its program writes it, on disk, and edits of what was written.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runQuietly } from "../process/run-cli";
import type { Platform } from "./azure-platform";

export type Fields = Record<string, unknown>;
type Resources = Record<string, Record<string, Fields>>;

/** One stack's Terraform JSON, for edits. */
export class StackFile {
  readonly json: Fields & { resource: Resources };

  constructor(text: string) {
    this.json = JSON.parse(text) as Fields & { resource: Resources };
  }

  /** Arguments of the resource with this name; of the first of its type without one. */
  of(type: string, name?: string): Fields {
    const named = this.json.resource[type] ?? {};
    const found = name === undefined ? Object.values(named)[0] : named[name];
    if (found === undefined) throw new Error(`no ${type} ${name ?? ""} in this stack`);
    return found;
  }

  /** The only resource of a type whose text holds a word. */
  with(type: string, word: string): Fields {
    const found = Object.values(this.json.resource[type] ?? {}).filter((one) =>
      JSON.stringify(one).includes(word),
    );
    if (found.length !== 1) throw new Error(`${found.length} of ${type} with ${word}`);
    return found[0]!;
  }

  add(type: string, body: Fields, name = "added"): void {
    this.json.resource[type] = { ...this.json.resource[type], [name]: body };
  }

  /** Takes away every resource of a type, or the one that is given. */
  drop(type: string, body?: Fields): void {
    const kept = Object.entries(this.json.resource[type] ?? {}).filter(
      ([, one]) => body !== undefined && one !== body,
    );
    if (kept.length === 0) Reflect.deleteProperty(this.json.resource, type);
    else this.json.resource[type] = Object.fromEntries(kept);
  }
}

/** What a platform's program wrote. */
export class PlatformFolder {
  readonly #root = realpathSync(mkdtempSync(join(tmpdir(), "edge-platform-")));
  readonly #site: string;
  readonly platform: Platform;

  constructor(make: (outdir: string) => Platform, site: string) {
    this.#site = join(this.#root, "edge.yaml");
    writeFileSync(this.#site, site);
    this.platform = make(join(this.#root, "cdktf.out"));
  }

  get path(): string {
    return join(this.#root, "cdktf.out");
  }

  get site(): string {
    return this.#site;
  }

  /** Status and report of `check cdktf.out`. */
  check(folder = this.path) {
    return runQuietly("check", folder, "--site", this.#site);
  }

  /** The same after an edit of one stack, which is taken back. */
  async checkEdited(stack: string, edit: (file: StackFile) => void) {
    const path = join(this.path, "stacks", stack, "cdk.tf.json");
    const before = readFileSync(path, "utf8");
    const file = new StackFile(before);
    edit(file);
    writeFileSync(path, JSON.stringify(file.json, null, 2));
    try {
      return await this.check();
    } finally {
      writeFileSync(path, before);
    }
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
