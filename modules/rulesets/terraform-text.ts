// Texts of people inside Terraform: a reason that happens to hold `${` must arrive as it was written.

/** The text with Terraform's template markers escaped, so that it means itself. */
export function literalText(text: string): string {
  return text.replace(/[$%](?=\{)/g, (marker) => marker + marker);
}
