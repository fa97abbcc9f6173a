// Reading a text file that the user named. Whatever goes wrong becomes a problem that names the file; bytes that are not
// UTF-8 are refused rather than replaced.
import { readFileSync, statSync } from "node:fs";
import { InputError } from "./problem";
import type { Problem } from "./problem";

/** Well above any file that a person writes, and below what Node holds in one string. */
const LARGEST_FILE = 400 * 1024 * 1024;

/** The text of a file in UTF-8, a byte order mark included. Throws InputError when there is none to be had. */
export function readTextFile(path: string): string {
  return decode(readBytes(path), path);
}

/** What a file holds. Throws InputError when there is nothing to be had. */
export function readBytes(path: string): Buffer {
  try {
    failIfLarge(statSync(path).size, path);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError({ place: { file: path }, ...explain(codeOf(error)) });
  }
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError({
      message: "file is not text in UTF-8",
      place: { file },
      remedy: "save it as UTF-8",
    });
  }
}

function failIfLarge(bytes: number, file: string): void {
  if (bytes > LARGEST_FILE)
    throw new InputError({
      message: "file is too large",
      place: { file },
      got: `${bytes} bytes`,
      allowed: `up to ${LARGEST_FILE} bytes`,
      remedy: "check that this is the file you meant",
    });
}

function codeOf(error: unknown): string {
  const isCoded = typeof error === "object" && error !== null && "code" in error;
  return isCoded && typeof error.code === "string" ? error.code : String(error);
}

function explain(code: string): Problem {
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return { message: "file does not exist", remedy: "check the path" };
    case "EISDIR":
      return { message: "is a folder, not a file", remedy: "name a file in it" };
    case "EACCES":
    case "EPERM":
      return { message: "file may not be read", remedy: "give yourself permission to read it" };
    default:
      return { message: "file cannot be read", got: code, remedy: "check the path" };
  }
}
