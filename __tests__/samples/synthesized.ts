// Synthesizes a stack in memory and hands its resources back as plain data. Golden files hold the reviewed shape of a
// construct's output; `UPDATE_GOLDEN=1` rewrites them, and the difference is for people to read.
import { readFileSync, writeFileSync } from "node:fs";

import { TerraformStack, Testing } from "cdktf";

export interface SynthesizedDocument {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, ResourceBody>>>>;
  readonly terraform?: unknown;
  readonly provider?: unknown;
}
export type ResourceBody = Readonly<Record<string, unknown>>;

export function newStack(name = "edge"): TerraformStack {
  return new TerraformStack(Testing.app(), name);
}

export function synthesize(stack: TerraformStack): SynthesizedDocument {
  return JSON.parse(Testing.synth(stack)) as SynthesizedDocument;
}

/** The resources of one type in the order of their names. */
export function resourcesOf(document: SynthesizedDocument, type: string): readonly ResourceBody[] {
  return Object.values(document.resource?.[type] ?? {});
}

export function expectGolden(file: string, document: unknown): void {
  const text = `${JSON.stringify(document, null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"] !== undefined) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
}
