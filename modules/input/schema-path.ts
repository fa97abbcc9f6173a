// Where in a document a schema error is, and how a path reads in a sentence.
import type { ErrorObject } from "ajv";
import type { Path } from "./located-document";
import { shown } from "./shown-text";

/** The path of an error's JSON pointer. Digits are taken for an index; lookups take an index for a key where need be. */
export function pathOf({ instancePath }: ErrorObject): Path {
  return instancePath
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** `deployments.azure.interfaces.access[0]` */
export function formatPath(path: Path): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${shown(part)}`))
    .join("")
    .replace(/^\./, "");
}
