// Terraform's templates inside strings. `${…}` and `%{…}` stand for values that only Terraform knows; `$${` and `%%{` are
// how a string writes `${` and `%{` themselves.

/** Whether the text holds a template, so that its value is not in the document. */
export function isToken(text: string): boolean {
  return text.includes("{") && /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}

/** Whether the text names the same thing wherever the document writes it: a function may give another value each time. */
export function isOneThing(text: string): boolean {
  return !isToken(text) || !text.includes("(");
}

/** The string that Terraform makes of a text without templates. */
export function unescapeTemplate(text: string): string {
  return text.includes("{") ? text.replaceAll("$${", "${").replaceAll("%%{", "%{") : text;
}
