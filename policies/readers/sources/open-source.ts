// Any file that a source can be read from, told by its content: a configuration in Terraform JSON, a plan or a state.
import { InputError } from "../../../modules/input";
import { parseStrictJson } from "./json/strict-json";
import type { Source } from "./source";
import { textOf } from "./source-bytes";
import { parseTerraformConfiguration } from "./terraform-config/parse-configuration";
import { isPlan } from "./shown/is-plan";
import { readTerraformPlan } from "./terraform-plan/parse-plan";
import { isState, readTerraformState } from "./terraform-state/parse-state";
import { isObject } from "../resources/values";

const WANTED = {
  allowed: "Terraform JSON: a configuration, or a plan or state of `terraform show -json`",
  remedy: "write the file anew and check again",
};

/**
 * The source that a file holds.
 * @param content its bytes, or its text.
 * @throws InputError when it holds none.
 */
export function parseSource(content: Uint8Array | string, file: string): Source {
  const written = typeof content === "string" ? content : textOf(content, file);
  const text = written.startsWith(MARK) ? written.slice(1) : written;
  refuseMessages(text, file);
  // Terraform reads no configuration that begins with a mark.
  if (!/^\s*\{/.test(text) || !SHOWN.test(text)) return parseTerraformConfiguration(written, file);
  const json = parseStrictJson(text, file, WANTED);
  if (isObject(json.value) && isPlan(json.value)) return readTerraformPlan(json, text, file);
  if (isObject(json.value) && isState(json.value)) return readTerraformState(json, text, file);
  return parseTerraformConfiguration(written, file);
}

const MARK = "\uFEFF";

/** What stands in every plan and state, and in nearly no configuration: these are parsed for what they are. */
const SHOWN = /"(?:format_version|serial)"/;

/** `terraform plan -json` prints one message a line, and no plan. */
function refuseMessages(text: string, file: string): void {
  const [first = ""] = text.trimStart().split("\n", 1);
  if (!first.startsWith("{") || !/"@level"\s*:/.test(first)) return;
  throw new InputError({
    message: "these are messages of Terraform (`-json`), and no plan",
    remedy:
      "save the plan (`terraform plan -out PLAN`) and print it with `terraform show -json PLAN`",
    place: { file },
  });
}
