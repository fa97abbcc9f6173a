// JSON as our reports write it: for programs, but printed to logs as well, where a pipeline looks for commands.

/** The value as indented JSON with a final line break. No `##[…]` or `##vso[…]` stands in it, so a log takes nothing for a command. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replaceAll("##", "#\\u0023")}\n`;
}
