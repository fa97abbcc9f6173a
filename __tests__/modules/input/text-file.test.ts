// Files that cannot be read are problems that name the file.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTextFile } from "../../../modules/input";

const folder = mkdtempSync(join(tmpdir(), "edge-input-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test.each([
  ["a file that is not there", join(folder, "none"), "file does not exist; check the path"],
  ["a path through a file", join(written("f", Buffer.from("")), "x"), "file does not exist"],
  ["a folder", folder, "is a folder, not a file; name a file in it"],
  [
    "bytes that are not UTF-8",
    written("latin", Buffer.from([0x61, 0xff])),
    "file is not text in UTF-8; save it as UTF-8",
  ],
])("%s", (_, path, message) => {
  expect(() => readTextFile(path)).toThrow(`${path}: ${message}`);
});

test.each([
  ["plain text", Buffer.from("grün\n"), "grün\n"],
  ["a byte order mark, which is kept", Buffer.from("\ufeffa"), "\ufeffa"],
])("%s is read", (name, bytes, text) => {
  expect(readTextFile(written(name, bytes))).toBe(text);
});
