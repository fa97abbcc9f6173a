// Text of the user's in a sentence of ours: one line, of bearable length, without anything that a terminal would obey.

const LONGEST = 60;

/** The first line of a text, shortened, with control characters written out. */
export function shown(text: string): string {
  const [line = ""] = text.split("\n", 1);
  const cut = line.length > LONGEST ? line.slice(0, LONGEST) : line;
  return `${cut.replaceAll(CONTROL, escape)}${cut === text ? "" : "…"}`;
}

// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
