// The door of this room.
export { Inspection, withoutRepeats } from "./inspection";
export type { LocatedDocument, Path } from "./located-document";
export { fileDigest } from "./file-digest";
export type { FileDigest } from "./file-digest";
export { faultWords } from "./internal-fault";
export { nearest } from "./nearest-word";
export { IS_BUILT, packageFolder } from "./package-folder";
export { COMPILER_OPTIONS, OWN_KEYWORDS, validatorFile } from "./prepared-validators";
export { formatPlace, formatProblem, InputError } from "./problem";
export type { Place, Problem } from "./problem";
export { checkSchema } from "./schema-check";
export type { Checked } from "./schema-check";
export { formatPath } from "./schema-words";
export { shown } from "./shown-text";
export { readBytes, readTextFile } from "./text-file";
export { readYaml } from "./yaml-text";
