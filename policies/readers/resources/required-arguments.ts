// Arguments that Terraform wants in a resource: one that is missing, or of another type than its argument, makes it refuse the
// configuration as a whole, so that nothing of it is deployed.
import { argumentName, type Field } from "./field";
import type { ResourceBlock } from "./resource-block";
import { isToken } from "./template-text";
import { asText, isAbsent, isObject } from "./values";

/** Reports required texts that are missing or no texts. A reference is as good as a literal. */
export function reportMissing(block: ResourceBlock, ...fields: readonly Field<string>[]): void {
  for (const field of fields) {
    if (block.nameValue(field) !== undefined) continue;
    const name = argumentName(field);
    block.report(`\`${name}\` is not set, and Terraform refuses that`, `write \`${name}\``);
  }
}

/** Reports arguments that are of another type, of those that say nothing about rules and are not read. */
export function reportMistyped(block: ResourceBlock, ...fields: readonly Field<unknown>[]): void {
  for (const field of fields) {
    if (field.is === "unknown" && field.refersTo === undefined) block.value(field);
  }
}

/** The same for a map of texts, such as `tags`. */
export function reportMistypedMap(block: ResourceBlock, key: string): void {
  const value = block.body[key];
  if (isAbsent(value) || (typeof value === "string" && isToken(value))) return;
  const isMap =
    isObject(value) &&
    Object.values(value).every((element) => isAbsent(element) || asText(element) !== undefined);
  if (!isMap) block.report(`\`${key}\` is not a map of texts`, "write an object of texts", key);
}
