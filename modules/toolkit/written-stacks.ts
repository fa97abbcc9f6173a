// What a synthesis wrote, which is what Terraform reads: a platform's own synthesizer may write something else than the stacks
// say.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type App, TerraformStack } from "cdktf";

import type { WrittenStack } from "../../policies/proof";

/**
 * The stacks as their files have them; nothing where these say what was rendered. Files that are no JSON are left out.
 * @param rendered by path of the stack
 */
export function writtenOtherwise(
  app: App,
  rendered: readonly WrittenStack[],
): readonly WrittenStack[] | undefined {
  const written = rendered.map((one) => writtenOf(app, one));
  return written.every((one, at) => one === rendered[at]) ? undefined : written;
}

function writtenOf(app: App, rendered: WrittenStack): WrittenStack {
  const stack = app.node
    .findAll()
    .find((one) => TerraformStack.isStack(one) && one.node.path === rendered.name);
  if (!TerraformStack.isStack(stack)) return rendered;
  const file = join(app.outdir, app.manifest.forStack(stack).synthesizedStackPath);
  if (!file.endsWith(".json") || !existsSync(file)) return rendered;
  const text = readFileSync(file, "utf8");
  return isDeepStrictEqual(parsed(text), parsed(rendered.text))
    ? rendered
    : { name: rendered.name, file, text };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
