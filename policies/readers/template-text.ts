// Terraform's templates inside strings. `${…}` and `%{…}` stand for values that only Terraform knows; `$${` and `%%{` are
// how a string writes `${` and `%{` themselves.

/** Whether the text holds a template, so that its value is not in the document. */
export function isToken(text: string): boolean {
  return text.includes("{") && /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}

/** The string that Terraform makes of a text without templates. */
export function unescapeTemplate(text: string): string {
  return text.includes("{") ? text.replaceAll("$${", "${").replaceAll("%%{", "%{") : text;
}
