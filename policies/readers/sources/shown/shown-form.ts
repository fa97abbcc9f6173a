// Whether a file looks like a plan or a state, without parsing it: one that was cut off still does, and is reported as such.
import { textOf } from "../source-bytes";

/** @throws InputError when the bytes are no text. */
export function shownForm(bytes: Uint8Array, file: string): "plan" | "state" | undefined {
  const text = textOf(bytes, file);
  if (!/^\uFEFF?\s*\{/.test(text)) return undefined;
  if (hasKey("format_version", text))
    return hasKey("planned_values", text) || hasKey("resource_changes", text) ? "plan" : "state";
  const isState = hasKey("serial", text) && hasKey("terraform_version", text);
  return isState ? "state" : undefined;
}

function hasKey(key: string, text: string): boolean {
  return new RegExp(`"${key}"\\s*:`).test(text);
}
