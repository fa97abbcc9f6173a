// One Terraform JSON document (`cdk.tf.json`, `*.tf.json`): parsed strictly, and able to say where each value stands.
// Nothing here knows what a resource means.
import { InputError } from "../../../../modules/input";
import { parseStrictJson } from "../json/strict-json";
import type { Path } from "../../resources/source-file";
import { isObject } from "../../resources/values";
import type { TerraformConfiguration } from "./configuration";
import { readConfiguration } from "./configuration-resources";
import { secretsOfConfiguration } from "./configuration-secrets";
import { constructOf } from "./construct-origin";
import { linksOf } from "./configuration-links";
import { unlikeTerraform } from "./file-likeness";
import { remedyFor } from "./text-likeness";
import { checkTopLevel } from "./top-level-blocks";

/**
 * The configuration that a text holds.
 * @throws InputError when the text is not JSON, repeats a key in one object, or is not a Terraform configuration.
 */
export function parseTerraformConfiguration(text: string, file: string): TerraformConfiguration {
  const {
    value,
    rounded: found,
    placeOf,
  } = parseStrictJson(text, file, {
    allowed: "Terraform JSON",
    remedy: remedyFor(text, file),
  });
  const root = checkRoot(value, file);
  const stackName = stackNameOf(root);
  const rounded = found.length === 0 ? {} : { rounded: found };
  const places = { file, placeOf, constructOf: (path: Path) => constructOf(root, path) };
  return {
    form: "configuration",
    ...places,
    text,
    root,
    ...rounded,
    resources: (notes) => readConfiguration({ file, root, ...rounded }, notes),
    reportBesides: (notes) => {
      checkTopLevel({ file, root, ...rounded }, notes);
      notes.assume("no other Terraform file stands beside the configuration in its folder");
    },
    secrets: () => secretsOfConfiguration(root, places),
    links: linksOf({ file, root }),
    ...(stackName === undefined ? {} : { stackName }),
  };
}

function checkRoot(value: unknown, file: string): Readonly<Record<string, unknown>> {
  const allowed = "an object with Terraform's blocks, such as `resource`";
  const message = "the configuration is not a Terraform configuration";
  const place = { file };
  if (!isObject(value)) {
    const got = value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
    throw new InputError({ message, got, allowed, place });
  }
  const likeness = unlikeTerraform(value);
  if (likeness === undefined) return value;
  throw new InputError({
    message,
    got: likeness.what,
    allowed,
    remedy:
      likeness.remedy ??
      "check the `cdk.tf.json` that `cdktf synth` writes into `cdktf.out/stacks/<stack>/`",
    place,
  });
}

function stackNameOf(root: Readonly<Record<string, unknown>>): string | undefined {
  const comment = root["//"] as { metadata?: { stackName?: unknown } } | null | undefined;
  const name = comment?.metadata?.stackName;
  return typeof name === "string" ? name : undefined;
}
