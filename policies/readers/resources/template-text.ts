// Terraform's templates inside strings. `${…}` and `%{…}` stand for values that only Terraform knows; `$${` and `%%{` are
// how a string writes `${` and `%{` themselves.

/** Whether the text holds a template, so that its value is not in the source. */
export function isToken(text: string): boolean {
  return text.includes("{") && /(?<!\$)\$\{|(?<!%)%\{/.test(text);
}

/** Whether the text names the same thing wherever the source writes it: a function may give another value each time. */
export function isOneThing(text: string): boolean {
  return !isToken(text) || !text.includes("(");
}

/** The string that Terraform makes of a text without templates. */
export function unescapeTemplate(text: string): string {
  return text.includes("{") ? text.replaceAll("$${", "${").replaceAll("%%{", "%{") : text;
}

/** The template that stands for a text. */
export function escapeTemplate(text: string): string {
  return text.includes("{") ? text.replaceAll("${", "$${").replaceAll("%{", "%%{") : text;
}

/** An id in the form in which it compares: clouds know no letter case in ids, and Terraform does in references. */
export function idKey(id: string): string {
  return isToken(id) ? id.trim() : id.trim().toLowerCase();
}
