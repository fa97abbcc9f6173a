// Sentences without the sensitive values that they name. Short and common words are taken for values only where they are quoted.
import { type AddressInText, replaceAddresses } from "./addresses-in-text";

export const SENSITIVE = "(sensitive)";

/** Shorter ones stand in any sentence. */
const SHORTEST_WORD = 3;

/** What every rule of a cloud is written with. */
const COMMON = new Set(
  "access action all allow any deny direction egress esp icmp icmpv6 inbound ingress ipip name outbound priority rule sctp tcp udp".split(
    " ",
  ),
);

/** Alternatives of one expression: past so many, matching takes long. */
const ALTERNATIVES = 1000;

/** Which numbers a sentence may not name, by what they are. */
export interface HiddenNumbers {
  readonly address: (found: AddressInText) => boolean;
  readonly port: (port: number) => boolean;
  readonly priority: (priority: number) => boolean;
}

export class TextVeil {
  readonly #values: ReadonlySet<string>;
  readonly #words: readonly RegExp[];
  readonly #hides: HiddenNumbers;

  constructor(texts: readonly string[], hides: HiddenNumbers) {
    this.#values = new Set(texts.flatMap((text) => [lower(text), ...partsOf(text)]));
    this.#words = expressions(texts.filter(isTelling));
    this.#hides = hides;
  }

  shown(text: string): string {
    const quoted = text
      .replace(/`([^`]*)`/g, (all, inner: string) => (this.#has(inner) ? `\`${SENSITIVE}\`` : all))
      .replace(/"(?:[^"\\]|\\.)*"/g, (all) => (this.#has(unquoted(all)) ? `"${SENSITIVE}"` : all))
      .replace(NUMBERED, (all, before: string, word: string, numbers: string) =>
        this.#hidesNumber(word, numbers) ? `${before}${SENSITIVE}` : all,
      );
    const plain = replaceAddresses(quoted, SENSITIVE, this.#hides.address);
    return this.#words.reduce((said, word) => said.replace(word, SENSITIVE), plain);
  }

  #has(text: string): boolean {
    return this.#values.has(lower(text));
  }

  #hidesNumber(word: string, numbers: string): boolean {
    const hides = word === "priority" ? this.#hides.priority : this.#hides.port;
    return numbers.split("-").some((number) => hides(Number(number)));
  }
}

/** `priority 100`, `ports 50000-59999`; in a file `port: 443`. */
const NUMBERED = /\b((priority|ports?):? ["']?)(\d+(?:-\d+)?)\b/g;

/** The provider and the cloud bring names into one case, and messages name either. */
function lower(text: string): string {
  return text.trim().toLowerCase();
}

/** The text of a literal; what is between the quotes, where it is none. */
function unquoted(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

/** The ends of `443-445`. */
function partsOf(text: string): readonly string[] {
  return /^\d+(?:\s*[-,]\s*\d+)+$/.test(text.trim()) ? (text.match(/\d+/g) ?? []) : [];
}

function isTelling(text: string): boolean {
  const word = lower(text);
  return word.length >= SHORTEST_WORD && !COMMON.has(word) && !/^[\d\W]+$/.test(word);
}

/** Longer ones first: one may begin with another. */
function expressions(texts: readonly string[]): readonly RegExp[] {
  const words = [...new Set(texts.map(lower))].sort((a, b) => b.length - a.length).map(escape);
  return Array.from({ length: Math.ceil(words.length / ALTERNATIVES) }, (_, at) => {
    const some = words.slice(at * ALTERNATIVES, (at + 1) * ALTERNATIVES);
    return new RegExp(`(?<![\\w-])(?:${some.join("|")})(?![\\w-])`, "gi");
  });
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
