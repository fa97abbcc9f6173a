// The templates that a configuration is left with once its references are followed: what is written for each, and why it is
// not known.
import type { Hidden } from "../../../resources/value-dialect";
import { isToken } from "../../../resources/template-text";

const REMEDY =
  "write the value itself into the configuration, or check a plan (`terraform show -json PLAN`), which has all values";

interface Shown {
  readonly text: string;
  readonly why: string | undefined;
}

export class Unknowns {
  readonly #shown = new Map<string, Shown>();
  readonly #resources = new Set<string>();

  /** A template that leads to one resource, or to something of it. */
  showResource(template: string, text: string): void {
    this.#resources.add(template);
    this.show(template, text);
  }

  leadsToResource(template: string): boolean {
    return this.#resources.has(template);
  }

  /**
   * @param template as it stands in the values.
   * @param text as it stands in a file.
   */
  show(template: string, text: string, why?: string): void {
    const before = this.#shown.get(template);
    if (before?.why === undefined) this.#shown.set(template, { text, why });
  }

  /** What stands in the place of a value; nothing for a value that is shown. */
  hidden(value: unknown): Hidden | undefined {
    if (typeof value !== "string" || !isToken(value)) return undefined;
    const { text, why } = this.#shown.get(value) ?? { text: value, why: undefined };
    return {
      words: `is \`${text}\`, ${why ?? "which only Terraform can evaluate"}`,
      remedy: REMEDY,
      refersTo: value,
    };
  }
}
