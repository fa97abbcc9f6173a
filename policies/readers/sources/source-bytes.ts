// The text of a file that may hold a source: UTF-8 with or without a mark, UTF-16 as PowerShell writes it, or any of these in
// gzip.
import { gunzipSync } from "node:zlib";

import { InputError } from "../../../modules/input";
import { LARGEST_DOCUMENT } from "./json/strict-json";

/**
 * The text with its mark, if it has one: whether that is allowed depends on what the text is.
 * @throws InputError when the bytes are no text.
 */
export function textOf(bytes: Uint8Array, file: string): string {
  if (startsWith(bytes, GZIP)) return textOf(unpacked(bytes, file), file);
  if (startsWith(bytes, ZIP))
    throw new InputError({
      message: "the file is a saved plan, which only Terraform reads",
      remedy: "print it with `terraform show -json PLAN`, and check that",
      place: { file },
    });
  if (bytes.length > 2 * LARGEST_DOCUMENT)
    throw new InputError({
      message: "the file is too large",
      got: `${bytes.length} bytes`,
      allowed: `up to ${2 * LARGEST_DOCUMENT} bytes`,
      remedy: "check the plan or state of a single root module",
      place: { file },
    });
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError({
      message: "the file is not text in UTF-8 or UTF-16",
      remedy: "save it as UTF-8",
      place: { file },
    });
  }
}

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const LITTLE_ENDIAN = [0xff, 0xfe];
const BIG_ENDIAN = [0xfe, 0xff];

/** Without a mark, JSON begins with a character of one byte: the other of the two is zero in UTF-16. */
function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, LITTLE_ENDIAN)) return "utf-16le";
  if (startsWith(bytes, BIG_ENDIAN)) return "utf-16be";
  if (bytes.length < 2) return "utf-8";
  if (bytes[1] === 0) return "utf-16le";
  return bytes[0] === 0 ? "utf-16be" : "utf-8";
}

function startsWith(bytes: Uint8Array, beginning: readonly number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte);
}

function unpacked(bytes: Uint8Array, file: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: 2 * LARGEST_DOCUMENT });
  } catch (error) {
    const isLarge = error instanceof RangeError;
    throw new InputError({
      message: isLarge
        ? "the file is too large once it is unpacked"
        : "the file is gzip and cannot be unpacked: it may have been cut off while it was written",
      remedy: isLarge ? "check a single stack's file" : "write it anew",
      place: { file },
    });
  }
}
