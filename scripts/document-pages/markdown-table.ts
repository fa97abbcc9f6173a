// A table in Markdown whose columns line up, so that it can be read as plain text and the formatter has nothing to change.

/** The lines of the table; every row has as many cells as the head. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const all = [head, ...rows].map((cells) => cells.map(escapeCell));
  const widths = head.map((_, column) =>
    Math.max(3, ...all.map((cells) => (cells[column] ?? "").length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  const [first = [], ...rest] = all;
  return [line(first), line(rule), ...rest.map(line)];
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
