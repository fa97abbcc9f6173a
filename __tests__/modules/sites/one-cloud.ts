// The sound site without its Google deployment, for what only Azure can do.

/** A site text of two deployments with the first one alone. */
export function withoutGoogle(text: string): string {
  const at = text.indexOf("  google-one:");
  if (at < 0) throw new Error("the text has no Google deployment");
  return text.slice(0, at);
}
