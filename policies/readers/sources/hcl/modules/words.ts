// Words by which references lead to resources of modules: no two of a type have the same.
import type { WrittenBlock } from "../files/written-block";

export class Words {
  readonly #taken = new Set<string>();

  /** The resource's own name in the root, and with its modules' names elsewhere, as far as that is free. */
  of({ kind, labels: [type = "", name = ""] }: WrittenBlock, module: string): string {
    const place = module.replace(/(^|\.)module\./g, "$1").replaceAll(".", "-");
    const word = [place, name].filter(Boolean).join("-");
    let free = word;
    for (let count = 2; this.#taken.has(`${kind} ${type} ${free}`); count++)
      free = `${word}-${count}`;
    this.#taken.add(`${kind} ${type} ${free}`);
    return free;
  }
}
