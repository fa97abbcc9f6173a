// Commands to GitHub's runner, as they stand in a log.

/** As `@actions/core` escapes the text of a command. */
export function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
