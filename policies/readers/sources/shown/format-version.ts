// Versions of the form in which Terraform and OpenTofu print plans and states as JSON.
import { InputError } from "../../../../modules/input";

/** Major versions that are read; 0 is Terraform before 1.1, with the same form. */
const READ = /^[01]\.\d+$/;

/** @throws InputError for a version of which nothing is known. */
export function checkFormat(root: Readonly<Record<string, unknown>>, file: string): void {
  const version = root["format_version"];
  if (typeof version === "string" && READ.test(version)) return;
  throw new InputError({
    message: "the version of the file's format is not known",
    got: `format_version ${JSON.stringify(version)}`,
    allowed: "0.x and 1.x, which Terraform from 0.12 and OpenTofu write",
    remedy:
      "write it with such a version (`terraform show -json`), or check with a later version of this tool",
    place: { file },
  });
}
