// A Terraform state as JSON, as `terraform show -json` prints it or as its file has it: parsed strictly, and able to say where
// each value stands.
import { InputError } from "../../../../modules/input";
import { parseStrictJson, type StrictJson } from "../json/strict-json";
import type { Source } from "../source";
import { NO_LINKS } from "../remote-state";
import { isObject } from "../../resources/values";
import { isPlan } from "../shown/is-plan";
import { checkFormat } from "../shown/format-version";
import { isRawState } from "./raw-state";
import { checkState, readState } from "./state-resources";
import { secretsOfState } from "./state-secrets";

export interface TerraformState extends Source {
  readonly form: "state";
}

export const WANTED_STATE = {
  allowed: "a state as `terraform show -json` prints it, or its file",
  remedy: "write it anew (`terraform show -json`) and check again",
};

/** @throws InputError when the text is not JSON, repeats a key in one object, or is not a state. */
export function parseTerraformState(text: string, file: string): TerraformState {
  return readTerraformState(parseStrictJson(text, file, WANTED_STATE), text, file);
}

export function readTerraformState(
  { value: root, placeOf }: StrictJson,
  text: string,
  file: string,
): TerraformState {
  if (!isObject(root) || !isState(root)) {
    throw new InputError({
      message: "the file is not a Terraform state",
      ...WANTED_STATE,
      place: { file },
    });
  }
  if (isRawState(root)) checkRawVersion(root, file);
  else checkFormat(root, file);
  return {
    form: "state",
    file,
    text,
    root,
    resources: (notes) => readState(root, notes),
    reportBesides: (notes) => {
      checkState(root, notes);
    },
    secrets: () => secretsOfState(root),
    links: NO_LINKS,
    placeOf,
    constructOf: () => undefined,
  };
}

type Root = Readonly<Record<string, unknown>>;

export function isState(root: Root): boolean {
  if (isRawState(root)) return true;
  if (!("format_version" in root) || isPlan(root)) return false;
  // One that holds nothing has no values. Terraform prints other things as well with a version of their format.
  return "values" in root || "terraform_version" in root || Object.keys(root).length === 1;
}

/** @throws InputError for a state file that another Terraform wrote. */
function checkRawVersion({ version }: Root, file: string): void {
  if (version === RAW_VERSION) return;
  throw new InputError({
    message: "the version of the state file is not read",
    got: `version ${JSON.stringify(version)}`,
    allowed: `version ${RAW_VERSION}, which Terraform from 0.12 and OpenTofu write`,
    remedy:
      "apply or refresh it with such a version, or check the output of `terraform show -json`",
    place: { file },
  });
}

const RAW_VERSION = 4;
