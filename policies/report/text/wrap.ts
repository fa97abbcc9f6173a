// Breaking long sentences into lines that can be read on a terminal, at spaces only: addresses and paths stay whole, so
// that they can be copied.

/** The width of a report's lines where words allow it. Fixed, so that the same run gives the same text everywhere. */
const WIDTH = 110;

/** The text in lines of at most `WIDTH` less `indent` characters. Never empty. */
export function wrap(text: string, indent: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > WIDTH - indent) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
