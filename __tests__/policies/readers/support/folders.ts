// Folders of HCL for tests: one with a module whose rules are proven, and edits of its files.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { loadSite } from "../../../../modules/sites";
import { prove } from "../../../../policies/proof";
import { readConfigurationFolder, type Source } from "../../../../policies/readers";

const FIXTURES = join(__dirname, "../../../fixtures/hcl");
export const ROOT = "main.tf";
export const MODULE = "perimeter/main.tf";

const made: string[] = [];

/** A copy of the folder with a module, under a new name. */
export function perimeter(): Folder {
  const folder = new Folder();
  cpSync(join(FIXTURES, "perimeter-module"), folder.path, { recursive: true });
  return folder;
}

export function removeFolders(): void {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
}

export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "folder-"));

  constructor() {
    made.push(this.path);
  }

  write(name: string, text: string): this {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return this;
  }

  add(name: string, text: string): this {
    return this.write(name, `${readFileSync(join(this.path, name), "utf8")}\n${text}\n`);
  }

  /** Replaces what must be there. */
  edit(name: string, from: string, to: string): this {
    const text = readFileSync(join(this.path, name), "utf8");
    if (!text.includes(from)) throw new Error(`no ${from} in ${name}`);
    return this.write(
      name,
      text.replace(from, () => to),
    );
  }

  read(): Promise<Source> {
    return readConfigurationFolder(this.path);
  }

  async judge(): Promise<ReturnType<typeof prove>> {
    return judge(await this.read());
  }
}

export function judge(source: Source): ReturnType<typeof prove> {
  const [deployment] = loadSite(join(FIXTURES, "site.yaml")).deployments;
  if (deployment === undefined) throw new Error("the site has no deployment");
  return prove(source, deployment);
}
