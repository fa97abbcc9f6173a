// References as `configuration` lists them.

/**
 * Terraform lists each reference with everything that it begins with, from the longest to the shortest, and no list is
 * without repetitions: what is not shorter than the text before it begins a new one.
 */
export function wholeReferences(references: readonly unknown[]): ReadonlySet<string> {
  const whole = new Set<string>();
  let last = "";
  for (const text of references) {
    if (typeof text !== "string") continue;
    if (!last.startsWith(`${text}.`) && !last.startsWith(`${text}[`)) whole.add(text);
    last = text;
  }
  return whole;
}
