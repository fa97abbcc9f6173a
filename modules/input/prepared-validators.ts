// Validators that were compiled from our schemas beforehand, because compiling one takes longer than a whole check. Each is
// called as the hash of its schema, so one of an older schema is never found.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ValidateFunction } from "ajv";
import { packageFolder } from "./package-folder";

/** The options of the schema compiler. Validators are prepared with the same ones. */
export const COMPILER_OPTIONS = {
  allErrors: true,
  verbose: true,
  allowUnionTypes: true,
  // Our schemas are checked against their own schema by the tests, not at every start.
  meta: false,
  validateSchema: false,
} as const;

/** Keywords of ours, which say more to people and nothing to the compiler. */
export const OWN_KEYWORDS = ["x-allowed", "x-format"];

/** Name of the file that holds the validator of this schema. */
export function validatorFile(schema: object): string {
  const meaning = JSON.stringify([COMPILER_OPTIONS, OWN_KEYWORDS, schema]);
  return `${createHash("sha256").update(meaning).digest("hex").slice(0, 16)}.js`;
}

/** The validator that was prepared for this very schema; undefined when none was. */
export function preparedValidator(schema: object): ValidateFunction | undefined {
  const file = join(packageFolder(), "dist", "validators", validatorFile(schema));
  if (!existsSync(file)) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- its name is not known before
  return require(file) as ValidateFunction;
}
