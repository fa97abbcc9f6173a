// What texts of a configuration mean: what has a name rests on the machines and networks around it, and a template on the blocks
// that it leads through.
import { referredBlocks, type RuleOrigin, surroundings, writtenMeaning } from "../../readers";
import type { MeaningContext } from "./same-names";

/** What the meaning of a configuration's rules may rest on besides the rules themselves. */
export interface ConfigurationSurroundings {
  readonly root: unknown;
  /**
   * `values`: the root holds values in the place of templates, so that a text does not show what it rests on: any part of the
   * root may be it. @default templates
   */
  readonly shows?: "templates" | "values";
  /** The settings of the deployment. */
  readonly settings: unknown;
  /** What the values from files beside are called, where they may be others than on the other side. */
  readonly ownFiles?: string;
  /** Configurations beside it that may be about the same objects. */
  readonly beside?: readonly { readonly root: unknown }[] | undefined;
}

export class ConfigurationContext implements MeaningContext {
  readonly #around: () => string;
  readonly #root: unknown;
  readonly #whole: () => string;

  constructor({
    root,
    shows = "templates",
    settings,
    ownFiles = "",
    beside = [],
  }: ConfigurationSurroundings) {
    // Only templates take values from files.
    const withFiles = (text: string): string =>
      /[$%]\{/.test(text) ? `${text}\n${ownFiles}` : text;
    const around = (one: unknown): unknown => (shows === "values" ? one : surroundings(one));
    this.#around = once(
      () =>
        `${jsonOf(settings)}\n${withFiles(jsonOf([root, ...beside.map((one) => one.root)].map(around)))}`,
    );
    this.#root = root;
    this.#whole = once(() => withFiles(jsonOf([root, beside])));
  }

  ruleText(rule: RuleOrigin): string {
    return this.nameText(writtenMeaning(rule));
  }

  nameText(text: string): string {
    const referred = referredBlocks(text, this.#root);
    const rest = referred === this.#root ? this.#whole() : jsonOf(referred);
    return [text, this.#around(), rest].join("\n");
  }
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

/** Addresses are big numbers, which JSON has none of. */
function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === "bigint" ? String(one) : one));
}
