// The line that keeps people from editing what a program writes.

/** A comment for the head of a page in Markdown that is made from `source`. */
export function generatedFrom(source: string): string {
  return `<!-- Made from ${source} by \`npm run docs\`. Change the data, not this page. -->`;
}
