// Pieces of the page that several of its parts share.
import { formatPlace, type Place } from "../../../../modules/input";
import { type Content, type Markup, markup } from "../../text/markup";

/** A link to a page of the web; the words alone where the address is not one of the web's. */
export function webLink(url: string, words: Content, title?: string): Markup {
  if (!/^https?:\/\//i.test(url)) return markup`<span title="${title}">${words}</span>`;
  return markup`<a href="${url}" title="${title}" rel="noreferrer noopener">${words}</a>`;
}

/** Text of code: addresses, names, places. Breaks anywhere, so that it never widens the page. */
export function code(text: string): Markup {
  return markup`<code>${text}</code>`;
}

/** A path or label that may break behind each of its slashes, and not within a word. */
export function breakable(text: string): Markup {
  const [first = "", ...others] = text.split("/");
  return markup`${first}${others.map((part) => markup`/<wbr>${part}`)}`;
}

/** `file:line:column` as code; nothing where there is no place. */
export function placeCode(place: Place | undefined): Markup | undefined {
  return place === undefined ? undefined : code(formatPlace(place));
}

/** A table that scrolls by itself where it is too wide, also by keyboard. `name` says what it lists. */
export function scrolling(name: string, content: Content): Markup {
  return markup`<div class="scroll" role="region" tabindex="0" aria-label="${name}">${content}</div>`;
}

/** A cell that says its column where the table is stacked, on narrow screens. */
export function cell(column: string, content: Content): Markup {
  return markup`<td class="col-${column.replaceAll(" ", "-")}" data-label="${column}"><div>${content}</div></td>`;
}

/** The head of a table. */
export function tableHead(columns: readonly string[]): Markup {
  return markup`<thead><tr>${columns.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>`;
}

/** Rows beyond this are counted and left out, so that browsers can open the page. */
export const MOST_ROWS = 2000;

/** What a table leaves out. */
export function leftOut(count: number, what: string): Markup | undefined {
  return count <= 0
    ? undefined
    : markup`<p class="note">${count} more ${what} are left out here; the json report lists them all.</p>`;
}
