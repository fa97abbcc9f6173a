// What many rows of a table would repeat, said once below it.
import { type Markup, markup } from "../../text/markup";
import { inCode } from "./html-entries";

/** Texts by number, in the order of their first mention. */
export class Footnotes {
  readonly #numbers = new Map<string, number>();
  readonly #id: string;

  /** @param id that those of the notes begin with. */
  constructor(id: string) {
    this.#id = id;
  }

  /** The number of the text, as a link to it. */
  mark(text: string): Markup {
    const number = this.#numbers.get(text) ?? this.#numbers.size + 1;
    this.#numbers.set(text, number);
    return markup`<a href="#${this.#id}-${number}">(${number})</a>`;
  }

  /** All texts that were mentioned so far, under a line that says what they are. */
  list(title: string): Markup | undefined {
    if (this.#numbers.size === 0) return undefined;
    const items = [...this.#numbers].map(
      ([text, number]) => markup`<li id="${this.#id}-${number}">${inCode(text)}</li>`,
    );
    return markup`<div class="note footnotes"><p>${title}</p><ol>${items}</ol></div>`;
  }
}
