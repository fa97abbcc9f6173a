// A Terraform state as JSON, as `terraform show -json` prints it: parsed strictly, and able to say where each value stands.
import { InputError } from "../../../../modules/input";
import { parseStrictJson, type RoundedNumber } from "../json/strict-json";
import type { Source } from "../source";
import { NO_LINKS } from "../remote-state";
import { isObject } from "../values";
import { checkState, readState } from "./state-resources";

export interface TerraformState extends Source {
  readonly root: Readonly<Record<string, unknown>>;
  readonly rounded: readonly RoundedNumber[];
}

const WANTED = {
  allowed: "a state as `terraform show -json` prints it",
  remedy: "write it anew (`terraform show -json`) and check again",
};

/** Major versions of the format that are read; 0 is Terraform before 1.1, with the same form. */
const VERSION = /^[01]\.\d+$/;

/** @throws InputError when the text is not JSON, repeats a key in one object, or is not a state. */
export function parseTerraformState(text: string, file: string): TerraformState {
  const { value: root, rounded, placeOf } = parseStrictJson(text, file, WANTED);
  if (!isObject(root) || !isState(root)) {
    throw new InputError({
      message: "the file is not a Terraform state",
      ...WANTED,
      place: { file },
    });
  }
  return {
    file,
    text,
    root,
    rounded,
    resources: (notes) => readState({ root, rounded }, notes),
    reportBesides: (notes) => {
      checkState({ root, rounded }, notes);
    },
    links: NO_LINKS,
    placeOf,
    constructOf: () => undefined,
  };
}

function isState(root: Readonly<Record<string, unknown>>): boolean {
  const { format_version: version } = root as { readonly format_version?: unknown };
  return (
    typeof version === "string" &&
    VERSION.test(version) &&
    !("planned_values" in root) &&
    !("resource_changes" in root)
  );
}
