// The digest by which a report says which file was read.
import { createHash } from "node:crypto";

/** A file as it was when it was read. */
export interface FileDigest {
  /** As the user names it. */
  readonly file: string;
  /** Of its bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** The digest of what was read; text as its bytes in UTF-8. */
export function fileDigest(file: string, content: string | Uint8Array): FileDigest {
  return { file, sha256: createHash("sha256").update(content).digest("hex") };
}
