// Numbers that JavaScript reads as other numbers than Terraform does: `100.0000000000000000001` is 100 here, and refused
// there. What cannot be read exactly is not read at all.

import { endOfString } from "./json-survey";

/** A number as it is written, and where. */
export interface WrittenNumber {
  readonly text: string;
  readonly offset: number;
}

/** Only a number of this many characters can lose anything; most texts have none outside their strings. */
const LONG = /-?\d[\d.eE+-]{15,}/g;
const LONG_VALUE = /[:[,]\s*-?\d[\d.eE+-]{15,}/;

/** More would say nothing new. */
const MOST = 250;

/** Numbers of a JSON text that are not exactly what JSON.parse makes of them. */
export function roundedNumbers(text: string): readonly WrittenNumber[] {
  const found: WrittenNumber[] = [];
  if (!LONG_VALUE.test(text)) return found;
  for (let from = 0; from < text.length && found.length < MOST;) {
    const quote = text.indexOf('"', from);
    const until = quote < 0 ? text.length : quote;
    for (const { 0: number, index } of text.slice(from, until).matchAll(LONG)) {
      if (!isExact(number)) found.push({ text: number, offset: from + index });
    }
    from = quote < 0 ? until : endOfString(text, quote) + 1;
  }
  return found;
}

/** Whether the number as it is read, written out in full, has the digits of the text. */
function isExact(text: string): boolean {
  return digitsOf(text) === digitsOf(String(Number(text)));
}

/** Significant digits and the power of ten that follows them: the same for two ways to write one number. */
function digitsOf(text: string): string {
  const [mantissa = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const digits = `${whole}${fraction}`.replace(/^0+/, "");
  const trimmed = digits.replace(/0+$/, "");
  if (trimmed === "") return "0";
  const power = Number(exponent) - fraction.length + digits.length - trimmed.length;
  return `${text.startsWith("-") ? "-" : ""}${trimmed}e${power}`;
}
