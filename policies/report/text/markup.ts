// HTML, SVG and XML from templates in which every value is escaped unless it is markup already: text of others cannot
// become a tag, and no template has to remember to escape it. Small enough to be read, so no library of components is needed.
import { printable } from "./printable";

/** A piece of a document that is safe to write as it stands. Only `markup` makes it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: text, numbers, markup, or lists of these; `undefined` is nothing. */
export type Content = string | number | Markup | undefined | readonly Content[];

/** A template of which every value is escaped, for text and for attributes in double quotes. */
export function markup(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  const text = parts.map((part, index) => `${part}${written(values[index])}`);
  return new Markup(text.join(""));
}

function written(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "string") return escapeMarkup(content);
  if (typeof content === "number") return String(content);
  return content.map(written).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text of any origin as text of a document: printable, well-formed, and without meaning as markup. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? "");
}
