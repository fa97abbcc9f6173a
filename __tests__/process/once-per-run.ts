// Texts that several test files need and that take long to make, made once in each run of jest: whoever asks first writes
// the text into the run's own folder, which begins empty, so that no edit of the sources is ever missed.
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { serialize } from "node:v8";

/** Where scripts/jest-setup.cjs puts the path of the run's folder. */
export const RUN_FOLDER = "EDGE_FIREWALL_TEST_RUN";

/** The text that `make` makes of this value. */
export function oncePerRun(value: unknown, make: () => string): string {
  const folder = process.env[RUN_FOLDER];
  if (folder === undefined) return make();
  const file = join(folder, createHash("sha256").update(serialize(value)).digest("hex"));
  const known = readIfThere(file);
  if (known !== undefined) return known;
  const text = make();
  // Under its name only when it is whole: another worker may look at any moment.
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return text;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return undefined;
    throw error;
  }
}
