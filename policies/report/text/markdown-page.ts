// A comment in Markdown that is never longer than it may be: what does not fit is left out from the end, and the last line
// says what that was.
import { inertReferences, withCode } from "./markdown-cells";
import { escapeMarkup } from "./markup";

/** Kept for the line that says what was left out. */
const RESERVE = 600;

/** Markdown that grows until it is full, and counts what no longer fits. */
export class MarkdownPage {
  readonly #blocks: string[] = [];
  readonly #leftOut = new Map<string, number>();
  #room: number;

  /** @param longest characters of the whole page. */
  constructor(longest: number) {
    this.#room = longest - RESERVE;
  }

  /** Adds the lines as one block. False when there is no room for them. */
  add(lines: readonly string[]): boolean {
    const block = lines.join("\n");
    if (block.length + 2 > this.#room) return false;
    this.#room -= block.length + 2;
    this.#blocks.push(block);
    return true;
  }

  /** As many of the lines as there is room for, but never more than half of it: others want some too. */
  list(lines: readonly string[], what: string, head: readonly string[] = []): void {
    if (lines.length === 0) return;
    const fitting = fit(lines, this.#room / 2);
    this.#leaveOut(what, lines.length - fitting.length);
    if (fitting.length > 0) this.add([...head, ...fitting]);
  }

  table(head: readonly string[], rows: readonly (readonly string[])[], what: string): void {
    const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
    this.list(lines, what, [`| ${head.join(" | ")} |`, `|${" --- |".repeat(head.length)}`]);
  }

  fold(title: string, lines: readonly string[], what: string): void {
    if (!this.#addFold(title, lines)) this.#leaveOut(what, 1);
  }

  foldedList(
    title: string,
    items: readonly string[],
    what: string,
    head: readonly string[] = [],
  ): void {
    if (items.length === 0) return;
    const fitting = fit(items, this.#room / 2);
    const added = fitting.length > 0 && this.#addFold(title, [...head, ...fitting]);
    this.#leaveOut(what, items.length - (added ? fitting.length : 0));
  }

  /** Inside the tags of a summary Markdown does not hold, so its text is escaped as HTML. */
  #addFold(title: string, lines: readonly string[]): boolean {
    const summary = withCode(title, (text) => inertReferences(escapeMarkup(text)));
    return this.add([`<details><summary>${summary}</summary>`, "", ...lines, "", "</details>"]);
  }

  text(): string {
    const said = [...this.#leftOut].map(([what, count]) => `${count} ${what}`);
    const end =
      said.length === 0
        ? []
        : [`_Left out for length: ${said.join(", ")}. The json and html reports have everything._`];
    return `${[...this.#blocks, ...end].join("\n\n")}\n`;
  }

  #leaveOut(what: string, count: number): void {
    if (count > 0) this.#leftOut.set(what, (this.#leftOut.get(what) ?? 0) + count);
  }
}

function fit(lines: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => (used += line.length + 1) > room);
  return end < 0 ? lines : lines.slice(0, end);
}
